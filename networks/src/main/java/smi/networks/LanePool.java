package smi.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Spreads numbered shares of work over lanes, one thread per lane. Which lane does a share changes no number. A step of
 * a training takes some 100 µs, so that waking a thread up through the operating system would cost as much as it gains:
 * who waits looks around for a short while before going to sleep.
 */
final class LanePool<B> {
    /** Work on one share with the buffers of one lane. */
    @FunctionalInterface
    interface ShareWork<B> {
        void run(int share, Lane<B> lane);
    }

    private static final int BITS = 20;
    private static final long MASK = (1L << BITS) - 1;
    private static final long PATIENCE_NANOSECONDS = 50_000;

    private final List<Lane<B>> lanes;
    private final List<Thread> workers = new ArrayList<>();
    /**
     * From the highest bits to the lowest: the number of the round, its number of shares, the next share that nobody has
     * taken. One number, so that nobody takes a share of one round while another one begins.
     */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    /** Written before the ticket of their round is issued, read by those who have taken a share of it. */
    private ShareWork<B> work;

    private volatile boolean released;

    LanePool(List<Lane<B>> lanes) {
        this.lanes = lanes;
        for (Lane<B> lane : lanes.subList(1, lanes.size())) {
            var thread = new Thread(() -> work(lane), "smi-training");
            thread.setDaemon(true);
            thread.start();
            workers.add(thread);
        }
    }

    /** Runs the work for the shares 0 … count − 1 and returns when all are done. */
    void run(int count, ShareWork<B> task) {
        work = task;
        unfinished.set(count);
        ticket.set(((round(ticket.get()) + 1) << BITS | count) << BITS);
        if (count > 1) {
            workers.forEach(LockSupport::unpark);
        }
        takeShares(lanes.get(0));
        awaitOthers();
        Throwable cause = failure.getAndSet(null);
        if (cause instanceof RuntimeException known) {
            throw known;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }

    private static long round(long ticket) {
        return ticket >>> 2 * BITS;
    }

    private void takeShares(Lane<B> lane) {
        long mine = ticket.get();
        while ((mine & MASK) < (mine >>> BITS & MASK)) {
            if (ticket.compareAndSet(mine, mine + 1)) {
                runShare((int) (mine & MASK), lane);
            }
            mine = ticket.get();
        }
    }

    private void runShare(int share, Lane<B> lane) {
        try {
            work.run(share, lane);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void awaitOthers() {
        int looks = 0;
        while (unfinished.get() > 0) {
            // the others work: they will be done soon, unless they wait for a processor
            if (++looks % 1000 == 0) {
                Thread.yield();
            }
            Thread.onSpinWait();
        }
    }

    private void work(Lane<B> lane) {
        long seen = 0;
        while (!released) {
            long now = awaitTicket(seen);
            takeShares(lane);
            seen = round(now);
        }
    }

    /** Returns when there is a ticket of another round, or after a while. */
    private long awaitTicket(long seen) {
        long start = System.nanoTime();
        while (round(ticket.get()) == seen && !released) {
            if (System.nanoTime() - start > PATIENCE_NANOSECONDS) {
                LockSupport.park(this);
                break;
            }
            Thread.onSpinWait();
        }
        return ticket.get();
    }

    void release() {
        released = true;
        workers.forEach(LockSupport::unpark);
        for (Thread worker : workers) {
            joined(worker);
        }
        lanes.forEach(Lane::release);
    }

    private static void joined(Thread worker) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
