package smi.augmentation.hdf5;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.events.hdf5.HdfReader;
import smi.events.hdf5.HdfTable;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;

/**
 * A local, ratio or coefficient sample that stays in its files, one or several, and of which some rows are read at a time.
 * Thread-safe.
 *
 * @param <S> the kind
 */
public final class StoredSample<S extends Sample> {
    private static final int SCAN_ROWS = 1 << 14;
    private final Class<S> type;
    private final SampleInfo info;
    private final Optional<List<String>> features;
    private final Optional<MorphingComponents> components;
    private final List<Part> parts;
    private final long rows;

    /** One file: its first row among all rows, and its datasets. */
    private record Part(long first, long rows, Map<String, HdfTable> tables) {}

    private StoredSample(
            Class<S> type,
            SampleInfo info,
            Optional<List<String>> features,
            Optional<MorphingComponents> components,
            List<Part> parts) {
        this.type = type;
        this.info = info;
        this.features = features;
        this.components = components;
        this.parts = List.copyOf(parts);
        rows = parts.stream().mapToLong(Part::rows).sum();
    }

    /**
     * Whether samples of a kind can stay in their files.
     *
     * @param sample class of the kind
     * @return whether they can
     */
    public static boolean canStay(Class<? extends Sample> sample) {
        return sample == LocalSample.class || sample == RatioSample.class || sample == CoefficientSample.class;
    }

    /**
     * The kind of a sample.
     *
     * @param file one of its files
     * @return its class
     * @throws InvalidInputException if it is no sample
     */
    public static Class<? extends Sample> kind(Path file) {
        try (HdfReader reader = HdfReader.open(file)) {
            return SampleKind.of(reader).type();
        }
    }

    /**
     * Opens a sample.
     *
     * @param files its files, one below the other
     * @param type its kind
     * @param <S> its kind
     * @return the sample
     * @throws InvalidInputException if a file does not exist, is damaged, or is of another kind, or they do not belong
     *     together
     */
    public static <S extends Sample> StoredSample<S> open(List<Path> files, Class<S> type) {
        if (!canStay(type)) {
            throw new IllegalArgumentException("samples of type %s are read whole".formatted(type.getSimpleName()));
        }
        SampleTables readers = SampleTables.open(files);
        try {
            List<SampleInfo> infos = new ArrayList<>();
            List<Part> parts = new ArrayList<>();
            long first = 0;
            for (HdfReader reader : readers.files()) {
                infos.add(info(reader, type));
                Map<String, HdfTable> tables = tables(reader, type, infos.get(0));
                long rows = tables.get(SampleKind.OBSERVATIONS).rows();
                parts.add(new Part(first, rows, tables));
                first += rows;
            }
            requireSameColumns(parts);
            SampleInfo info = SampleParts.together(files, infos, SampleKind.of(type));
            return new StoredSample<>(type, info, Optional.empty(), components(readers, type, info), parts);
        } finally {
            readers.files().forEach(HdfReader::close);
        }
    }

    private static SampleInfo info(HdfReader reader, Class<? extends Sample> type) {
        SampleKind kind = SampleKind.of(reader);
        if (kind.type() != type) {
            throw new InvalidInputException(
                    "%s is a %s sample, but a %s sample is needed; make one with smi augment --sample %s"
                            .formatted(
                                    reader.path(),
                                    kind.label(),
                                    SampleKind.of(type).label(),
                                    SampleKind.of(type).label()));
        }
        return SampleInfoGroups.read(reader);
    }

    private static void requireSameColumns(List<Part> parts) {
        for (Part part : parts) {
            part.tables().forEach((name, table) -> {
                HdfTable other = parts.get(0).tables().get(name);
                if (table.columns() != other.columns()) {
                    throw new InvalidInputException("%s has %d columns, %s has %d; give files of one sample"
                            .formatted(table.at(), table.columns(), other.at(), other.columns()));
                }
            });
        }
    }

    private static Optional<MorphingComponents> components(SampleTables readers, Class<?> type, SampleInfo info) {
        return type == CoefficientSample.class
                ? Optional.of(SampleReader.components(readers, info.space().dimension()))
                : Optional.empty();
    }

    private static Map<String, HdfTable> tables(HdfReader reader, Class<?> type, SampleInfo info) {
        List<String> names = type == LocalSample.class
                ? List.of(SampleKind.THETA, SampleKind.JOINT_SCORE)
                : type == CoefficientSample.class
                        ? List.of(SampleKind.COEFFICIENTS_TABLE)
                        : List.of(
                                SampleKind.THETA0,
                                SampleKind.THETA1,
                                SampleKind.LABELS,
                                SampleKind.JOINT_RATIO,
                                SampleKind.JOINT_SCORE);
        Map<String, HdfTable> tables = new HashMap<>();
        HdfTable observations = reader.table(SampleKind.OBSERVATIONS);
        tables.put(SampleKind.OBSERVATIONS, observations);
        if (observations.columns() != info.observables().size()) {
            throw new InvalidInputException("%s has %d columns for %d observables; make the sample anew"
                    .formatted(
                            observations.at(),
                            observations.columns(),
                            info.observables().size()));
        }
        for (String name : names) {
            HdfTable table = reader.table(name);
            if (table.rows() != observations.rows() && table.columns() > 0) {
                throw new InvalidInputException("%s has %d rows, expected %d; make the sample anew"
                        .formatted(table.at(), table.rows(), observations.rows()));
            }
            tables.put(name, table);
        }
        return Map.copyOf(tables);
    }

