package smi.limits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.events.hdf5.HdfReader;
import smi.events.hdf5.HdfWriter;
import smi.morphing.InvalidInputException;

/**
 * Log likelihood ratios that are computed once, kept in a file, and extended when other events or other points are asked
 * for. Events are known by their observables, points by their coordinates, to the last bit. Serves several threads.
 */
public final class StoredRatios implements LogRatioTable {
    private final String origin;
    private final LogRatioTable table;
    private final Map<List<Double>, Integer> points = new LinkedHashMap<>();
    private final Map<Key, float[]> rows = new LinkedHashMap<>();
    private boolean changed;

    /** The observables of an event. */
    private record Key(double[] x) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Arrays.equals(x, that.x);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(x);
        }

        @Override
        public String toString() {
            return Arrays.toString(x);
        }
    }

    private StoredRatios(String origin, LogRatioTable table) {
        this.origin = origin;
        this.table = table;
    }

    /**
     * A table that may have been stored before.
     *
     * @param file where it is, or will be
     * @param origin says what computed it, for example the digest of a model: a file with another origin is refused
     * @param table computes what is missing
     * @return the table
     * @throws InvalidInputException if the file is no such table, or of another origin
     */
    public static StoredRatios open(Path file, String origin, LogRatioTable table) {
        var stored = new StoredRatios(origin, table);
        if (Files.exists(file)) {
            try (HdfReader reader = HdfReader.open(file)) {
                stored.read(reader);
            }
        }
        return stored;
    }

    private void read(HdfReader reader) {
        if (!reader.has("origin") || !reader.text("origin").equals(origin)) {
            throw new InvalidInputException(
                    "%s holds log ratios of another estimator or normalisation; give another file, or remove it"
                            .formatted(reader.path()));
        }
        EventMatrix theta = reader.matrix("theta");
        EventMatrix x = reader.matrix("observations");
        EventMatrix values = reader.matrix("log_ratio");
        if (values.rows() != theta.rows() || values.columns() != x.rows()) {
            throw new InvalidInputException("%s has %d x %d log ratios for %d points and %d events; remove it"
                    .formatted(reader.path(), values.rows(), values.columns(), theta.rows(), x.rows()));
        }
        for (int g = 0; g < theta.rows(); g++) {
            points.put(key(theta.row(g)), g);
        }
        for (int i = 0; i < x.rows(); i++) {
            float[] row = new float[theta.rows()];
            for (int g = 0; g < row.length; g++) {
                row[g] = (float) values.get(g, i);
            }
            rows.put(new Key(x.row(i)), row);
        }
    }

    private static List<Double> key(double... theta) {
        return Arrays.stream(theta).boxed().toList();
    }

    @Override
    public boolean smooth() {
        return table.smooth();
    }

    @Override
    public synchronized EventMatrix logRatios(EventMatrix observations, EventMatrix asked) {
        int[] columns = columns(asked);
        complete(observations, asked, columns);
        double[] values = new double[observations.rows() * columns.length];
        for (int i = 0; i < observations.rows(); i++) {
            float[] row = rows.get(new Key(observations.row(i)));
            for (int g = 0; g < columns.length; g++) {
                values[i * columns.length + g] = row[columns[g]];
            }
        }
        return EventMatrix.of(observations.rows(), columns.length, values);
    }

    /** The columns of the points; new points get new ones. */
    private int[] columns(EventMatrix asked) {
        return IntStream.range(0, asked.rows())
                .map(g -> {
                    List<Double> key = key(asked.row(g));
                    Integer known = points.get(key);
                    if (known == null) {
                        known = points.size();
                        points.put(key, known);
                    }
                    return known;
                })
                .toArray();
    }

    /** Computes what is missing: all points of new events that were asked for, new points of known events. */
    private void complete(EventMatrix observations, EventMatrix asked, int[] columns) {
        Map<List<Integer>, List<Integer>> missing = new HashMap<>();
        for (int i = 0; i < observations.rows(); i++) {
            float[] row = rows.computeIfAbsent(new Key(observations.row(i)), k -> new float[0]);
            List<Integer> lacking = new ArrayList<>();
            for (int g = 0; g < columns.length; g++) {
                if (columns[g] >= row.length || Float.isNaN(row[columns[g]])) {
                    lacking.add(g);
                }
            }
            if (!lacking.isEmpty()) {
                missing.computeIfAbsent(lacking, k -> new ArrayList<>()).add(i);
            }
        }
        missing.forEach((lacking, events) -> compute(observations, asked, columns, lacking, events));
    }

    private void compute(
            EventMatrix observations, EventMatrix asked, int[] columns, List<Integer> lacking, List<Integer> events) {
        changed = true;
        EventMatrix x =
                EventMatrix.ofRows(events.stream().map(observations::row).toArray(double[][]::new));
        EventMatrix theta = EventMatrix.ofRows(lacking.stream().map(asked::row).toArray(double[][]::new));
        EventMatrix found = table.logRatios(x, theta);
        for (int k = 0; k < events.size(); k++) {
            var key = new Key(x.row(k));
            float[] old = rows.get(key);
            float[] row = Arrays.copyOf(old, points.size());
            Arrays.fill(row, Math.min(old.length, row.length), row.length, Float.NaN);
            for (int g = 0; g < lacking.size(); g++) {
                row[columns[lacking.get(g)]] = (float) found.get(k, g);
            }
            rows.put(key, row);
        }
    }

    /** {@return the number of events} */
    public synchronized int events() {
        return rows.size();
    }

    /** {@return the number of points} */
    public synchronized int size() {
        return points.size();
    }

    /**
     * Writes the table if it has grown; log ratios that were never asked for are NaN.
     *
     * @param file where to
     * @param provenance where it comes from
     */
    public synchronized void save(Path file, Provenance provenance) {
        if (!changed) {
            return;
        }
        double[] values = new double[points.size() * rows.size()];
        Arrays.fill(values, Double.NaN);
        int i = 0;
        for (float[] row : rows.values()) {
            for (int g = 0; g < row.length; g++) {
                values[g * rows.size() + i] = row[g];
            }
            i++;
        }
        new HdfWriter()
                .provenance(provenance)
                .text("origin", origin)
                .matrix(
                        "theta",
                        EventMatrix.ofRows(points.keySet().stream()
                                .map(p -> p.stream().mapToDouble(v -> v).toArray())
                                .toArray(double[][]::new)))
                .matrix(
                        "observations",
                        EventMatrix.ofRows(rows.keySet().stream().map(Key::x).toArray(double[][]::new)))
                .matrix("log_ratio", EventMatrix.of(points.size(), rows.size(), values))
                .write(file);
        changed = false;
    }
}
