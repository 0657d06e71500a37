package smi.limits.toys;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Pseudo-experiments at one point, in batches that have random numbers of their own: the same ones whatever thread makes
 * them, and however many others are made.
 */
final class PointToys {
    /** Pseudo-experiments per batch. */
    static final int BATCH = 100;

    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final ToyModel model;
    private final int point;
    private final Supplier<ToyMaker> makers;

    /**
     * Pseudo-experiments.
     *
     * @param model where their likelihood is looked at
     * @param point number of the point
     * @param makers makes them, one maker per batch
     */
    PointToys(ToyModel model, int point, Supplier<ToyMaker> makers) {
        this.model = model;
        this.point = point;
        this.makers = makers;
    }

    /** Gets log L of a pseudo-experiment at all points. */
    @FunctionalInterface
    interface Reader {
        void accept(double[] logLikelihood);
    }

    /** Makes a batch. */
    void make(long seed, int batch, Reader reader) {
        RandomGenerator random = RANDOM.create(mixed(mixed(mixed(seed) + point) + batch));
        double[] total = new double[model.size()];
        ToyMaker maker = makers.get();
        for (int t = 0; t < BATCH; t++) {
            Arrays.fill(total, 0.0);
            maker.make(random, total);
            reader.accept(total);
        }
    }

    /** The test statistics at this point in several batches, in order. */
    double[] q(long seed, int firstBatch, int batches) {
        double[][] found = IntStream.range(firstBatch, firstBatch + batches)
                .parallel()
                .mapToObj(b -> {
                    double[] q = new double[BATCH];
                    int[] next = {0};
                    make(seed, b, total -> q[next[0]++] = TestStatistic.at(model.grid(), total, point));
                    return q;
                })
                .toArray(double[][]::new);
        double[] all = new double[batches * BATCH];
        for (int b = 0; b < batches; b++) {
            System.arraycopy(found[b], 0, all, b * BATCH, BATCH);
        }
        return all;
    }

    /** Stafford's mixing of 64 bits, so that neighbouring seeds give unrelated generators. */
    private static long mixed(long z) {
        long a = (z + 0x9e3779b97f4a7c15L ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
