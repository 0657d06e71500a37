package smi.limits.posterior;

import java.util.Arrays;

/** What series of draws say about themselves. */
final class ChainStatistics {
    /** The sum of autocorrelations ends after so many autocorrelation times (Sokal). */
    private static final double WINDOW = 5;

    private ChainStatistics() {}

    /**
     * R-hat of Gelman and Rubin. Each ensemble, and each half of its steps, is a sequence: two sequences per ensemble.
     *
     * @param series one per walker, those of an ensemble together, shape [nWalkers of all][nSteps]
     * @param ensembles how many ensembles
     */
    static double rHat(double[][] series, int ensembles) {
        if (series.length == 0 || series[0].length < 4) {
            return Double.NaN;
        }
        int walkers = series.length / ensembles;
        int half = series[0].length / 2;
        double[] means = new double[2 * ensembles];
        double within = 0;
        for (int s = 0; s < means.length; s++) {
            double[] sequence = new double[walkers * half];
            for (int w = 0; w < walkers; w++) {
                System.arraycopy(series[s / 2 * walkers + w], s % 2 * half, sequence, w * half, half);
            }
            means[s] = Arrays.stream(sequence).average().orElseThrow();
            within += variance(sequence, means[s]) / means.length;
        }
        double between = variance(means, Arrays.stream(means).average().orElseThrow());
        return within == 0 ? Double.NaN : Math.sqrt(1 + between / within);
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum / (values.length - 1);
    }

    /** The number of draws over their integrated autocorrelation time, which is averaged over walkers. */
    static double effectiveSize(double[][] series) {
        if (series.length == 0 || series[0].length < 4) {
            return 0;
        }
        int n = series[0].length;
        double mean =
                Arrays.stream(series).flatMapToDouble(Arrays::stream).average().orElseThrow();
        double zero = autocovariance(series, mean, 0);
        if (zero == 0) {
            return 0;
        }
        double time = 1;
        for (int lag = 1; lag < n / 2 && lag < WINDOW * time; lag++) {
            time += 2 * autocovariance(series, mean, lag) / zero;
        }
        return series.length * n / Math.max(1, time);
    }

    private static double autocovariance(double[][] series, double mean, int lag) {
        double sum = 0;
        for (double[] x : series) {
            for (int t = 0; t + lag < x.length; t++) {
                sum += (x[t] - mean) * (x[t + lag] - mean);
            }
        }
        return sum / (series.length * (double) (series[0].length - lag));
    }
}
