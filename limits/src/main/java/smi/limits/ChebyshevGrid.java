package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;

/**
 * Chebyshev–Lobatto points over the range of a grid, and the interpolation of a smooth function from its values there
 * (barycentric formula: Berrut and Trefethen, SIAM Review 46 (2004) 501).
 */
final class ChebyshevGrid {
    private final List<double[]> axes;

    private ChebyshevGrid(List<double[]> axes) {
        this.axes = axes;
    }

    /** As many points per scanned axis as fit into {@code most} in all, at most {@code mostPerAxis}. */
    static ChebyshevGrid over(ParameterGrid grid, int most, int mostPerAxis) {
        int scanned = Math.max(1, grid.scanned().length);
        int perAxis = Math.max(2, Math.min(mostPerAxis, (int) Math.floor(Math.pow(most, 1.0 / scanned) + 1e-9)));
        List<double[]> axes = new ArrayList<>();
        for (GridAxis axis : grid.axes()) {
            axes.add(nodes(axis, Math.min(perAxis, axis.points())));
        }
        return new ChebyshevGrid(axes);
    }

    private static double[] nodes(GridAxis axis, int count) {
        double[] nodes = new double[count];
        if (count == 1) {
            nodes[0] = axis.from();
            return nodes;
        }
        for (int j = 0; j < count; j++) {
            double x = -Math.cos(Math.PI * j / (count - 1));
            nodes[j] = 0.5 * (axis.from() + axis.to()) + 0.5 * (axis.to() - axis.from()) * x;
        }
        return nodes;
    }

    int size() {
        return axes.stream().mapToInt(a -> a.length).reduce(1, Math::multiplyExact);
    }

    /** All points, the last axis fastest, shape {@code [size][nParameters]}. */
    EventMatrix points() {
        double[] values = new double[size() * axes.size()];
        for (int k = 0; k < size(); k++) {
            int rest = k;
            for (int p = axes.size() - 1; p >= 0; p--) {
                values[k * axes.size() + p] = axes.get(p)[rest % axes.get(p).length];
                rest /= axes.get(p).length;
            }
        }
        return EventMatrix.of(size(), axes.size(), values);
    }

    /** The interpolated value at a point from the values at all points of this grid. */
    double interpolate(double[] values, double[] theta) {
        double[] left = values;
        for (int p = axes.size() - 1; p >= 0; p--) {
            double[] basis = basis(axes.get(p), theta[p]);
            double[] next = new double[left.length / basis.length];
            for (int i = 0; i < left.length; i++) {
                next[i / basis.length] += left[i] * basis[i % basis.length];
            }
            left = next;
        }
        return left[0];
    }

    /** The Lagrange polynomials of the nodes at x. */
    private static double[] basis(double[] nodes, double x) {
        double[] basis = new double[nodes.length];
        double sum = 0;
        for (int j = 0; j < nodes.length; j++) {
            if (x == nodes[j]) {
                Arrays.fill(basis, 0);
                basis[j] = 1;
                return basis;
            }
            double weight = (j % 2 == 0 ? 1 : -1) * (j == 0 || j == nodes.length - 1 ? 0.5 : 1);
            basis[j] = weight / (x - nodes[j]);
            sum += basis[j];
        }
        for (int j = 0; j < nodes.length; j++) {
            basis[j] /= sum;
        }
        return basis;
    }
}
