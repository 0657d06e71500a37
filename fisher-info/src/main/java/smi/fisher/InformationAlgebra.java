package smi.fisher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import smi.morphing.InvalidInputException;

/** Arithmetic on matrices and on their covariances, which have four indices. */
final class InformationAlgebra {
    private InformationAlgebra() {}

    static double[][] copy(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    static double[][][][] copy(double[][][][] a) {
        return Arrays.stream(a)
                .map(b -> Arrays.stream(b).map(InformationAlgebra::copy).toArray(double[][][]::new))
                .toArray(double[][][][]::new);
    }

    static double[][] add(double[][] a, double[][] b) {
        double[][] sum = copy(a);
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += b[i][j];
            }
        }
        return sum;
    }

    static double[][][][] add(double[][][][] a, double[][][][] b) {
        double[][][][] sum = new double[a.length][a.length][][];
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] = add(a[i][j], b[i][j]);
            }
        }
        return sum;
    }

    /** The matrix that picks rows. */
    static RealMatrix selection(int[] rows, int columns) {
        RealMatrix result = new Array2DRowRealMatrix(rows.length, columns);
        for (int r = 0; r < rows.length; r++) {
            result.setEntry(r, rows[r], 1.0);
        }
        return result;
    }

    /** T A Tᵀ. */
    static double[][] congruent(double[][] t, double[][] a) {
        RealMatrix transform = new Array2DRowRealMatrix(t, false);
        return transform
                .multiply(new Array2DRowRealMatrix(a, false))
                .multiply(transform.transpose())
                .getData();
    }

    /** The covariance of T I Tᵀ from that of I: T on each of the four indices. */
    static double[][][][] congruent(double[][] t, double[][][][] covariance) {
        int n = covariance.length;
        double[][][][] inner = new double[n][n][][];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inner[i][j] = congruent(t, covariance[i][j]);
            }
        }
        double[][][][] result = new double[t.length][t.length][t.length][t.length];
        double[][] slice = new double[n][n];
        for (int k = 0; k < t.length; k++) {
            for (int l = 0; l < t.length; l++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        slice[i][j] = inner[i][j][k][l];
                    }
                }
                double[][] outer = congruent(t, slice);
                for (int a = 0; a < t.length; a++) {
                    for (int b = 0; b < t.length; b++) {
                        result[a][b][k][l] = outer[a][b];
                    }
                }
            }
        }
        return result;
    }

    static void checkShapes(List<String> parameters, double[][] matrix, double[][][][] covariance) {
        int n = parameters.size();
        boolean square = matrix.length == n && Arrays.stream(matrix).allMatch(row -> row.length == n);
        boolean full = covariance.length == n
                && Arrays.stream(covariance)
                        .allMatch(a -> a.length == n
                                && Arrays.stream(a)
                                        .allMatch(b -> b.length == n
                                                && Arrays.stream(b).allMatch(c -> c.length == n)));
        if (n == 0 || !square || !full) {
            throw new IllegalArgumentException(
                    "information about %d parameters %s needs a matrix of that size and a covariance with four such indices"
                            .formatted(n, parameters));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                checkElement(parameters, matrix, i, j);
            }
        }
    }

    private static void checkElement(List<String> parameters, double[][] matrix, int i, int j) {
        if (!Double.isFinite(matrix[i][j])) {
            throw new InvalidInputException("the information about (%s, %s) is %s; check the weights of the events"
                    .formatted(parameters.get(i), parameters.get(j), matrix[i][j]));
        }
        double scale = Math.abs(matrix[i][i]) + Math.abs(matrix[j][j]);
        if (!(Math.abs(matrix[i][j] - matrix[j][i]) <= 1e-9 * scale)) {
            throw new IllegalArgumentException("the information matrix is not symmetric in (%s, %s): %s and %s"
                    .formatted(parameters.get(i), parameters.get(j), matrix[i][j], matrix[j][i]));
        }
    }

    static String format(double[] vector) {
        return Arrays.stream(vector)
                .mapToObj(v -> String.format(Locale.ROOT, "%.3g", v))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
