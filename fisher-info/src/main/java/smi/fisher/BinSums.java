package smi.fisher;

import smi.morphing.InvalidInputException;

/**
 * The events of one bin added up: the sum of their v = (W, ∂W) and of v vᵀ. The latter is the covariance of the sum,
 * because numbers of events follow a Poisson distribution and everything that is known of one event moves with it.
 */
final class BinSums {
    private final double[] sum;
    private final double[][] squares;
    private long events;

    BinSums(int length) {
        sum = new double[length];
        squares = new double[length][length];
    }

    void add(double[] v) {
        events++;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += v[i];
        }
        Pairs.addSquare(squares, 1.0, v);
    }

    boolean isEmpty() {
        return events == 0;
    }

    double[] sum() {
        return sum.clone();
    }

    /**
     * Adds the information of this bin, \( L g_i g_j / \sigma \), and its covariance J C Jᵀ with
     * \( J_{ij} = L\,(g_j/\sigma\, d g_i + g_i/\sigma\, d g_j - g_i g_j/\sigma^2\, d\sigma) \). A bin without events adds
     * nothing.
     */
    void addTo(PackedInformation target, double luminosity, String what) {
        if (events == 0) {
            return;
        }
        if (!(sum[0] > 0)) {
            throw new InvalidInputException(
                    "the cross section of %s is %.6g pb; it must be positive: choose wider bins or another point"
                            .formatted(what, sum[0]));
        }
        double[][] jacobian = jacobian(luminosity);
        double[][] c = Pairs.symmetric(squares);
        for (int m = 0; m < jacobian.length; m++) {
            double[] row = product(c, jacobian[m]);
            for (int n = 0; n < jacobian.length; n++) {
                target.addCovariance(m, n, dot(row, jacobian[n]));
            }
        }
        for (int i = 1; i < sum.length; i++) {
            for (int j = i; j < sum.length; j++) {
                target.addInformation(i - 1, j - 1, luminosity * sum[i] * sum[j] / sum[0]);
            }
        }
    }

    /** The derivative of every element of the information with respect to the sums, shape [nPairs][length]. */
    double[][] jacobian(double luminosity) {
        var pairs = new Pairs(sum.length - 1);
        double[][] jacobian = new double[pairs.size()][sum.length];
        for (int i = 1; i < sum.length; i++) {
            for (int j = i; j < sum.length; j++) {
                double[] row = jacobian[pairs.index(i - 1, j - 1)];
                row[0] = -luminosity * sum[i] * sum[j] / (sum[0] * sum[0]);
                row[i] += luminosity * sum[j] / sum[0];
                row[j] += luminosity * sum[i] / sum[0];
            }
        }
        return jacobian;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = dot(matrix[i], vector);
        }
        return result;
    }

    static double dot(double[] a, double[] b) {
        double total = 0.0;
        for (int i = 0; i < a.length; i++) {
            total += a[i] * b[i];
        }
        return total;
    }
}
