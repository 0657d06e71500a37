package smi.plots;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import smi.morphing.InvalidInputException;

/** A function of two parameters, known on the points of a rectangular grid. Immutable. */
public final class Grid {
    private final double[] x;
    private final double[] y;
    private final double[][] values;

    private Grid(double[] x, double[] y, double[][] values) {
        this.x = x;
        this.y = y;
        this.values = values;
    }

    /**
     * A function on a grid.
     *
     * @param x positions along the first parameter, increasing, at least two; copied
     * @param y positions along the second parameter, increasing, at least two; copied
     * @param values shape {@code [x.length][y.length]}; NaN where the function is not known; copied
     * @return the grid
     * @throws InvalidInputException if an axis does not increase or the shape does not fit
     */
    public static Grid of(double[] x, double[] y, double[][] values) {
        requireIncreasing("x", x);
        requireIncreasing("y", y);
        if (values.length != x.length) {
            throw shape(values.length + " rows", x, y);
        }
        double[][] copy = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            if (values[i].length != y.length) {
                throw shape(values[i].length + " values in row " + i, x, y);
            }
            copy[i] = values[i].clone();
        }
        return new Grid(x.clone(), y.clone(), copy);
    }

    private static InvalidInputException shape(String found, double[] x, double[] y) {
        return new InvalidInputException(String.format(
                Locale.ROOT,
                "a grid of %d x %d points got %s; give values[i][j] at x[i], y[j]",
                x.length,
                y.length,
                found));
    }

    private static void requireIncreasing(String name, double[] axis) {
        if (axis.length < 2) {
            throw new InvalidInputException(
                    "grid axis " + name + " has " + axis.length + " points; a contour needs at least 2");
        }
        for (int i = 0; i < axis.length; i++) {
            if (!Double.isFinite(axis[i]) || i > 0 && !(axis[i] > axis[i - 1])) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT, "grid axis %s does not increase at index %d (%s); sort it", name, i, axis[i]));
            }
        }
    }

    /**
     * {@return the positions along the first parameter}
     */
    public Series x() {
        return Series.of(x);
    }

    /**
     * {@return the positions along the second parameter}
     */
    public Series y() {
        return Series.of(y);
    }

    /**
     * The function at a point of the grid.
     *
     * @param i index along the first parameter
     * @param j index along the second parameter
     * @return the value; NaN where it is not known
     */
    public double value(int i, int j) {
        return values[i][j];
    }

    /** The values that are known. */
    DoubleStream known() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    double x(int i) {
        return x[i];
    }

    double y(int j) {
        return y[j];
    }

    Range xRange() {
        return new Range(x[0], x[x.length - 1]);
    }

    Range yRange() {
        return new Range(y[0], y[y.length - 1]);
    }

    Grid map(DoubleUnaryOperator function) {
        double[][] mapped = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            mapped[i] = Arrays.stream(values[i]).map(function).toArray();
        }
        return new Grid(x, y, mapped);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grid grid
                && Arrays.equals(x, grid.x)
                && Arrays.equals(y, grid.y)
                && Arrays.deepEquals(values, grid.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(x) + Arrays.hashCode(y)) + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Grid[%d x %d points, x %s to %s, y %s to %s]",
                x.length,
                y.length,
                x[0],
                x[x.length - 1],
                y[0],
                y[y.length - 1]);
    }
}
