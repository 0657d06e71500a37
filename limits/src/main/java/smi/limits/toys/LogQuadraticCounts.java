package smi.limits.toys;

import java.util.Arrays;
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
    private final double[][] coefficients;

    private LogQuadraticCounts(int bins, int nuisance, double[][] coefficients) {
        this.bins = bins;
        this.nuisance = nuisance;
        this.coefficients = coefficients;
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
        int bins = expected.bins();
        int stride = 1 + nuisance + nuisance * nuisance;
        if ((long) points * bins * stride > MOST_ENTRIES) {
            throw new InvalidInputException(
                    "toys at %d points with %d bins and %d nuisance parameters do not fit into memory; use fewer points, bins or nuisance parameters"
                            .formatted(points, bins, nuisance));
        }
        double[][] coefficients = new double[points][bins * stride];
        double[] nu = new double[nuisance];
        double[][] centre = expected.logarithms(nu);
        place(coefficients, stride, 0, centre, 1);
        double[][][] up = new double[nuisance][][];
        for (int k = 0; k < nuisance; k++) {
            nu[k] = STEP;
            up[k] = expected.logarithms(nu);
            nu[k] = -STEP;
            double[][] down = expected.logarithms(nu);
            nu[k] = 0;
            place(coefficients, stride, 1 + k, up[k], 0.5 / STEP);
            place(coefficients, stride, 1 + k, down, -0.5 / STEP);
            int diagonal = 1 + nuisance + k * nuisance + k;
            place(coefficients, stride, diagonal, up[k], 1 / (STEP * STEP));
            place(coefficients, stride, diagonal, down, 1 / (STEP * STEP));
            place(coefficients, stride, diagonal, centre, -2 / (STEP * STEP));
            for (int l = 0; l < k; l++) {
                nu[k] = STEP;
                nu[l] = STEP;
                double[][] both = expected.logarithms(nu);
                Arrays.fill(nu, 0);
                for (int entry : new int[] {k * nuisance + l, l * nuisance + k}) {
                    place(coefficients, stride, 1 + nuisance + entry, both, 1 / (STEP * STEP));
                    place(coefficients, stride, 1 + nuisance + entry, up[k], -1 / (STEP * STEP));
                    place(coefficients, stride, 1 + nuisance + entry, up[l], -1 / (STEP * STEP));
                    place(coefficients, stride, 1 + nuisance + entry, centre, 1 / (STEP * STEP));
                }
            }
        }
        return new LogQuadraticCounts(bins, nuisance, coefficients);
    }

    /** Adds multiples of values to a coefficient of all bins at all points. */
    private static void place(double[][] coefficients, int stride, int entry, double[][] values, double factor) {
        for (int g = 0; g < values.length; g++) {
            for (int b = 0; b < values[g].length; b++) {
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
        int stride = 1 + nuisance + nuisance * nuisance;
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
