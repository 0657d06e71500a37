package smi.diagnostics;

import java.util.stream.IntStream;

/**
 * The squared distance of two distributions that differ by Δ_i in event i, in bins that hold equal parts of the mixture m:
 * \( \sum_b (\Delta_b^2 - v_b)/m_b \) with \( v_b = \sum_{i \in b} \Delta_i^2 \), so that its mean is 0 where there is no
 * difference.
 *
 * @param value the squared distance
 * @param error its standard error
 */
record BinnedDistance(double value, double error) {
    private static final int BINS = 20;

    /**
     * The distance.
     *
     * @param variable in which there are bins
     * @param mixture m_i, sums to 1
     * @param difference Δ_i
     */
    static BinnedDistance of(double[] variable, double[] mixture, double[] difference) {
        double[] edges = WeightedQuantiles.edges(variable, mixture, BINS);
        double[][] bins = new double[edges.length + 1][3];
        for (int i = 0; i < variable.length; i++) {
            double[] bin = bins[WeightedQuantiles.bin(edges, variable[i])];
            bin[0] += mixture[i];
            bin[1] += difference[i];
            bin[2] += difference[i] * difference[i];
        }
        double sum = 0;
        double noise = 0;
        double noiseSquares = 0;
        for (double[] bin : bins) {
            if (bin[0] > 0) {
                sum += (bin[1] * bin[1] - bin[2]) / bin[0];
                noise += bin[2] / bin[0];
                noiseSquares += bin[2] * bin[2] / (bin[0] * bin[0]);
            }
        }
        // where there is a difference, noise is added to it before it is squared
        double variance = 2 * noiseSquares + 4 * Math.max(0, sum) * noise / bins.length;
        return new BinnedDistance(sum, Math.sqrt(variance));
    }

    /** A negative distance is a small one. */
    Check check(String name, String where, Tolerance tolerance, double hypotheses, String meaning) {
        double scale = tolerance.events();
        return new Check(
                name,
                where,
                Math.max(0, value) * scale,
                error * scale,
                tolerance.squaredDistance(hypotheses) * scale,
                meaning);
    }

    static double[] mixture(Pairs pairs) {
        return IntStream.range(0, pairs.size()).mapToDouble(pairs::mixture).toArray();
    }
}
