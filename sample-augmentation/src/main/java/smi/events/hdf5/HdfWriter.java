package smi.events.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;
import smi.events.OutputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/**
 * Collects named datasets and writes them into one HDF5 file, whole or not at all. Groups follow from the paths. Every
 * dataset is contiguous, little endian, without attributes; the same content gives the same bytes on every system.
 *
 * <p>Why not jHDF's writer: version 0.13.0 writes every text as NUL-terminated UTF-8 where MadMiner's files have
 * NUL-padded ASCII of fixed width, cannot write empty datasets, needs every dataset as {@code double[][]} in memory,
 * and puts an attribute with the operating system into the root group. The part of the format that is needed here is
 * small (see {@link HdfLayout}); written directly, datasets also stream from temporary files at the speed of the disk.
 */
public final class HdfWriter {
    private static final int CHUNK = 1 << 20;

    private final HdfNode.Group root = HdfNode.Group.empty();

    /** A writer without datasets. */
    public HdfWriter() {}

    /**
     * Adds a float64 dataset.
     *
     * @param path its path, for example {@code "benchmarks/values"}
     * @param values row-major values; not copied, must not change before the file is written
     * @param shape its shape; none for a scalar
     * @return this writer
     */
    public HdfWriter doubles(String path, double[] values, long... shape) {
        return add(path, HdfType.float64(), values.length, shape, channel -> {
            ByteBuffer buffer = buffer();
            for (int done = 0; done < values.length; ) {
                int n = Math.min(values.length - done, CHUNK / 8);
                buffer.clear().asDoubleBuffer().put(values, done, n);
                writeFully(channel, buffer.limit(8 * n));
                done += n;
            }
        });
    }

    /**
     * Adds a table as a float64 dataset of shape {@code [rows][columns]}.
     *
     * @param path its path
     * @param matrix the table
     * @return this writer
     */
    public HdfWriter matrix(String path, EventMatrix matrix) {
        long[] shape = {matrix.rows(), matrix.columns()};
        return add(path, HdfType.float64(), shape[0] * shape[1], shape, channel -> writeRows(channel, matrix));
    }

    private static void writeRows(FileChannel channel, EventMatrix matrix) throws IOException {
        int columns = matrix.columns();
        double[] rows = new double[Math.max(1, CHUNK / 8 / Math.max(1, columns)) * columns];
        ByteBuffer buffer = ByteBuffer.allocateDirect(8 * rows.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int first = 0; first < matrix.rows() && columns > 0; ) {
            int n = Math.min(matrix.rows() - first, rows.length / columns);
            for (int i = 0; i < n; i++) {
                matrix.copyRow(first + i, rows, i * columns);
            }
            buffer.clear().asDoubleBuffer().put(rows, 0, n * columns);
            writeFully(channel, buffer.limit(8 * n * columns));
            first += n;
        }
    }

    /**
     * Adds an int64 dataset.
     *
     * @param path its path
     * @param values row-major values; not copied
     * @param shape its shape; none for a scalar
     * @return this writer
     */
    public HdfWriter longs(String path, long[] values, long... shape) {
        return add(path, HdfType.int64(), values.length, shape, channel -> {
            ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(values);
            writeFully(channel, bytes);
        });
    }

    /**
     * Adds a float64 scalar.
     *
     * @param path its path
     * @param value the number
     * @return this writer
     */
    public HdfWriter number(String path, double value) {
        return doubles(path, new double[] {value});
    }

    /**
     * Adds an int64 scalar.
     *
     * @param path its path
     * @param value the number
     * @return this writer
     */
    public HdfWriter integer(String path, long value) {
        return longs(path, new long[] {value});
    }

    /**
     * Adds a scalar text, UTF-8, as wide as it is.
     *
     * @param path its path
     * @param value the text
     * @return this writer
     */
    public HdfWriter text(String path, String value) {
        return texts(path, List.of(value), width(List.of(value)), StandardCharsets.UTF_8);
    }

    /**
     * Adds a list of texts, UTF-8, as wide as the longest.
     *
     * @param path its path
     * @param values the texts
     * @return this writer
     */
    public HdfWriter texts(String path, List<String> values) {
        return texts(path, values, width(values), StandardCharsets.UTF_8, values.size());
    }

