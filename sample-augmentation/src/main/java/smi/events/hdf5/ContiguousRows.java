package smi.events.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import smi.morphing.InvalidInputException;

/** Rows of a contiguous dataset, read at their place in the file. */
final class ContiguousRows implements HdfTable.Rows {
    /** Fits the second-level cache, so that decoding does not wait for memory. */
    private static final int BUFFER = 1 << 18;

    private final HdfTable table;
    private final long address;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private ContiguousRows(HdfTable table, long address, FileChannel channel) {
        this.table = table;
        this.address = address;
        this.channel = channel;
    }

    static ContiguousRows open(HdfTable table, long address) {
        try {
            return new ContiguousRows(table, address, FileChannel.open(table.path()));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read: %s; check the path and the permissions".formatted(table.path(), e), e);
        }
    }

    @Override
    public int columns() {
        return table.columns();
    }

    @Override
    public void read(long first, int count, double[] target, int offset) {
        int size = table.format().bytes();
        int values = Math.multiplyExact(count, columns());
        long at = address + first * columns() * size;
        for (int done = 0; done < values; ) {
            int n = Math.min(values - done, BUFFER / size);
            fill(at + (long) done * size, n * size);
            table.format().decode(buffer, target, offset + done, n);
            done += n;
        }
    }

    private void fill(long at, int bytes) {
        buffer.clear().limit(bytes);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new InvalidInputException(
                            "%s ends beyond the end of the file, which became shorter; copy or write it again"
                                    .formatted(table.at()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read %s: %s".formatted(table.at(), e.getMessage()), e);
        }
        buffer.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + table.path(), e);
        }
    }
}
