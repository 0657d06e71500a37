package smi.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import smi.events.EventMatrix;

/**
 * Where the events lay that a network was trained on: what it says elsewhere is extrapolated.
 *
 * @param low the smallest value of every observable; copied
 * @param high the largest; copied
 * @param events some of the events, chosen at random, shape {@code [n][nObservables]}
 */
public record TrainingSupport(double[] low, double[] high, EventMatrix events) {
    /** Enough to know how densely a region was populated, and little beside the networks. */
    private static final int KEPT = 1000;

    private static final long SEED = 20180501;
    private static final int ROWS = 512;

    /** Copies the ends. */
    public TrainingSupport {
        low = low.clone();
        high = high.clone();
        if (low.length != events.columns() || high.length != low.length) {
            throw new IllegalArgumentException("%d lower and %d upper ends for %d observables"
                    .formatted(low.length, high.length, events.columns()));
        }
    }

    /** {@return a copy of the lower ends} */
    @Override
    public double[] low() {
        return low.clone();
    }

    /** {@return a copy of the upper ends} */
    @Override
    public double[] high() {
        return high.clone();
    }

    /**
     * Looks at all events of a sample, and keeps some of them (Vitter's algorithm R, ACM Trans. Math. Softw. 11 (1985) 37).
     *
     * @param source the sample
     * @return its support
     */
    public static TrainingSupport of(BlockSource source) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int columns = source.observables().size();
        var keeper = new Keeper(columns, random);
        var batch = new Batch(
                ROWS * source.rowsPerEvent(),
                source.sharedPoints(),
                columns,
                source.parameters().size());
        for (int b = 0; b < source.blocks().count(); b++) {
            TrainingSource block = source.load(new int[] {b});
            for (int from = 0; from < block.events(); from += ROWS) {
                int[] events = IntStream.range(from, Math.min(block.events(), from + ROWS))
                        .toArray();
                block.fill(events, 0, events.length, random, batch);
                for (int i = 0; i < events.length; i++) {
                    keeper.add(batch.x(), i * source.rowsPerEvent() * columns);
                }
            }
        }
        return keeper.done();
    }

    /** The events seen so far. */
    private static final class Keeper {
        private final int columns;
        private final RandomGenerator random;
        private final double[] low;
        private final double[] high;
        private final double[] kept;
        private long seen;

        Keeper(int columns, RandomGenerator random) {
            this.columns = columns;
            this.random = random;
            low = new double[columns];
            high = new double[columns];
            kept = new double[KEPT * columns];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
        }

        void add(double[] x, int offset) {
            for (int k = 0; k < columns; k++) {
                low[k] = Math.min(low[k], x[offset + k]);
                high[k] = Math.max(high[k], x[offset + k]);
            }
            long place = seen < KEPT ? seen : random.nextLong(seen + 1);
            seen++;
            if (place < KEPT) {
                System.arraycopy(x, offset, kept, (int) place * columns, columns);
            }
        }

        TrainingSupport done() {
            int n = (int) Math.min(KEPT, seen);
            return new TrainingSupport(low, high, EventMatrix.of(n, columns, Arrays.copyOf(kept, n * columns)));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingSupport that
                && Arrays.equals(low, that.low)
                && Arrays.equals(high, that.high)
                && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(low) + events.hashCode();
    }

    @Override
    public String toString() {
        return "TrainingSupport[%s to %s]".formatted(Arrays.toString(low), Arrays.toString(high));
    }
}
