package smi.augmentation;

import java.util.stream.IntStream;

/**
 * The sums of the positive weights of small groups of events ("bins" of consecutive events) at many parameter points,
 * cumulated over the groups: what is kept of the weights so that a draw finds its event without all weights in memory.
 */
final class WeightTable {
    private final double[][] monomials;
    private final int binSize;
    private final double[][] cumulative;

    WeightTable(double[][] monomials, int binSize, int bins) {
        this.monomials = monomials;
        this.binSize = binSize;
        this.cumulative = new double[bins][monomials.length];
    }

    /** Adds a block of events, whose first one begins the given bin. */
    void add(int firstBin, ComponentBlock block) {
        int bins = (block.size() + binSize - 1) / binSize;
        IntStream.range(0, bins).parallel().forEach(bin -> {
            int from = bin * binSize;
            int n = Math.min(binSize, block.size() - from);
            double[] weights = new double[binSize];
            for (int j = 0; j < monomials.length; j++) {
                block.weights(monomials[j], from, n, weights);
                cumulative[firstBin + bin][j] = positiveSum(weights, n);
            }
        });
    }

    /** Four sums side by side, so that one addition need not wait for the other. */
    private static double positiveSum(double[] weights, int n) {
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            a += Math.max(weights[i], 0.0);
            b += Math.max(weights[i + 1], 0.0);
            c += Math.max(weights[i + 2], 0.0);
            d += Math.max(weights[i + 3], 0.0);
        }
        for (; i < n; i++) {
            a += Math.max(weights[i], 0.0);
        }
        return (a + b) + (c + d);
    }

    /** Makes the sums cumulative, once all events are in. */
    void cumulate() {
        for (int bin = 1; bin < cumulative.length; bin++) {
            for (int j = 0; j < monomials.length; j++) {
                cumulative[bin][j] += cumulative[bin - 1][j];
            }
        }
    }

    double total(int point) {
        return cumulative[cumulative.length - 1][point];
    }

    /** The bin in which the cumulated weight passes a value below {@link #total}. */
    int find(int point, double value) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle][point] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The cumulated weight of the bins before one. */
    double before(int point, int bin) {
        return bin == 0 ? 0.0 : cumulative[bin - 1][point];
    }

    /**
     * The cumulated positive weights within a bin.
     *
     * @param n number of events in it
     * @param out gets them
     */
    void within(ComponentBlock block, int from, int n, int point, double[] out) {
        block.weights(monomials[point], from, n, out);
        double sum = 0.0;
        for (int i = 0; i < n; i++) {
            sum += Math.max(out[i], 0.0);
            out[i] = sum;
        }
    }
}