    /** {@return what the sample is made of} */
    public SampleInfo info() {
        return features.map(info::withObservables).orElse(info);
    }

    /** {@return the number of rows of all files} */
    public long rows() {
        return rows;
    }

    /** {@return about how much memory it would take as a whole, in bytes} */
    public long bytes() {
        long columns = parts.get(0).tables().values().stream()
                .mapToLong(HdfTable::columns)
                .sum();
        return Double.BYTES * columns * rows;
    }

    /**
     * The same sample with some of the observables.
     *
     * @param names their names, in the order wanted
     * @return the sample
     * @throws InvalidInputException if there is no such observable
     */
    public StoredSample<S> withObservables(List<String> names) {
        info.requireObservables(names);
        return new StoredSample<>(type, info, Optional.of(List.copyOf(names)), components, parts);
    }

    /**
     * The same rows with another description.
     *
     * @param other the description; as many observables and nuisance parameters
     * @return the sample
     */
    public StoredSample<S> withInfo(SampleInfo other) {
        return new StoredSample<>(type, other, features, components, parts);
    }

    /**
     * Reads rows.
     *
     * @param first first rows of blocks
     * @param sizes their numbers of rows
     * @return the rows, block after block
     * @throws InvalidInputException if a file became shorter or is damaged
     */
    public S read(long[] first, int[] sizes) {
        var reading = new Reading(first, sizes);
        Sample sample = reading.sample();
        return type.cast(features.map(sample::withObservables).orElse(sample));
    }

    /** The points of a sample that are often the same for all rows. */
    public enum Points {
        /** θ of a local sample. */
        THETA(SampleKind.THETA),
        /** θ1 of a ratio sample. */
        THETA1(SampleKind.THETA1);

        private final String table;

        Points(String table) {
            this.table = table;
        }
    }

    /**
     * Looks for rows with different points.
     *
     * @param points which points
     * @return the first point, and the first one that differs from it, if any; none of an empty sample
     */
    public List<double[]> differentPoints(Points points) {
        List<double[]> found = new ArrayList<>();
        for (Part part : parts) {
            HdfTable table = part.tables().get(points.table);
            try (HdfTable.Rows open = table.open()) {
                for (long first = 0; first < part.rows() && found.size() < 2; first += SCAN_ROWS) {
                    compare(open.read(first, (int) Math.min(SCAN_ROWS, part.rows() - first)), found);
                }
            }
        }
        return List.copyOf(found);
    }

    private static void compare(EventMatrix rows, List<double[]> found) {
        for (int i = 0; i < rows.rows() && found.size() < 2; i++) {
            double[] row = rows.row(i);
            if (found.isEmpty() || !Arrays.equals(found.get(0), row)) {
                found.add(row);
            }
        }
    }

    /** Reads the rows of some blocks. */
    private final class Reading {
        private final long[] first;
        private final int[] sizes;
        private final int total;

        Reading(long[] first, int[] sizes) {
            this.first = first;
            this.sizes = sizes;
            int sum = 0;
            for (int size : sizes) {
                sum = Math.addExact(sum, size);
            }
            total = sum;
        }

        Sample sample() {
            EventMatrix x = matrix(SampleKind.OBSERVATIONS);
            EventMatrix none = EventMatrix.of(total, 0, new double[0]);
            if (type == LocalSample.class) {
                return new LocalSample(info, x, matrix(SampleKind.THETA), matrix(SampleKind.JOINT_SCORE), none);
            }
            if (type == CoefficientSample.class) {
                return new CoefficientSample(info, x, matrix(SampleKind.COEFFICIENTS_TABLE), components.orElseThrow());
            }
            return new RatioSample(
                    info,
                    x,
                    matrix(SampleKind.THETA0),
                    matrix(SampleKind.THETA1),
                    matrix(SampleKind.LABELS),
                    matrix(SampleKind.JOINT_RATIO),
                    matrix(SampleKind.JOINT_SCORE),
                    none);
        }

        private EventMatrix matrix(String name) {
            int columns = parts.get(0).tables().get(name).columns();
            double[] values = new double[Math.multiplyExact(total, columns)];
            for (int p = 0; p < parts.size() && columns > 0; p++) {
                read(parts.get(p), name, values, columns);
            }
            return EventMatrix.of(total, columns, values);
        }

        /** The rows that lie in one file. */
        private void read(Part part, String name, double[] values, int columns) {
            try (HdfTable.Rows table = part.tables().get(name).open()) {
                int offset = 0;
                for (int b = 0; b < sizes.length; b++) {
                    long from = Math.max(first[b], part.first());
                    long to = Math.min(first[b] + sizes[b], part.first() + part.rows());
                    if (from < to) {
                        int place = offset + (int) (from - first[b]);
                        table.read(from - part.first(), (int) (to - from), values, place * columns);
                    }
                    offset += sizes[b];
                }
            }
        }
    }
}
