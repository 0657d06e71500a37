package smi.networks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Evaluators for the threads that work on one call; their memory goes back when the call ends. */
final class EvaluatorPool<B> implements AutoCloseable {
    /** Work on one chunk of events. */
    @FunctionalInterface
    interface ChunkWork<B> {
        void run(Evaluator<B> evaluator, int chunk);
    }

    private final IntFunction<? extends Kernels<B>> kernels;
    private final TrainedNetwork network;
    private final int thetas;
    private final Queue<Evaluator<B>> idle = new ConcurrentLinkedQueue<>();

    private EvaluatorPool(IntFunction<? extends Kernels<B>> kernels, TrainedNetwork network, int thetas) {
        this.kernels = kernels;
        this.network = network;
        this.thetas = thetas;
    }

    /** Evaluators in double precision. */
    static EvaluatorPool<DoubleBlock> exact(TrainedNetwork network, int thetas) {
        return new EvaluatorPool<>(HostDoubleKernels::new, network, thetas);
    }

    /** Evaluators of values in single precision, twice as fast or better. */
    static EvaluatorPool<FloatBlock> fast(TrainedNetwork network) {
        return new EvaluatorPool<>(HostFloatKernels::new, network, 0);
    }

    /** Runs the work for the chunks [0, count) on all cores; chunks never depend on each other. */
    void run(int count, ChunkWork<B> work) {
        IntStream.range(0, count).parallel().forEach(chunk -> {
            Evaluator<B> free = idle.poll();
            Evaluator<B> evaluator =
                    free != null ? free : new Evaluator<>(kernels.apply(Evaluator.CHUNK), network, thetas);
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
