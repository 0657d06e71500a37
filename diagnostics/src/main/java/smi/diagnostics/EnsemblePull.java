package smi.diagnostics;

import java.util.List;

/**
 * Whether the members of an ensemble differ as much as they err: in bins of the ensemble's log r̂, the deviation of the
 * calibration divided by its statistical error, the error of the mean that the spread of the members predicts, and what does
 * no harm. What all
 * members have in common, the spread does not know; so this advises.
 */
final class EnsemblePull {
    private static final int BINS = 20;
    /** Deviations of twice the predicted error. */
    private static final double THRESHOLD = 3;

    private EnsemblePull() {}

    /** {@code members} holds log r̂ of every member, shape {@code [members][n]}. */
    static Check check(Pairs pairs, List<double[]> members, Tolerance tolerance) {
        double[] edges = WeightedQuantiles.edges(pairs.logRatios(), BinnedDistance.mixture(pairs), BINS);
        int bins = edges.length + 1;
        double[] deviation = new double[bins];
        double[] variance = new double[bins];
        // harmless is a sum over bins of 4 Δ²/m
        double harmless = tolerance.squaredDistance(pairs.squaredDistance()) / (4 * bins);
        double[][] content = new double[members.size()][bins];
        for (int i = 0; i < pairs.size(); i++) {
            int b = WeightedQuantiles.bin(edges, pairs.logRatio(i));
            double difference = pairs.denominator(i) - logistic(pairs.logRatio(i)) * 2 * pairs.mixture(i);
            deviation[b] += difference;
            variance[b] += difference * difference + harmless * pairs.mixture(i);
            for (int m = 0; m < members.size(); m++) {
                content[m][b] += logistic(members.get(m)[i]) * 2 * pairs.mixture(i);
            }
        }
        double pulls = 0;
        for (int b = 0; b < bins; b++) {
            double predicted = variance[b] + varianceOfMean(content, b);
            pulls += predicted > 0 ? deviation[b] * deviation[b] / predicted : 0;
        }
        return new Check(
                        "ensemble pull",
                        pairs.where(),
                        Math.max(0, pulls / bins - 1),
                        Math.sqrt(2.0 / bins),
                        THRESHOLD,
                        "the mean squared pull of the ratio on the spread of the ensemble, minus 1; if large, the spread does not tell the error: more members do not help, more events do")
                .asAdvice();
    }

    private static double logistic(double f) {
        return 1 / (1 + Math.exp(f));
    }

    private static double varianceOfMean(double[][] content, int bin) {
        double mean = 0;
        for (double[] member : content) {
            mean += member[bin] / content.length;
        }
        double sum = 0;
        for (double[] member : content) {
            sum += (member[bin] - mean) * (member[bin] - mean);
        }
        return sum / (content.length - 1) / content.length;
    }
}
