package smi.augmentation;

import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** A matrix under construction, whose rows may be filled in any order. */
final class RowArray {
    private final int rows;
    private final int columns;
    private final double[] values;

    RowArray(int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException(
                    "%d events with %d columns do not fit into one sample; make several with different seeds"
                            .formatted(rows, columns));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = new double[rows * columns];
    }

    void copy(int row, EventMatrix from, int event) {
        from.copyRow(event, values, row * columns);
    }

    void put(int row, double[] from) {
        System.arraycopy(from, 0, values, row * columns, columns);
    }

    void put(int row, ParameterPoint theta) {
        for (int p = 0; p < columns; p++) {
            values[row * columns + p] = theta.get(p);
        }
    }

    double[] values() {
        return values;
    }

    EventMatrix matrix() {
        return EventMatrix.of(rows, columns, values);
    }
}
