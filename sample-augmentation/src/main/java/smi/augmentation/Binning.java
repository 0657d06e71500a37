package smi.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/**
 * How the space of some variables is divided into bins. Every axis has one bin below its first edge and one above its
 * last: nothing is lost. A value on an edge belongs to the bin above it. Immutable.
 */
public final class Binning {
    private final double[][] edges;

    private Binning(double[][] edges) {
        this.edges = edges;
    }

    /**
     * Bins between given edges, with under- and overflow.
     *
     * @param edges for each axis its rising edges, shape {@code [nAxes][nEdges]}; infinite outer edges may be given and
     *     change nothing; copied
     * @return the binning; axis a has {@code nEdges + 1} bins, finite edges counted
     * @throws InvalidInputException if there is no axis, an axis has no finite edge, or the edges do not rise
     */
    public static Binning of(double[]... edges) {
        if (edges.length == 0) {
            throw new InvalidInputException("a histogram needs at least one observable");
        }
        double[][] finite = new double[edges.length][];
        for (int axis = 0; axis < edges.length; axis++) {
            finite[axis] = finiteEdges(axis, edges[axis]);
        }
        return new Binning(finite);
    }

    private static double[] finiteEdges(int axis, double[] edges) {
        for (int k = 1; k < edges.length; k++) {
            if (!(edges[k] > edges[k - 1])) {
                throw new InvalidInputException("the bin edges of axis %d do not rise: %s after %s; sort them"
                        .formatted(axis, edges[k], edges[k - 1]));
            }
        }
        double[] finite =
                Arrays.stream(edges).filter(Double::isFinite).map(e -> e + 0.0).toArray();
        if (finite.length == 0) {
            throw new InvalidInputException(
                    "axis %d of the histogram has no finite bin edge; give one".formatted(axis));
        }
        return finite;
    }

    /**
     * Bins that hold equal shares of a weighted set of values along every axis.
     *
     * @param values shape {@code [n][nAxes]}
     * @param weights one weight per row; negative ones count as 0
     * @param bins bins per axis, under- and overflow counted; fewer where values coincide
     * @return the binning
     * @throws InvalidInputException if an axis is to have fewer than two bins, all values on it coincide, or no weight is
     *     positive
     */
    public static Binning quantiles(EventMatrix values, double[] weights, int... bins) {
        if (bins.length != values.columns()) {
            throw new InvalidInputException("%d numbers of bins were given for %d variables; give one for each"
                    .formatted(bins.length, values.columns()));
        }
        double[][] edges = new double[bins.length][];
        for (int axis = 0; axis < bins.length; axis++) {
            edges[axis] = quantileEdges(axis, values.column(axis), weights, bins[axis]);
        }
        return of(edges);
    }

    private static double[] quantileEdges(int axis, double[] values, double[] weights, int bins) {
        if (bins < 2) {
            throw new InvalidInputException("a histogram axis needs at least 2 bins, got %d".formatted(bins));
        }
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
        double total = Arrays.stream(weights).map(w -> Math.max(w, 0.0)).sum();
        if (!(total > 0)) {
            throw new InvalidInputException("no event has a positive weight, so that quantile bins cannot be found");
        }
        List<Double> edges = new ArrayList<>();
        double below = 0.0;
        for (int i : order) {
            // an edge at the smallest value would leave the bin below it empty
            if (below >= (edges.size() + 1) * total / bins && edges.size() < bins - 1 && values[i] > values[order[0]]) {
                if (edges.isEmpty() || values[i] > edges.get(edges.size() - 1)) {
                    edges.add(values[i]);
                }
            }
            below += Math.max(weights[i], 0.0);
        }
        if (edges.isEmpty()) {
            throw new InvalidInputException(
                    "variable %d is the same for all events, so that it has no quantile bins; choose another"
                            .formatted(axis));
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** {@return the number of axes} */
    public int axes() {
        return edges.length;
    }

    /** {@return a copy of the finite edges of an axis} @param axis which axis */
    public double[] edges(int axis) {
        return edges[axis].clone();
    }

    /** {@return the number of bins of all axes together, under- and overflow counted} */
    public int size() {
        return Arrays.stream(edges).mapToInt(e -> e.length + 1).reduce(1, Math::multiplyExact);
    }

    /**
     * The bin of a point; the last axis runs fastest.
     *
     * @param values holds the point
     * @param offset place of its first coordinate
     * @return from 0 to {@code size() - 1}
     * @throws InvalidInputException if a coordinate is NaN
     */
    public int index(double[] values, int offset) {
        int index = 0;
        for (int axis = 0; axis < edges.length; axis++) {
            index = index * (edges[axis].length + 1) + place(axis, values[offset + axis]);
        }
        return index;
    }

    /** The number of edges at or below the value. */
    private int place(int axis, double value) {
        if (Double.isNaN(value)) {
            throw new InvalidInputException(
                    "variable %d of a histogram is NaN for an event; give the observable a default value, or cut"
                            .formatted(axis));
        }
        int found = Arrays.binarySearch(edges[axis], value + 0.0); // turns −0 into 0
        return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Binning that && Arrays.deepEquals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(edges);
    }

    @Override
    public String toString() {
        return "Binning" + Arrays.deepToString(edges);
    }
}
