package smi.fisher;

import java.util.Arrays;

/** The division of consecutive narrow bins into a given number of bins with the largest gᵀ M g / σ, summed over them. */
final class BestCuts {
    private final double[][] cumulative;
    private final double[][] metric;

    /** With the sums (σ, ∂σ) of the narrow bins, and M. */
    BestCuts(double[][] sums, double[][] metric) {
        this.metric = metric;
        cumulative = new double[sums.length + 1][sums[0].length];
        for (int k = 0; k < sums.length; k++) {
            for (int i = 0; i < sums[k].length; i++) {
                cumulative[k + 1][i] = cumulative[k][i] + sums[k][i];
            }
        }
    }

    /** The first narrow bin of every bin. */
    int[] of(int bins) {
        int n = cumulative.length - 1;
        double[][] best = new double[bins + 1][n + 1];
        int[][] start = new int[bins + 1][n + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int b = 1; b <= bins; b++) {
            for (int to = b; to <= n; to++) {
                for (int from = b - 1; from < to; from++) {
                    double value = best[b - 1][from] + kept(from, to);
                    if (value > best[b][to]) {
                        best[b][to] = value;
                        start[b][to] = from;
                    }
                }
            }
        }
        int[] first = new int[bins];
        int to = n;
        for (int b = bins; b > 0; b--) {
            first[b - 1] = start[b][to];
            to = first[b - 1];
        }
        return first;
    }

    private double kept(int from, int to) {
        int n = metric.length;
        double sigma = cumulative[to][0] - cumulative[from][0];
        if (!(sigma > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double gi = cumulative[to][1 + i] - cumulative[from][1 + i];
            for (int j = 0; j < n; j++) {
                sum += gi * metric[i][j] * (cumulative[to][1 + j] - cumulative[from][1 + j]);
            }
        }
        return sum / sigma;
    }
}
