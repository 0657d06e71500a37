package smi.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Spreads numbered slices of work over lanes, one thread per lane. Which lane does a slice changes no number. */
final class LanePool<B> {
    /** Work on one slice with the buffers of one lane. */
    @FunctionalInterface
    interface SliceWork<B> {
        void run(int slice, Lane<B> lane);
    }

    private final List<Lane<B>> lanes;
    private final ExecutorService workers;
    private final List<Future<?>> running = new ArrayList<>();

    LanePool(List<Lane<B>> lanes) {
        this.lanes = lanes;
        workers = lanes.size() == 1 ? null : Executors.newFixedThreadPool(lanes.size() - 1, LanePool::daemon);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "smi-training");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs the work for the slices 0 … slices − 1 and returns when all are done. */
    void run(int slices, SliceWork<B> work) {
        int used = Math.min(lanes.size(), slices);
        for (int t = 1; t < used; t++) {
            int lane = t;
            running.add(workers.submit(() -> runLane(lane, used, slices, work)));
        }
        try {
            runLane(0, used, slices, work);
        } finally {
            running.forEach(LanePool::await);
            running.clear();
        }
    }

    private void runLane(int lane, int used, int slices, SliceWork<B> work) {
        for (int slice = lane; slice < slices; slice += used) {
            work.run(slice, lanes.get(lane));
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the training was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    void release() {
        if (workers != null) {
            workers.shutdown();
        }
        lanes.forEach(Lane::release);
    }
}
