package smi.events.lhe;

import java.util.ArrayList;
import java.util.List;

/** Rows of doubles in memory, in chunks, so that growing copies nothing. */
final class EventRows {
    private static final int CHUNK = 4096;

    private final int width;
    private final List<double[]> chunks = new ArrayList<>();
    private int size;

    EventRows(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    void add(double[] row) {
        if (size % CHUNK == 0) {
            chunks.add(new double[CHUNK * width]);
        }
        System.arraycopy(row, 0, chunks.get(size / CHUNK), (size % CHUNK) * width, width);
        size = Math.incrementExact(size);
    }

    /** Scales the columns from one on, in all rows from one on: divided first, then multiplied. */
    void scale(int fromRow, int fromColumn, double divisor, double factor) {
        for (int row = fromRow; row < size; row++) {
            double[] chunk = chunks.get(row / CHUNK);
            int start = (row % CHUNK) * width;
            for (int i = start + fromColumn; i < start + width; i++) {
                chunk[i] = chunk[i] / divisor * factor;
            }
        }
    }

    /** Copies some columns of a row. */
    void copy(int row, int fromColumn, int columns, double[] target, int offset) {
        System.arraycopy(chunks.get(row / CHUNK), (row % CHUNK) * width + fromColumn, target, offset, columns);
    }
}
