package smi.limits.fit;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Second derivatives of a log likelihood, with the sign that makes them positive at a maximum. */
final class Curvature {
    /** The steps of differences change log L by about this: far above rounding, far below three standard deviations. */
    private static final double RISE = 0.1;

    private static final double FIRST_STEP = 1e-3;
    private static final double SMALLEST_STEP = 1e-6;
    private static final double LARGEST_STEP = 0.05;

    private Curvature() {}

    /** Differences of the gradient, with steps as large as the function needs them. */
    static double[][] numeric(LogFunction function, double[] point, Bounds bounds) {
        int n = point.length;
        double centre = function.value(point);
        double[][] result = new double[n][n];
        for (int p = 0; p < n; p++) {
            double step = step(function, point, bounds, p, centre);
            double[] up = shifted(point, bounds, p, step);
            double[] down = shifted(point, bounds, p, -step);
            double[] above = function.gradient(up);
            double[] below = function.gradient(down);
            for (int q = 0; q < n; q++) {
                double element = -0.5 * (above[q] - below[q]) / (up[p] - down[p]);
                result[p][q] += element;
                result[q][p] += element;
            }
        }
        return result;
    }

    private static double step(LogFunction function, double[] point, Bounds bounds, int p, double centre) {
        double first = FIRST_STEP * bounds.width(p);
        double[] up = shifted(point, bounds, p, first);
        double[] down = shifted(point, bounds, p, -first);
        double bend = Math.abs(function.value(up) + function.value(down) - 2 * centre) / (first * first);
        double step = bend > 0 ? Math.sqrt(2 * RISE / bend) : LARGEST_STEP * bounds.width(p);
        return Math.max(SMALLEST_STEP * bounds.width(p), Math.min(LARGEST_STEP * bounds.width(p), step));
    }

    private static double[] shifted(double[] point, Bounds bounds, int p, double step) {
        double[] moved = point.clone();
        moved[p] = Math.min(bounds.upper()[p], Math.max(bounds.lower()[p], point[p] + step));
        return moved;
    }

    /** The rows and columns of some parameters. */
    static double[][] part(double[][] matrix, int... selected) {
        double[][] part = new double[selected.length][selected.length];
        for (int i = 0; i < selected.length; i++) {
            for (int j = 0; j < selected.length; j++) {
                part[i][j] = matrix[selected[i]][selected[j]];
            }
        }
        return part;
    }

    /** The inverse; empty if the matrix is not positive definite. */
    static Optional<double[][]> inverse(double[][] matrix) {
        int n = matrix.length;
        double[] scale = new double[n];
        double[][] scaled = new double[n][n];
        for (int p = 0; p < n; p++) {
            if (!(matrix[p][p] > 0) || Double.isInfinite(matrix[p][p])) {
                return Optional.empty();
            }
            scale[p] = 1 / Math.sqrt(matrix[p][p]);
        }
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                scaled[p][q] = scale[p] * matrix[p][q] * scale[q];
                if (Double.isNaN(scaled[p][q])) {
                    return Optional.empty();
                }
            }
        }
        RealMatrix correlations = symmetric(scaled);
        if (new EigenDecompositionSymmetric(correlations).getEigenvalues()[n - 1] < 1e-10) {
            return Optional.empty();
        }
        double[][] inverse =
                new CholeskyDecomposition(correlations).getSolver().getInverse().getData();
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                inverse[p][q] *= scale[p] * scale[q];
            }
        }
        return Optional.of(inverse);
    }

    /** Rounding makes the two halves differ, which the library does not forgive. */
    private static RealMatrix symmetric(double[][] matrix) {
        RealMatrix result = new Array2DRowRealMatrix(matrix.length, matrix.length);
        for (int p = 0; p < matrix.length; p++) {
            for (int q = 0; q <= p; q++) {
                result.setEntry(p, q, 0.5 * (matrix[p][q] + matrix[q][p]));
                result.setEntry(q, p, result.getEntry(p, q));
            }
        }
        return result;
    }

    /** The nearest matrix in which every direction curves enough for a Newton step. */
    static RealMatrix positive(double[][] matrix) {
        int n = matrix.length;
        if (!Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            return MatrixUtils.createRealIdentityMatrix(n); // nothing is known: steepest descent
        }
        var eigen = new EigenDecompositionSymmetric(symmetric(matrix));
        double largest = 0;
        for (double value : eigen.getEigenvalues()) {
            largest = Math.max(largest, Math.abs(value));
        }
        double[][] result = new double[n][n];
        for (int k = 0; k < n; k++) {
            double value = Math.max(Math.abs(eigen.getEigenvalue(k)), 1e-6 * Math.max(largest, 1e-6));
            double[] vector = eigen.getEigenvector(k).toArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    result[i][j] += value * vector[i] * vector[j];
                }
            }
        }
        return symmetric(result);
    }
}