    /**
     * Adds ASCII texts of a fixed width, padded with NUL.
     *
     * @param path its path
     * @param values the texts, row-major
     * @param width bytes per text
     * @param shape the shape of the dataset
     * @return this writer
     * @throws InvalidInputException if a text is longer, or has other characters
     */
    public HdfWriter asciiTexts(String path, List<String> values, int width, long... shape) {
        for (String value : values) {
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(value) || value.length() > width) {
                throw new InvalidInputException(
                        "'%s' does not fit into %s of an event file, which holds at most %d ASCII characters; shorten or rename it"
                                .formatted(value, path, width));
            }
        }
        return texts(path, values, width, StandardCharsets.US_ASCII, shape);
    }

    private HdfWriter texts(String path, List<String> values, int width, Charset charset, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.size(), width));
        for (int i = 0; i < values.size(); i++) {
            bytes.position(i * width).put(values.get(i).getBytes(charset));
        }
        return add(
                path,
                HdfType.text(width, charset),
                values.size(),
                shape,
                channel -> writeFully(channel, bytes.duplicate().rewind()));
    }

    /** HDF5 has no text of width 0. */
    private static int width(List<String> values) {
        return values.stream()
                .mapToInt(v -> v.getBytes(StandardCharsets.UTF_8).length)
                .reduce(1, Math::max);
    }

    /**
     * Adds the provenance, in the group {@code smi}.
     *
     * @param provenance where the content comes from
     * @return this writer
     */
    public HdfWriter provenance(Provenance provenance) {
        ProvenanceGroup.write(provenance, this);
        return this;
    }

    /**
     * Adds a float64 or int64 dataset that lies in a temporary file.
     *
     * @param path its path
     * @param spill where its rows are
     * @param rows which of them
     */
    HdfWriter spilled(String path, Spill spill, Spill.Rows rows) {
        long[] shape = spill.shape(rows.count());
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return add(path, spill.type(), elements, shape, channel -> spill.copy(rows, channel));
    }

    /** Adds a dataset whose content writes itself. */
    HdfWriter add(String path, HdfType type, long elements, long[] shape, HdfNode.Content content) {
        var dataset = new HdfNode.Dataset(type, shape.clone(), content);
        if (dataset.elements() != elements) {
            throw new IllegalArgumentException(
                    "%s has %d values for the shape %s".formatted(path, elements, Arrays.toString(shape)));
        }
        String[] names = path.split("/", -1);
        HdfNode.Group group = root;
        for (int i = 0; i < names.length - 1; i++) {
            group = groupIn(group, names[i], path);
        }
        if (group.members().put(checked(names[names.length - 1], path), dataset) != null) {
            throw new IllegalArgumentException(path + " is there already");
        }
        return this;
    }

    private static HdfNode.Group groupIn(HdfNode.Group parent, String name, String path) {
        HdfNode member = parent.members().computeIfAbsent(checked(name, path), n -> HdfNode.Group.empty());
        if (member instanceof HdfNode.Group group) {
            return group;
        }
        throw new IllegalArgumentException("%s leads through the dataset %s".formatted(path, name));
    }

    private static String checked(String name, String path) {
        if (name.isEmpty() || !StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException(
                    "'%s' is not a path of non-empty ASCII names with / between".formatted(path));
        }
        return name;
    }

    /**
     * Writes the file.
     *
     * @param target where to; an older file is replaced once the new one is complete
     * @throws InvalidInputException if the folder does not exist
     * @throws java.io.UncheckedIOException if writing fails
     */
    public void write(Path target) {
        OutputFile.write(target, this::writeTo);
    }

    private void writeTo(Path path) throws IOException {
        HdfLayout layout = HdfLayout.of(root);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(channel, layout.structures());
            for (HdfLayout.Placed placed : layout.data()) {
                writeFully(channel, ByteBuffer.allocate((int) (placed.address() - channel.position())));
                placed.dataset().content().writeTo(channel);
            }
            if (channel.position() != layout.end()) {
                throw new IllegalStateException(
                        "wrote %d bytes of %d into %s".formatted(channel.position(), layout.end(), path));
            }
        }
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    }
}
