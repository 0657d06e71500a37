package smi.networks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Evaluators for the threads that work on one call; their memory goes back when the call ends. */
final class EvaluatorPool implements AutoCloseable {
    /** Work on one chunk of events. */
    @FunctionalInterface
    interface ChunkWork {
        void run(Evaluator<DoubleBlock> evaluator, int chunk);
    }

    private final TrainedNetwork network;
    private final int thetas;
    private final Queue<Evaluator<DoubleBlock>> idle = new ConcurrentLinkedQueue<>();

    EvaluatorPool(TrainedNetwork network, int thetas) {
        this.network = network;
        this.thetas = thetas;
    }

    /** Runs the work for the chunks [from, to) on all cores; chunks never depend on each other. */
    void run(int from, int to, ChunkWork work) {
        IntStream.range(from, to).parallel().forEach(chunk -> {
            Evaluator<DoubleBlock> free = idle.poll();
            Evaluator<DoubleBlock> evaluator =
                    free != null ? free : new Evaluator<>(new HostDoubleKernels(Evaluator.CHUNK), network, thetas);
            work.run(evaluator, chunk);
            idle.add(evaluator);
        });
    }

    @Override
    public void close() {
        idle.forEach(Evaluator::release);
        idle.clear();
    }
}
