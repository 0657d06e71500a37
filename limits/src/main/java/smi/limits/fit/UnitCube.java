package smi.limits.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The negative logarithm of a likelihood on the unit cube, which stands for the bounds; 0 at the first point asked. */
final class UnitCube {
    private static final double AT_SIDE = 1e-7;

    private final LogFunction function;
    private final Bounds bounds;
    private final double zero;
    private int calls;

    UnitCube(LogFunction function, Bounds bounds, double zero) {
        this.function = function;
        this.bounds = bounds;
        this.zero = zero;
    }

    int dimension() {
        return bounds.dimension();
    }

    int calls() {
        return calls;
    }

    double[] point(double... u) {
        double[] theta = new double[u.length];
        Arrays.setAll(theta, p -> bounds.lower()[p] + Math.min(1, Math.max(0, u[p])) * bounds.width(p));
        return bounds.clip(theta);
    }

    double[] coordinates(double... theta) {
        double[] u = new double[theta.length];
        Arrays.setAll(u, p -> Math.min(1, Math.max(0, (theta[p] - bounds.lower()[p]) / bounds.width(p))));
        return u;
    }

    /** The coordinates that no side of the cube holds: at a side, with the function falling beyond it. */
    int[] free(double[] u, double... gradient) {
        return IntStream.range(0, u.length)
                .filter(p -> !(u[p] <= AT_SIDE && gradient[p] > 0 || u[p] >= 1 - AT_SIDE && gradient[p] < 0))
                .toArray();
    }

    /** Outside of the cube, where a line search may look, the value of the nearest point and the squared distance. */
    double value(double... u) {
        calls++;
        return zero - function.value(point(u)) + outside(u);
    }

    private static double outside(double... u) {
        double sum = 0;
        for (double x : u) {
            double distance = x - Math.min(1, Math.max(0, x));
            sum += distance * distance;
        }
        return sum;
    }

    double[] gradient(double... u) {
        calls++;
        double[] g = function.gradient(point(u));
        Arrays.setAll(g, p -> -g[p] * bounds.width(p) + 2 * (u[p] - Math.min(1, Math.max(0, u[p]))));
        return g;
    }

    double[][] curvature(double... u) {
        calls++;
        return scaled(function.curvature(point(u), bounds));
    }

    /** The exact curvature, not one that merely guides. */
    double[][] hessian(double... u) {
        return scaled(function.hessian(point(u), bounds));
    }

    private double[][] scaled(double[][] matrix) {
        for (int p = 0; p < matrix.length; p++) {
            for (int q = 0; q < matrix.length; q++) {
                matrix[p][q] *= bounds.width(p) * bounds.width(q);
            }
        }
        return matrix;
    }
}
