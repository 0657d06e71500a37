package smi.fisher.geometry;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import smi.morphing.InvalidInputException;

/**
 * Information known on a grid of points, for example from scores learned at each of them, and interpolated in between. The
 * Cholesky factor is interpolated, with the logarithm of its diagonal, so that the information is positive definite
 * everywhere; along every axis by the cubic polynomials whose slopes at the grid points are those of the parabolas
 * through three of them.
 */
public final class GridMetric implements InformationMetric {
    private final double[][] axes;
    private final double[][] nodes;

    private GridMetric(double[][] axes, double[][] nodes) {
        this.axes = axes;
        this.nodes = nodes;
    }

    /**
     * A metric from its values on a grid.
     *
     * @param axes the coordinates of the grid along every parameter, rising, three or more; copied
     * @param information gives the matrix at a grid point
     * @return the metric, known inside of the grid
     * @throws InvalidInputException if an axis is too short or does not rise, or a matrix is not positive definite
     */
    public static GridMetric of(double[][] axes, Function<double[], double[][]> information) {
        double[][] copy = Arrays.stream(axes).map(double[]::clone).toArray(double[][]::new);
        int size = 1;
        for (double[] axis : copy) {
            checkRising(axis);
            size = Math.multiplyExact(size, axis.length);
        }
        double[][] nodes = new double[size][];
        for (int node = 0; node < size; node++) {
            double[] theta = new double[copy.length];
            int rest = node;
            for (int p = copy.length - 1; p >= 0; p--) {
                theta[p] = copy[p][rest % copy[p].length];
                rest /= copy[p].length;
            }
            nodes[node] = packed(information.apply(theta), theta);
        }
        return new GridMetric(copy, nodes);
    }

    private static void checkRising(double[] axis) {
        boolean rising = axis.length >= 3;
        for (int k = 1; k < axis.length; k++) {
            rising &= axis[k] > axis[k - 1];
        }
        if (!rising) {
            throw new InvalidInputException(
                    "a grid of information needs three or more rising values for every parameter, got %s"
                            .formatted(Arrays.toString(axis)));
        }
    }

    private static double[] packed(double[][] matrix, double[] theta) {
        int n = matrix.length;
        double[] packed = new double[n * (n + 1) / 2];
        try {
            double[][] factor = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false))
                    .getL()
                    .getData();
            int k = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    packed[k++] = i == j ? Math.log(factor[i][i]) : factor[i][j];
                }
            }
        } catch (NonPositiveDefiniteMatrixException e) {
            throw new InvalidInputException(
                    "the information at %s is not positive definite: the data say nothing about a direction there"
                            .formatted(Arrays.toString(theta)),
                    e);
        }
        return packed;
    }

    @Override
    public double[] scales() {
        return Arrays.stream(axes).mapToDouble(a -> a[a.length - 1] - a[0]).toArray();
    }

    /** The second derivatives of the interpolation jump at the grid points, and interpolation is no better anyway. */
    @Override
    public double accuracy() {
        return 1e-8;
    }

    @Override
    public double[][] at(double... theta) {
        double[] packed = interpolated(theta, 0, 0);
        int n = theta.length;
        double[][] factor = new double[n][n];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i][j] = i == j ? Math.exp(packed[k++]) : packed[k++];
            }
        }
        Array2DRowRealMatrix l = new Array2DRowRealMatrix(factor, false);
        return l.multiply(l.transpose()).getData();
    }

    /** Interpolates along one axis what is interpolated along the axes after it. */
    private double[] interpolated(double[] theta, int axis, int node) {
        if (axis == axes.length) {
            return nodes[node];
        }
        double[] grid = axes[axis];
        int cell = cell(theta[axis], axis);
        double[] weights = weights(grid, cell, theta[axis]);
        double[] sum = null;
        for (int k = 0; k < 4; k++) {
            int at = cell - 1 + k;
            if (weights[k] == 0) {
                continue;
            }
            double[] value = interpolated(theta, axis + 1, node * grid.length + at);
            sum = sum == null ? new double[value.length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[k] * value[i];
            }
        }
        return sum;
    }

    /** A hundredth beyond the border is allowed, for derivatives at the border. */
    private int cell(double value, int axis) {
        double[] grid = axes[axis];
        int last = grid.length - 1;
        double margin = 0.01 * (grid[last] - grid[0]);
        if (!(value >= grid[0] - margin && value <= grid[last] + margin)) {
            throw new InvalidInputException(
                    "the information is known for parameter %d between %s and %s, not at %s; enlarge the grid"
                            .formatted(axis, grid[0], grid[last], value));
        }
        int cell = 0;
        while (cell < last - 1 && value >= grid[cell + 1]) {
            cell++;
        }
        return cell;
    }

    /** How much the grid points cell − 1 … cell + 2 count. */
    private static double[] weights(double[] grid, int cell, double value) {
        double h = grid[cell + 1] - grid[cell];
        double u = (value - grid[cell]) / h;
        double[] result = new double[4];
        result[1] = (1 + 2 * u) * (1 - u) * (1 - u);
        result[2] = u * u * (3 - 2 * u);
        addSlope(result, grid, cell, cell, u * (1 - u) * (1 - u) * h);
        addSlope(result, grid, cell, cell + 1, u * u * (u - 1) * h);
        return result;
    }

    /** Adds a factor times the slope at a point, of the parabola through it and its neighbours, or the next ones at an end. */
    private static void addSlope(double[] weights, double[] grid, int cell, int at, double factor) {
        int middle = Math.min(Math.max(at, 1), grid.length - 2);
        for (int k = middle - 1; k <= middle + 1; k++) {
            double derivative = 0;
            double norm = 1;
            for (int other = middle - 1; other <= middle + 1; other++) {
                if (other != k) {
                    norm *= grid[k] - grid[other];
                    derivative += grid[at] - grid[other];
                }
            }
            weights[k - cell + 1] += factor * derivative / norm;
        }
    }
}
