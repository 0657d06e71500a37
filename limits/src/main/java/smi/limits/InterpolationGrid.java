package smi.limits;

import java.util.ArrayList;
import java.util.List;
import smi.events.EventMatrix;

/**
 * Equidistant points over the range of a grid, and the interpolation of a smooth function from its values there: along
 * every axis the polynomials through the five nodes around the node below and around the node above, the second taking over
 * from the first in proportion to the way. Since both meet at the two nodes, the derivative has no jumps, which would stop
 * a fit. Local, so that a function that is rough at the border of the grid, where it hardly matters, is not wrong in the
 * middle; a polynomial through all nodes would be.
 */
final class InterpolationGrid {
    private static final int LOCAL = 5;

    private final List<double[]> axes;

    private InterpolationGrid(List<double[]> axes) {
        this.axes = axes;
    }

    /** As many points per scanned axis as fit into {@code most} in all, at most {@code mostPerAxis}. */
    static InterpolationGrid over(ParameterGrid grid, int most, int mostPerAxis) {
        int scanned = Math.max(1, grid.scanned().length);
        int perAxis = Math.max(2, Math.min(mostPerAxis, (int) Math.floor(Math.pow(most, 1.0 / scanned) + 1e-9)));
        List<double[]> axes = new ArrayList<>();
        for (GridAxis axis : grid.axes()) {
            axes.add(nodes(axis, Math.min(perAxis, axis.points())));
        }
        return new InterpolationGrid(axes);
    }

    private static double[] nodes(GridAxis axis, int count) {
        double[] nodes = new double[count];
        if (count == 1) {
            nodes[0] = axis.from();
            return nodes;
        }
        for (int j = 0; j < count; j++) {
            nodes[j] = axis.from() + (axis.to() - axis.from()) * j / (count - 1);
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

    /** What the value at each node counts at x. */
    private static double[] basis(double[] nodes, double x) {
        double[] basis = new double[nodes.length];
        if (nodes.length == 1) {
            basis[0] = 1;
            return basis;
        }
        double place = (x - nodes[0]) / (nodes[1] - nodes[0]);
        int below = Math.max(0, Math.min(nodes.length - 2, (int) Math.floor(place)));
        addPolynomials(basis, nodes, below, x, 1 - (place - below));
        addPolynomials(basis, nodes, below + 1, x, place - below);
        return basis;
    }

    /** Adds the Lagrange polynomials of the nodes around one of them, at x and times a factor. */
    private static void addPolynomials(double[] basis, double[] nodes, int middle, double x, double factor) {
        int used = Math.min(LOCAL, nodes.length);
        int first = Math.max(0, Math.min(nodes.length - used, middle - used / 2));
        for (int j = first; j < first + used; j++) {
            double value = factor;
            for (int k = first; k < first + used; k++) {
                value *= k == j ? 1 : (x - nodes[k]) / (nodes[j] - nodes[k]);
            }
            basis[j] += value;
        }
    }
}
