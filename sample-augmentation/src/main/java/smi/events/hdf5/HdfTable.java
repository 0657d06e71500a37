package smi.events.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.nio.file.Path;
import java.util.Arrays;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/**
 * A numeric dataset of one or two dimensions, read in blocks of rows whatever its size: contiguous ones straight from
 * the file at their address (jHDF 0.13.0 cannot map more than 2 GiB and reads slices row by row), chunked ones one row
 * of chunks at a time. Immutable; every {@link #open()} gives an independent reader.
 */
public final class HdfTable {
    /** Reads rows of a table; not thread-safe. */
    public interface Rows extends AutoCloseable {
        /**
         * Reads rows into an array.
         *
         * @param first the first row
         * @param count how many
         * @param target where to, row-major
         * @param offset first place in the target
         * @throws InvalidInputException if the file ends before them or is damaged
         */
        void read(long first, int count, double[] target, int offset);

        /** {@return the number of columns} */
        int columns();

        /**
         * Reads rows.
         *
         * @param first the first row
         * @param count how many
         * @return the rows
         * @throws InvalidInputException if the file ends before them or is damaged
         */
        default EventMatrix read(long first, int count) {
            double[] values = new double[Math.multiplyExact(count, columns())];
            read(first, count, values, 0);
            return EventMatrix.of(count, columns(), values);
        }

        @Override
        void close();
    }

    private static final long NEVER_WRITTEN = -1L;
    private static final long MAX_COLUMNS = 1 << 20;

    private final Path path;
    private final String name;
    private final long rows;
    private final int columns;
    private final NumberFormat format;
    private final Storage storage;

    /** How a reader of the rows is made. */
    private interface Storage {
        Rows open(HdfTable table);
    }

    private HdfTable(Path path, String name, long[] shape, NumberFormat format, Storage storage) {
        this.path = path;
        this.name = name;
        this.rows = shape[0];
        this.columns = shape.length == 1 ? 1 : (int) shape[1];
        this.format = format;
        this.storage = storage;
    }

    static HdfTable of(HdfReader reader, Dataset dataset, String name, HdfFile file) {
        long[] shape = dataset.getDimensionsAsLong();
        boolean list = shape.length == 1;
        boolean table = shape.length == 2 && shape[1] <= MAX_COLUMNS;
        if (!list && !table) {
            throw new InvalidInputException("%s has shape %s, expected a table; write the file anew"
                    .formatted(reader.at(name), Arrays.toString(shape)));
        }
        NumberFormat format = NumberFormat.of(dataset.getDataType(), reader.at(name));
        return new HdfTable(reader.path(), name, shape, format, storage(reader, dataset, name, file));
    }

    private static Storage storage(HdfReader reader, Dataset dataset, String name, HdfFile file) {
        if (dataset.getSize() == 0) {
            return table -> new MemoryRows(table, new double[0]);
        }
        if (dataset instanceof ChunkedDataset) {
            return ChunkedRows::open;
        }
        if (dataset instanceof ContiguousDataset contiguous) {
            long relative = HdfReader.guarded(reader.at(name), contiguous::getDataAddress);
            if (relative == NEVER_WRITTEN) {
                throw new InvalidInputException(
                        "%s has no data in this file; write it into the file itself".formatted(reader.at(name)));
            }
            long address = relative + file.getUserBlockSize();
            reader.requireInside(dataset, name);
            return table -> ContiguousRows.open(table, address);
        }
        double[] values = reader.doubles(name);
        return table -> new MemoryRows(table, values);
    }

    /** {@return the number of rows} */
    public long rows() {
        return rows;
    }

    /** {@return the number of columns; 1 for a list} */
    public int columns() {
        return columns;
    }

    /** {@return where it is, as messages name it: file:/dataset} */
    public String at() {
        return path + ":/" + name;
    }

    /** {@return a reader of the rows, to be closed} */
    public Rows open() {
        return storage.open(this);
    }

    Path path() {
        return path;
    }

    String name() {
        return name;
    }

    NumberFormat format() {
        return format;
    }
}
