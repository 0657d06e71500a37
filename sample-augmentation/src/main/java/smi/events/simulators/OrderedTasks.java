package smi.events.simulators;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import smi.morphing.InvalidInputException;

/** Runs numbered tasks on several threads and hands their results on in order, on the calling thread. */
record OrderedTasks(int threads) {
    /** Tasks ahead of the reader per thread: enough to keep every thread busy, few enough to keep memory small. */
    private static final int AHEAD = 2;

    OrderedTasks {
        if (!(threads >= 1)) {
            throw new InvalidInputException("%d threads cannot simulate events; give 1 or more".formatted(threads));
        }
    }

    <T> void run(long from, long to, LongFunction<T> task, Consumer<T> sink) {
        if (threads == 1 || to - from < 2) {
            for (long i = from; i < to; i++) {
                sink.accept(task.apply(i));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, OrderedTasks::daemon);
        try {
            var waiting = new ArrayDeque<Future<T>>();
            for (long i = from; i < to; i++) {
                long number = i;
                waiting.add(pool.submit(() -> task.apply(number)));
                if (waiting.size() > AHEAD * threads) {
                    sink.accept(result(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                sink.accept(result(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "simulator");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the simulation was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the simulation failed", e.getCause());
        }
    }
}
