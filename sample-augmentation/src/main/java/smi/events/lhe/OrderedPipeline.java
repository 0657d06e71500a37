package smi.events.lhe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes items from a source and hands what becomes of them on in order. The calling thread draws the items and, while it
 * would have to wait, works with the others; few items are under way at any time.
 *
 * @param threads how many threads work, with the calling one
 */
record OrderedPipeline(int threads) {
    /** Items under way per thread: enough to keep every thread busy, few enough to keep memory small. */
    private static final int AHEAD = 2;

    /** {@code source} gives {@code null} at its end. */
    <A, B> void run(Supplier<A> source, Function<A, B> work, Consumer<B> sink) {
        if (threads == 1) {
            for (A item = source.get(); item != null; item = source.get()) {
                sink.accept(work.apply(item));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads - 1, OrderedPipeline::daemon);
        try {
            Deque<FutureTask<B>> waiting = new ArrayDeque<>();
            for (A item = next(source, waiting, sink); item != null; item = next(source, waiting, sink)) {
                A current = item;
                var task = new FutureTask<B>(() -> work.apply(current));
                waiting.add(task);
                pool.execute(task);
                if (waiting.size() > AHEAD * threads) {
                    takeFirst(waiting, sink);
                }
            }
            drain(waiting, sink);
        } finally {
            pool.shutdownNow();
        }
    }

    /** What is under way comes before what is wrong with the source. */
    private static <A, B> A next(Supplier<A> source, Deque<FutureTask<B>> waiting, Consumer<B> sink) {
        try {
            return source.get();
        } catch (RuntimeException e) {
            drain(waiting, sink);
            throw e;
        }
    }

    private static <B> void drain(Deque<FutureTask<B>> waiting, Consumer<B> sink) {
        while (!waiting.isEmpty()) {
            takeFirst(waiting, sink);
        }
    }

    private static <B> void takeFirst(Deque<FutureTask<B>> waiting, Consumer<B> sink) {
        FutureTask<B> first = waiting.remove();
        first.run(); // does nothing where another thread has begun it
        for (FutureTask<B> other : waiting) {
            if (first.isDone()) {
                break;
            }
            other.run();
        }
        sink.accept(result(first));
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    }

    private static <B> B result(FutureTask<B> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("the import failed", e.getCause());
        }
    }
}
