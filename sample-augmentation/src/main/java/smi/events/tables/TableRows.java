package smi.events.tables;

import java.util.ArrayList;
import java.util.List;

/** Rows of doubles with an origin each, in chunks, so that growing copies nothing. */
final class TableRows {
    private static final int CHUNK = 4096;

    private final int width;
    private final List<double[]> chunks = new ArrayList<>();
    private final List<int[]> origins = new ArrayList<>();
    private int size;

    TableRows(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    void add(double[] row, int origin) {
        if (size % CHUNK == 0) {
            chunks.add(new double[CHUNK * width]);
            origins.add(new int[CHUNK]);
        }
        System.arraycopy(row, 0, chunks.get(size / CHUNK), (size % CHUNK) * width, width);
        origins.get(size / CHUNK)[size % CHUNK] = origin;
        size = Math.incrementExact(size);
    }

    double get(int row, int column) {
        return chunks.get(row / CHUNK)[(row % CHUNK) * width + column];
    }

    int origin(int row) {
        return origins.get(row / CHUNK)[row % CHUNK];
    }

    /** Divides, then multiplies the columns from one on, in all rows from one on. */
    void scale(int fromRow, int fromColumn, double divisor, double factor) {
        for (int row = fromRow; row < size; row++) {
            double[] chunk = chunks.get(row / CHUNK);
            int start = (row % CHUNK) * width;
            for (int i = start + fromColumn; i < start + width; i++) {
                chunk[i] = chunk[i] / divisor * factor;
            }
        }
    }

    void copy(int row, int fromColumn, int columns, double[] target, int offset) {
        System.arraycopy(chunks.get(row / CHUNK), (row % CHUNK) * width + fromColumn, target, offset, columns);
    }
}
