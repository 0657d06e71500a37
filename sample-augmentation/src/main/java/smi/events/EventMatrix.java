package smi.events;

import java.util.Arrays;
import java.util.Objects;

/**
 * A table of events in one row-major block: rows are events, columns observables, weights or parameters. It has no
 * setter: who builds one gives the array away.
 */
public final class EventMatrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private EventMatrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Wraps an array, which must not be changed afterwards.
     *
     * @param rows number of events
     * @param columns number of columns
     * @param values row-major values, length rows × columns; not copied
     * @return the matrix
     * @throws IllegalArgumentException if the length does not fit the shape
     */
    public static EventMatrix of(int rows, int columns, double[] values) {
        if (values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    "%d values do not fill %d rows of %d columns".formatted(values.length, rows, columns));
        }
        return new EventMatrix(rows, columns, values);
    }

    /**
     * Copies rows into a matrix.
     *
     * @param rows the rows, all of the same length
     * @return the matrix
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static EventMatrix ofRows(double[]... rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row %d has %d values, row 0 has %d".formatted(i, rows[i].length, columns));
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return new EventMatrix(rows.length, columns, values);
    }

    /** {@return the number of events} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /**
     * One value.
     *
     * @param row the event
     * @param column the column
     * @return the value
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public double get(int row, int column) {
        return values[row * columns + Objects.checkIndex(column, columns)];
    }

    /**
     * A copy of one row.
     *
     * @param row the event
     * @return shape {@code [columns]}
     */
    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /**
     * A copy of one column.
     *
     * @param column the column
     * @return shape {@code [rows]}
     */
    public double[] column(int column) {
        double[] result = new double[rows];
        for (int i = 0; i < rows; i++) {
            result[i] = get(i, column);
        }
        return result;
    }

    /**
     * Copies a row without creating an array: the way for inner loops.
     *
     * @param row the event
     * @param target where to
     * @param offset first place in the target
     */
    public void copyRow(int row, double[] target, int offset) {
        System.arraycopy(values, row * columns, target, offset, columns);
    }

    /**
     * Consecutive rows as a matrix of their own.
     *
     * @param from first row
     * @param to one past the last row
     * @return a copy of these rows
     */
    public EventMatrix slice(int from, int to) {
        return new EventMatrix(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
    }

    /**
     * Some rows, in the order given.
     *
     * @param selected row numbers
     * @return a copy of these rows
     */
    public EventMatrix selectRows(int... selected) {
        double[] result = new double[Math.multiplyExact(selected.length, columns)];
        for (int i = 0; i < selected.length; i++) {
            copyRow(selected[i], result, i * columns);
        }
        return new EventMatrix(selected.length, columns, result);
    }

    /**
     * A number made of the bits of a row: the same for rows of the same values, and for other rows a different one but for
     * a chance of 2⁻⁶⁴. Tells simulated events apart where a sample has each of them several times.
     *
     * @param row the event
     * @return the number
     */
    public long rowKey(int row) {
        long key = columns;
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            // the finaliser of SplitMix64, chained
            long z = (key ^ Double.doubleToRawLongBits(values[i])) + 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            key = z ^ (z >>> 31);
        }
        return key;
    }

    /**
     * Some columns, in the order given.
     *
     * @param selected column numbers
     * @return a copy of these columns
     */
    public EventMatrix columns(int... selected) {
        double[] result = new double[rows * selected.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < selected.length; j++) {
                result[i * selected.length + j] = get(i, selected[j]);
            }
        }
        return new EventMatrix(rows, selected.length, result);
    }

    /** {@return a copy of all values, row-major} */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventMatrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "EventMatrix[%d × %d]".formatted(rows, columns);
    }
}
