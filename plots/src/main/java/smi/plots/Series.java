package smi.plots;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Numbers in order, never changed: the coordinates of a line, the heights of a histogram. Two series are equal if they
 * hold the same numbers, NaN (a gap in a line) included.
 */
public final class Series {
    private final double[] values;

    private Series(double[] values) {
        this.values = values;
    }

    /**
     * A series of these numbers.
     *
     * @param values the numbers; copied
     * @return the series
     */
    public static Series of(double... values) {
        return new Series(values.clone());
    }

    /**
     * How many numbers there are.
     *
     * @return the length
     */
    public int size() {
        return values.length;
    }

    /**
     * One of the numbers.
     *
     * @param index from 0
     * @return the number there
     */
    public double get(int index) {
        return values[index];
    }

    /**
     * {@return a copy of the numbers}
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * {@return the numbers, in order}
     */
    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
