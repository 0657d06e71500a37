package smi.limits;

import java.util.Arrays;
import smi.events.EventMatrix;

/**
 * A histogram at every θ at once: per bin the sum of each weight column. The prediction of a bin at θ is a polynomial,
 * the same sum over columns as the weight of an event.
 */
final class Templates {
    private final double[][] sums;
    private final long[] events;

    Templates(int bins, int columns) {
        sums = new double[bins][columns];
        events = new long[bins];
    }

    void add(int bin, EventMatrix weights, int row) {
        events[bin]++;
        double[] target = sums[bin];
        for (int b = 0; b < target.length; b++) {
            target[b] += weights.get(row, b);
        }
    }

    int bins() {
        return sums.length;
    }

    /** The cross section in a bin. */
    double prediction(int bin, double[] columnWeights) {
        return dot(columnWeights, sums[bin]);
    }

    /** The cross sections in all bins. */
    double[] predictions(double[] columnWeights) {
        double[] values = new double[sums.length];
        Arrays.setAll(values, b -> prediction(b, columnWeights));
        return values;
    }

    /** Whether a bin has events and a positive prediction at all points. */
    boolean usable(int bin, double[][] columnWeights) {
        if (events[bin] == 0) {
            return false;
        }
        for (double[] w : columnWeights) {
            if (!(prediction(bin, w) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Adds a bin of these templates to a bin of others. */
    void addTo(Templates target, int from, int to) {
        target.events[to] += events[from];
        for (int b = 0; b < sums[from].length; b++) {
            target.sums[to][b] += sums[from][b];
        }
    }

    /** The sums, shape [nBins][nColumns]. */
    EventMatrix matrix() {
        return EventMatrix.ofRows(sums);
    }

    int columns() {
        return sums[0].length;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0.0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double dot(double[] factors, EventMatrix weights, int row) {
        double sum = 0.0;
        for (int b = 0; b < factors.length; b++) {
            sum += factors[b] * weights.get(row, b);
        }
        return sum;
    }
}
