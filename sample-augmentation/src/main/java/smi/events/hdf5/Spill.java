package smi.events.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import smi.events.EventMatrix;

/**
 * The rows of a dataset whose length is not known yet, in a temporary file that goes when it is closed or the program
 * ends.
 */
final class Spill implements AutoCloseable {
    /** Consecutive rows of a spill. */
    record Rows(long from, long count) {}

    private static final int BUFFER = 1 << 20;
    private static final int SMALL_BUFFER = 1 << 15;

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final HdfType type;
    private final int columns;
    private final int rank;

    private Spill(FileChannel channel, int bytes, HdfType type, int columns, int rank) {
        this.channel = channel;
        this.buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.type = type;
        this.columns = columns;
        this.rank = rank;
    }

    /** A table of doubles. */
    static Spill table(Path folder, int columns) throws IOException {
        return new Spill(temporary(folder), BUFFER, HdfType.float64(), columns, 2);
    }

    /** A table of doubles beside many others, with a small buffer. */
    static Spill oneOfMany(Path folder, int columns) throws IOException {
        return new Spill(temporary(folder), SMALL_BUFFER, HdfType.float64(), columns, 2);
    }

    /** A list of integers. */
    static Spill list(Path folder) throws IOException {
        return new Spill(temporary(folder), BUFFER, HdfType.int64(), 1, 1);
    }

    private static FileChannel temporary(Path folder) throws IOException {
        return FileChannel.open(
                Files.createTempFile(folder, ".tmp-", ".spill"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    HdfType type() {
        return type;
    }

    long[] shape(long rows) {
        return rank == 1 ? new long[] {rows} : new long[] {rows, columns};
    }

    void append(EventMatrix matrix) throws IOException {
        double[] row = new double[columns];
        for (int i = 0; i < matrix.rows(); i++) {
            matrix.copyRow(i, row, 0);
            append(row);
        }
    }

    void append(double[] row) throws IOException {
        for (double value : row) {
            makeRoom();
            buffer.putDouble(value);
        }
    }

    void append(int[] values) throws IOException {
        for (int value : values) {
            makeRoom();
            buffer.putLong(value);
        }
    }

    private void makeRoom() throws IOException {
        if (buffer.remaining() < 8) {
            flush();
        }
    }

    private void flush() throws IOException {
        HdfWriter.writeFully(channel, buffer.flip());
        buffer.clear();
    }

    /** Copies rows to the position of another file. */
    void copy(Rows rows, FileChannel target) throws IOException {
        flush();
        long at = rows.from() * columns * type.size();
        long end = at + rows.count() * columns * type.size();
        while (at < end) {
            at += channel.transferTo(at, end - at, target);
        }
    }

    /** Reads rows of doubles into the beginning of an array, row-major. */
    void read(Rows rows, double[] target) throws IOException {
        flush();
        long at = rows.from() * columns * type.size();
        int values = Math.toIntExact(rows.count() * columns);
        for (int done = 0; done < values; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), (values - done) * (long) Double.BYTES));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new IOException("a temporary file became shorter");
                }
            }
            at += buffer.flip().remaining();
            int n = buffer.remaining() / Double.BYTES;
            buffer.asDoubleBuffer().get(target, done, n);
            done += n;
        }
        buffer.clear();
    }

    /** Gives back the disk space of the rows from a given one on. */
    void truncate(long rows) throws IOException {
        channel.truncate(rows * columns * type.size());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
