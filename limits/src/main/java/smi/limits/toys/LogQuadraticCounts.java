package smi.limits.toys;

import smi.limits.ExpectedCounts;
import smi.morphing.InvalidInputException;

/**
 * Expected counts in bins as functions of the nuisance parameters that cost little:
 * \( \log\mu_b(\nu) = c_b + g_b \cdot \nu + \tfrac12 \nu^T H_b \nu \) at each of many points θ. The weight of one event is
 * of this form exactly; a sum of events nearly, as long as the events of a bin depend on ν alike. The coefficients make it
 * right at ν = 0, ±2 in each parameter, and +2 in each pair. Immutable.
 */
final class LogQuadraticCounts {
    /** Nodes at ±2 leave cubic terms wrong by equal amounts within |ν| ≤ 2, where most experiments are. */
    private static final double STEP = 2;

    /** Coefficients: 1 GB. */
    private static final long MOST_ENTRIES = 1L << 27;

    private final int bins;
    private final int nuisance;
    private final int stride;
    private final double[][] coefficients;

    private LogQuadraticCounts(int points, int bins, int nuisance) {
        this.bins = bins;
        this.nuisance = nuisance;
        this.stride = 1 + nuisance + nuisance * nuisance;
        if ((long) points * bins * stride > MOST_ENTRIES) {
            throw new InvalidInputException(
                    "toys at %d points with %d bins and %d nuisance parameters do not fit into memory; use fewer points, bins or nuisance parameters"
                            .formatted(points, bins, nuisance));
        }
        this.coefficients = new double[points][bins * stride];
    }

    /**
     * Asks for the exact expectations at the nodes.
     *
     * @param expected gives them
     * @param points the number of points θ
     * @param nuisance the number of nuisance parameters
     * @throws InvalidInputException if an expectation is not positive at a node, or there is too little memory
     */
    static LogQuadraticCounts of(ExpectedCounts expected, int points, int nuisance) {
        var counts = new LogQuadraticCounts(points, expected.bins(), nuisance);
        double[] nu = new double[nuisance];
        double[][] centre = expected.logarithms(nu);
        counts.add(0, centre, 1);
        double[][][] up = new double[nuisance][][];
        for (int k = 0; k < nuisance; k++) {
            nu[k] = STEP;
            up[k] = expected.logarithms(nu);
            for (int l = 0; l < k; l++) {
                nu[l] = STEP;
                counts.addPair(k, l, expected.logarithms(nu), up[k], up[l], centre);
                nu[l] = 0;
            }
            nu[k] = -STEP;
            counts.addSingle(k, up[k], expected.logarithms(nu), centre);
            nu[k] = 0;
        }
        return counts;
    }

    private void addSingle(int k, double[][] up, double[][] down, double[][] centre) {
        add(1 + k, up, 0.5 / STEP);
        add(1 + k, down, -0.5 / STEP);
        int diagonal = 1 + nuisance + k * nuisance + k;
        add(diagonal, up, 1 / (STEP * STEP));
        add(diagonal, down, 1 / (STEP * STEP));
        add(diagonal, centre, -2 / (STEP * STEP));
    }

    private void addPair(int k, int l, double[][] both, double[][] one, double[][] other, double[][] centre) {
        for (int entry : new int[] {1 + nuisance + k * nuisance + l, 1 + nuisance + l * nuisance + k}) {
            add(entry, both, 1 / (STEP * STEP));
            add(entry, one, -1 / (STEP * STEP));
            add(entry, other, -1 / (STEP * STEP));
            add(entry, centre, 1 / (STEP * STEP));
        }
    }

    /** Adds multiples of values to a coefficient of all bins at all points. */
    private void add(int entry, double[][] values, double factor) {
        for (int g = 0; g < values.length; g++) {
            for (int b = 0; b < bins; b++) {
                coefficients[g][b * stride + entry] += factor * values[g][b];
            }
        }
    }

    int bins() {
        return bins;
    }

    int nuisance() {
        return nuisance;
    }

    /**
     * The coefficients at a point, not to be changed: bin after bin \( c_b \), \( g_b \) of shape [nNuisance], \( H_b \)
     * of shape [nNuisance][nNuisance].
     */
    double[] at(int point) {
        return coefficients[point];
    }

    /** The expected counts at a point, shape [nBins]. */
    double[] expected(int point, double... nu) {
        double[] c = coefficients[point];
        double[] expected = new double[bins];
        for (int b = 0; b < bins; b++) {
            double log = c[b * stride];
            for (int k = 0; k < nuisance; k++) {
                double slope = c[b * stride + 1 + k];
                for (int l = 0; l < nuisance; l++) {
                    slope += 0.5 * c[b * stride + 1 + nuisance + k * nuisance + l] * nu[l];
                }
                log += slope * nu[k];
            }
            expected[b] = Math.exp(log);
        }
        return expected;
    }
}
