package smi.limits.fit;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Second derivatives of a log likelihood, with the sign that makes them positive at a maximum. */
public final class Curvature {
    /** The steps of differences change log L by about this: far above rounding, far below three standard deviations. */
    private static final double RISE = 0.1;

    private static final double FIRST_STEP = 1e-3;
    private static final double SMALLEST_STEP = 1e-6;
    private static final double LARGEST_STEP = 0.05;

    private Curvature() {}

    /** The function at many points at once. */
    @FunctionalInterface
    public interface Values {
        /**
         * The values.
         *
         * @param points shape {@code [nPoints][nParameters]}
         * @return one per point
         */
        double[] at(double[][] points);
    }

    /**
     * Second differences of values, with steps as large as the function needs them: two calls, with
     * \( 1 + 2P \) and \( 1 + 2P^2 \) points.
     *
     * @param function log L at many points
     * @param point where
     * @param bounds the points at which the function may be asked
     * @return symmetric, shape {@code [nParameters][nParameters]}
     */
    public static double[][] ofValues(Values function, double[] point, Bounds bounds) {
        int n = point.length;
        // a little inside, so that both sides can be asked
        double[] centre = point.clone();
        double[] first = new double[n];
        for (int p = 0; p < n; p++) {
            first[p] = FIRST_STEP * bounds.width(p);
            centre[p] = inside(point[p], first[p], bounds, p);
        }
        double[] near = function.at(axes(centre, first));
        double[] steps = new double[n];
        for (int p = 0; p < n; p++) {
            double bend = Math.abs(near[2 * p + 1] + near[2 * p + 2] - 2 * near[0]) / (first[p] * first[p]);
            steps[p] = step(bend, bounds.width(p));
            centre[p] = inside(point[p], steps[p], bounds, p);
        }
        return differences(function.at(stencil(centre, steps)), steps);
    }

    private static double inside(double value, double step, Bounds bounds, int p) {
        return Math.max(bounds.lower()[p] + step, Math.min(bounds.upper()[p] - step, value));
    }

    /** The centre, then each parameter above and below it. */
    private static double[][] axes(double[] centre, double[] steps) {
        double[][] points = new double[1 + 2 * steps.length][];
        points[0] = centre.clone();
        for (int p = 0; p < steps.length; p++) {
            for (int side = 0; side < 2; side++) {
                points[1 + 2 * p + side] = centre.clone();
                points[1 + 2 * p + side][p] += side == 0 ? steps[p] : -steps[p];
            }
        }
        return points;
    }

    /** The axes, then the four corners of each pair p > q: ++, +−, −+, −−. */
    private static double[][] stencil(double[] centre, double[] steps) {
        int n = steps.length;
        double[][] points = Arrays.copyOf(axes(centre, steps), 1 + 2 * n * n);
        int next = 1 + 2 * n;
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < p; q++) {
                for (int corner = 0; corner < 4; corner++) {
                    points[next] = centre.clone();
                    points[next][p] += corner < 2 ? steps[p] : -steps[p];
                    points[next++][q] += corner % 2 == 0 ? steps[q] : -steps[q];
                }
            }
        }
        return points;
    }

    private static double[][] differences(double[] f, double[] steps) {
        int n = steps.length;
        double[][] result = new double[n][n];
        int next = 1 + 2 * n;
        for (int p = 0; p < n; p++) {
            result[p][p] = -(f[1 + 2 * p] + f[2 + 2 * p] - 2 * f[0]) / (steps[p] * steps[p]);
            for (int q = 0; q < p; q++) {
                result[p][q] = -(f[next] - f[next + 1] - f[next + 2] + f[next + 3]) / (4 * steps[p] * steps[q]);
                result[q][p] = result[p][q];
                next += 4;
            }
        }
        return result;
    }

    /** Differences of the gradient, with steps as large as the function needs them. */
    static double[][] ofGradient(LogFunction function, double[] point, Bounds bounds) {
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
        return step(bend, bounds.width(p));
    }

    private static double step(double bend, double width) {
        double step = bend > 0 ? Math.sqrt(2 * RISE / bend) : LARGEST_STEP * width;
        return Math.max(SMALLEST_STEP * width, Math.min(LARGEST_STEP * width, step));
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
