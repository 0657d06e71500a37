package smi.augmentation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The sums of the weights of small groups of events ("bins" of consecutive events) at many points, cumulated over the
 * groups: what is kept of the weights so that a draw finds its event without all weights in memory. What counts is the
 * part of the weight that events are drawn with.
 */
final class WeightTable {
    /** So many events stay in the first-level cache while all points are evaluated. */
    private static final int SLICE = 256;

    private final double[][] monomials;
    private final double[][] nu;
    private final boolean absolute;
    private final int binSize;
    private final double[][] cumulative;
    private final double[] largest;

    WeightTable(Components components, List<HypothesisPoint> points, NegativeWeights policy, int binSize, int bins) {
        this.monomials = points.stream().map(p -> components.at(p.theta())).toArray(double[][]::new);
        // most points have no shifted nuisance parameter, and need no exponential
        this.nu =
                points.stream().map(p -> p.isShifted() ? p.nu() : new double[0]).toArray(double[][]::new);
        this.absolute = policy == NegativeWeights.KEEP_SIGN;
        this.binSize = binSize;
        this.cumulative = new double[bins][monomials.length];
        this.largest = new double[monomials.length];
    }

    /** Adds a block of events, whose first one begins the given bin. */
    void add(int firstBin, ComponentBlock block) {
        int bins = (block.size() + binSize - 1) / binSize;
        double[][] ofBins = IntStream.range(0, bins)
                .parallel()
                .mapToObj(bin -> addBin(firstBin + bin, bin * binSize, block))
                .toArray(double[][]::new);
        for (double[] ofBin : ofBins) {
            for (int j = 0; j < largest.length; j++) {
                largest[j] = Math.max(largest[j], ofBin[j]);
            }
        }
    }

    /** Sums a bin and returns the largest weight at each point. */
    private double[] addBin(int bin, int begin, ComponentBlock block) {
        int end = Math.min(begin + binSize, block.size());
        double[] weights = new double[SLICE];
        double[] max = new double[monomials.length];
        for (int from = begin; from < end; from += SLICE) {
            ComponentBlock events = block.slice(from, Math.min(SLICE, end - from));
            int n = events.size();
            for (int j = 0; j < monomials.length; j++) {
                drawn(events, j, weights);
                cumulative[bin][j] += sum(weights, n);
                max[j] = Math.max(max[j], max(weights, n));
            }
        }
        return max;
    }

    /** What events are drawn with at a point. */
    private void drawn(ComponentBlock events, int point, double[] out) {
        events.weights(monomials[point], out);
        if (nu[point].length > 0) {
            events.multiplyByNuisance(nu[point], out);
        }
        int n = events.size();
        if (absolute) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.abs(out[i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[i] = Math.max(out[i], 0.0);
            }
        }
    }

    /** Four sums side by side, so that one addition need not wait for the other. */
    private static double sum(double[] weights, int n) {
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            a += weights[i];
            b += weights[i + 1];
            c += weights[i + 2];
            d += weights[i + 3];
        }
        for (; i < n; i++) {
            a += weights[i];
        }
        return (a + b) + (c + d);
    }

    /** The largest of numbers that are not negative; comparisons are cheaper than {@link Math#max}. */
    private static double max(double[] weights, int n) {
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            a = weights[i] > a ? weights[i] : a;
            b = weights[i + 1] > b ? weights[i + 1] : b;
            c = weights[i + 2] > c ? weights[i + 2] : c;
            d = weights[i + 3] > d ? weights[i + 3] : d;
        }
        for (; i < n; i++) {
            a = Math.max(a, weights[i]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
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

    /** The largest weight that an event is drawn with. */
    double largest(int point) {
        return largest[point];
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
     * The cumulated weights within a bin.
     *
     * @param events the events of the bin
     * @param point number of the point
     * @param out gets them
     */
    void within(ComponentBlock events, int point, double[] out) {
        drawn(events, point, out);
        double sum = 0.0;
        for (int i = 0; i < events.size(); i++) {
            sum += out[i];
            out[i] = sum;
        }
    }
}
