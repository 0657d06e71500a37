package smi.events.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfInvalidPathException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/**
 * Reads named datasets of an HDF5 file. Whatever is wrong with the file is an {@link InvalidInputException} that names
 * it as {@code file:/dataset}.
 */
public final class HdfReader implements AutoCloseable {
    private final Path path;
    private final HdfFile file;

    private HdfReader(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @param path the file
     * @return a reader, to be closed
     * @throws InvalidInputException if it does not exist, is not an HDF5 file, or is truncated
     */
    public static HdfReader open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException("%s %s; give the path of an HDF5 file"
                    .formatted(path, Files.exists(path) ? "is not a file" : "does not exist"));
        }
        HdfSignature.check(path);
        HdfFile file = guarded(path.toString(), () -> new HdfFile(path));
        var reader = new HdfReader(path, file);
        reader.checkLength();
        return reader;
    }

    private void checkLength() {
        long expected = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (file.size() < expected) {
            long size = file.size();
            close();
            throw new InvalidInputException(
                    "%s is truncated: it has %d of %d bytes; copy or write it again".formatted(path, size, expected));
        }
    }

    /** {@return the file} */
    public Path path() {
        return path;
    }

    /**
     * How messages name a dataset.
     *
     * @param dataset its path
     * @return {@code file:/dataset}
     */
    public String at(String dataset) {
        return path + ":/" + dataset;
    }

    /**
     * Looks for a group or dataset.
     *
     * @param name its path
     * @return whether it exists
     */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<Node> find(String name) {
        return guarded(at(name), () -> {
            try {
                return Optional.of(file.getByPath(name));
            } catch (HdfInvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * The members of a group.
     *
     * @param group its path
     * @return their names, sorted; empty if there is no such group
     */
    public List<String> members(String group) {
        return guarded(at(group), () -> find(group)
                .filter(Group.class::isInstance)
                .map(node ->
                        ((Group) node).getChildren().keySet().stream().sorted().toList())
                .orElse(List.of()));
    }

    /**
     * The shape of a dataset.
     *
     * @param name its path
     * @return its dimensions; none for a scalar
     * @throws InvalidInputException if it is missing
     */
    public long[] shape(String name) {
        return dataset(name).getDimensionsAsLong();
    }

    Dataset dataset(String name) {
        Node node = find(name).orElseThrow(() -> missing(name));
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw new InvalidInputException("%s is not a dataset; check how the file was written".formatted(at(name)));
    }

    private InvalidInputException missing(String name) {
        int slash = name.lastIndexOf('/');
        String group = slash < 0 ? "/" : name.substring(0, slash);
        List<String> there = members(group);
        return new InvalidInputException("%s is missing (%s); check that the file is complete and of the right kind"
                .formatted(at(name), there.isEmpty() ? "so is its group" : "there is " + String.join(", ", there)));
    }

    /**
     * Reads a numeric dataset into memory.
     *
     * @param name its path
     * @return its values, row-major
     * @throws InvalidInputException if it is missing, not numeric, or damaged
     */
    public double[] doubles(String name) {
        return flat(name, values -> {
            double[] result = new double[Array.getLength(values)];
            for (int i = 0; i < result.length; i++) {
                result[i] = Array.getDouble(values, i);
            }
            return result;
        });
    }

    /**
     * Reads an integer dataset into memory.
     *
     * @param name its path
     * @return its values, row-major
     * @throws InvalidInputException if it is missing, damaged, or has other values than integers
     */
    public long[] longs(String name) {
        double[] values = doubles(name);
        for (double value : values) {
            if (!(Math.abs(value) <= 1L << 53 && value == Math.rint(value))) {
                throw new InvalidInputException(
                        "%s has the value %s where an integer belongs; write the file anew".formatted(at(name), value));
            }
        }
        return Arrays.stream(values).mapToLong(v -> (long) v).toArray();
    }

    private <T> T flat(String name, Function<Object, T> conversion) {
        Dataset dataset = dataset(name);
        Class<?> type = guarded(at(name), dataset::getJavaType);
        if (!Number.class.isAssignableFrom(type) && !(type.isPrimitive() && type != boolean.class)) {
            throw new InvalidInputException(
                    "%s holds %s, not numbers; write it as float64 or int64".formatted(at(name), type.getSimpleName()));
        }
        requireInside(dataset, name);
        return guarded(
                at(name), () -> conversion.apply(dataset.getSize() == 0 ? new double[0] : dataset.getDataFlat()));
    }

    /** A length that is damaged must not end in an attempt to read it. */
    void requireInside(Dataset dataset, String name) {
        if (dataset instanceof ContiguousDataset contiguous && dataset.getSize() > 0) {
            long address = guarded(at(name), contiguous::getDataAddress) + file.getUserBlockSize();
            long length = file.size();
            if (address < 0 || length - address < dataset.getSizeInBytes()) {
                throw new InvalidInputException(
                        "%s has %d bytes from byte %d on, but the file has %d: it is truncated; copy or write it again"
                                .formatted(at(name), dataset.getSizeInBytes(), address, length));
            }
        }
    }

    /**
     * Reads one number.
     *
     * @param name path of a dataset with one element
     * @return the number
     * @throws InvalidInputException if it is missing or has more elements
     */
    public double number(String name) {
        double[] values = doubles(name);
        if (values.length != 1) {
            throw new InvalidInputException(
                    "%s has %d values, expected one; write the file anew".formatted(at(name), values.length));
        }
        return values[0];
    }

    /**
     * Reads one integer, exact over the whole range of int64.
     *
     * @param name path of a dataset with one element
     * @return the number
     * @throws InvalidInputException if it is missing, no integer, or has more elements
     */
    public long integer(String name) {
        return flat(name, values -> {
            if (Array.getLength(values) == 1 && !(values instanceof double[]) && !(values instanceof float[])) {
                return Array.getLong(values, 0);
            }
            throw new InvalidInputException("%s is not one integer; write the file anew".formatted(at(name)));
        });
    }

    /**
     * Reads texts, of fixed or variable length.
     *
     * @param name path of a dataset
     * @return its texts, row-major
     * @throws InvalidInputException if it is missing or does not hold texts
     */
    public List<String> texts(String name) {
        Dataset dataset = dataset(name);
        if (guarded(at(name), dataset::getJavaType) != String.class) {
            throw new InvalidInputException(
                    "%s does not hold texts; write names as fixed-length strings".formatted(at(name)));
        }
        requireInside(dataset, name);
        return guarded(at(name), () -> dataset.getSize() == 0 ? List.of() : List.of((String[]) dataset.getDataFlat()));
    }

    /**
     * Reads one text.
     *
     * @param name path of a dataset with one element
     * @return the text
     * @throws InvalidInputException if it is missing, or has more elements
     */
    public String text(String name) {
        List<String> texts = texts(name);
        if (texts.size() != 1) {
            throw new InvalidInputException(
                    "%s has %d texts, expected one; write the file anew".formatted(at(name), texts.size()));
        }
        return texts.get(0);
    }

    /**
     * A numeric dataset of one or two dimensions, to be read in blocks of rows. It outlives this reader.
     *
     * @param name its path
     * @return the table
     * @throws InvalidInputException if it is missing, not numeric, of another rank, or not stored in this file
     */
    public HdfTable table(String name) {
        return HdfTable.of(this, dataset(name), name, file);
    }

    /**
     * Reads a table into memory.
     *
     * @param name path of a numeric dataset of one or two dimensions
     * @return its rows
     * @throws InvalidInputException if it is missing, damaged, or too large for one array (2³¹ values)
     */
    public EventMatrix matrix(String name) {
        HdfTable table = table(name);
        if (table.rows() * table.columns() > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException("%s has %d × %d values, too many to hold in memory; use fewer rows"
                    .formatted(at(name), table.rows(), table.columns()));
        }
        try (HdfTable.Rows rows = table.open()) {
            return rows.read(0, (int) table.rows());
        }
    }

    /** {@return the provenance in the file, if smi wrote it} */
    public Optional<Provenance> provenance() {
        return ProvenanceGroup.read(this);
    }

    /** jHDF answers a damaged file with all kinds of runtime exceptions: each of them is the file's fault. */
    static <T> T guarded(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidInputException(
                    "%s cannot be read: the file is damaged or truncated (%s); copy or write it again"
                            .formatted(
                                    what,
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
