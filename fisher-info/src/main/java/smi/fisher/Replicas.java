package smi.fisher;

import java.util.Arrays;

/**
 * An information matrix and the same from replicas of the events.
 *
 * @param information the information; its covariance is that of the replicas, and what is beyond
 * @param matrices the replicas, shape {@code [nReplicas][n][n]}; copied
 * @param beyond covariance that does not come from these events, shape {@code [n][n][n][n]}; copied
 */
public record Replicas(Information information, double[][][] matrices, double[][][][] beyond) {
    /** Copies the arrays. */
    public Replicas {
        matrices = Arrays.stream(matrices).map(InformationAlgebra::copy).toArray(double[][][]::new);
        beyond = InformationAlgebra.copy(beyond);
    }

    /** Replicas with covariance of their own. */
    static Replicas of(Information information, double[][][] matrices, double[][][][] beyond) {
        double[][][][] covariance = InformationAlgebra.add(covariance(matrices), beyond);
        return new Replicas(information.withCovariance(covariance), matrices, beyond);
    }

    @Override
    public double[][][][] beyond() {
        return InformationAlgebra.copy(beyond);
    }

    /** The variance along a direction that is beyond the replicas. */
    double varianceBeyond(double[] direction) {
        return InformationAlgebra.congruent(new double[][] {direction}, beyond)[0][0][0][0];
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
