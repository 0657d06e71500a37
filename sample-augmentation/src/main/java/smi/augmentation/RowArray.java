package smi.augmentation;

import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/** A matrix under construction, whose rows may be filled in any order. */
final class RowArray {
    private final int rows;
    private final int columns;
    private final double[] values;

    RowArray(int rows, int columns) {
        requireFits(rows, columns);
        this.rows = rows;
        this.columns = columns;
        this.values = new double[rows * columns];
    }

    /** Refuses what is too large for one array. */
    static void requireFits(long rows, int columns) {
        if (rows * columns > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException(
                    "%d events with %d columns do not fit into one sample; write it in several files"
                            .formatted(rows, columns));
        }
    }

    void copy(int row, EventMatrix from, int event) {
        from.copyRow(event, values, row * columns);
    }

    void put(int row, double[] from) {
        System.arraycopy(from, 0, values, row * columns, columns);
    }

    /** Puts θ and, as far as there are columns, ν. */
    void put(int row, HypothesisPoint point) {
        int parameters = point.theta().dimension();
        for (int p = 0; p < columns; p++) {
            values[row * columns + p] = p < parameters ? point.theta().get(p) : point.nu()[p - parameters];
        }
    }

    int columns() {
        return columns;
    }

    double[] values() {
        return values;
    }

    EventMatrix matrix() {
        return EventMatrix.of(rows, columns, values);
    }
}
