package smi.diagnostics;

import java.util.Arrays;

/**
 * The index k of a generalised Pareto distribution fitted to the largest of some weights, by the method of Zhang and
 * Stephens, Technometrics 51 (2009) 316, with the weak prior of Vehtari et al., arXiv:1507.02646, appendix C: moments above
 * 1/k do not exist.
 */
final class ParetoTail {
    private static final int SMALLEST = 25;
    /** A tail that carries less of all weight decides no sum. */
    private static final double SMALL_TAIL = 0.02;

    private static final double PRIOR_EVENTS = 10;

    private ParetoTail() {}

    /**
     * The index; 0 where there are too few weights, the largest are all the same, or what they exceed the others by is
     * little.
     */
    static double index(double... weights) {
        double[] sorted = weights.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int tail = tail(n);
        if (tail < SMALLEST || !(sorted[n - 1] > sorted[n - tail - 1])) {
            return 0;
        }
        double[] excess = new double[tail];
        for (int i = 0; i < tail; i++) {
            excess[i] = sorted[n - tail + i] - sorted[n - tail - 1];
        }
        double share = Arrays.stream(excess).sum() / Arrays.stream(sorted).sum();
        return share < SMALL_TAIL ? 0 : fit(excess);
    }

    private static int tail(int n) {
        return (int) Math.min(0.2 * n, 3 * Math.sqrt(n));
    }

    /** The standard error of an index found from the tail of n weights (Smith, Biometrika 72 (1985) 67). */
    static double error(double index, int n) {
        return (1 + index) / Math.sqrt(Math.max(1, tail(n)));
    }

    private static double fit(double... excess) {
        int n = excess.length;
        int candidates = 30 + (int) Math.sqrt(n);
        double largest = excess[n - 1];
        double quarter = Math.max(excess[(int) (n / 4.0 + 0.5) - 1], 1e-12 * largest);
        double[] scale = new double[candidates];
        double[] logLikelihood = new double[candidates];
        for (int j = 0; j < candidates; j++) {
            scale[j] = 1 / largest + (1 - Math.sqrt(candidates / (j + 0.5))) / (3 * quarter);
            double k = meanLog(excess, scale[j]);
            logLikelihood[j] = n * (Math.log(-scale[j] / k) - k - 1);
        }
        double best =
                Arrays.stream(logLikelihood).filter(Double::isFinite).max().orElse(0);
        double weight = 0;
        double mean = 0;
        for (int j = 0; j < candidates; j++) {
            if (Double.isFinite(logLikelihood[j])) {
                double w = Math.exp(logLikelihood[j] - best);
                weight += w;
                mean += w * scale[j];
            }
        }
        double k = meanLog(excess, mean / weight);
        return (n * k + PRIOR_EVENTS * 0.5) / (n + PRIOR_EVENTS);
    }

    private static double meanLog(double[] excess, double scale) {
        return Arrays.stream(excess).map(y -> Math.log1p(-scale * y)).sum() / excess.length;
    }
}
