package smi.fisher;

import java.util.Arrays;

/**
 * An information matrix and the same from replicas of the events.
 *
 * @param information the information; its covariance is that of the replicas
 * @param matrices the replicas, shape {@code [nReplicas][n][n]}; copied
 */
public record Replicas(Information information, double[][][] matrices) {
    /** Copies the replicas. */
    public Replicas {
        matrices = Arrays.stream(matrices).map(InformationAlgebra::copy).toArray(double[][][]::new);
    }

    @Override
    public double[][][] matrices() {
        return Arrays.stream(matrices).map(InformationAlgebra::copy).toArray(double[][][]::new);
    }

    /** The covariance of the elements over matrices, shape [n][n][n][n]. */
    static double[][][][] covariance(double[][][] matrices) {
        var pairs = new Pairs(matrices[0].length);
        double[] mean = new double[pairs.size()];
        for (double[][] matrix : matrices) {
            double[] packed = pairs.packed(matrix);
            for (int m = 0; m < mean.length; m++) {
                mean[m] += packed[m] / matrices.length;
            }
        }
        double[][] covariance = new double[mean.length][mean.length];
        for (double[][] matrix : matrices) {
            double[] off = pairs.packed(matrix);
            for (int m = 0; m < mean.length; m++) {
                off[m] -= mean[m];
            }
            Pairs.addSquare(covariance, 1.0 / (matrices.length - 1), off);
        }
        return pairs.covariance(Pairs.symmetric(covariance));
    }
}
