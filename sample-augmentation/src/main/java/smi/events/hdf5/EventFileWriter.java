package smi.events.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.OutputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/**
 * Writes events in MadMiner's HDF5 format: its paths, types and widths of text, and the provenance in a group
 * {@code smi} that MadMiner does not read. Events stream through temporary files in the folder of the target, so that
 * memory does not grow with their number; {@link #finish} puts the event files together, each whole or not at all.
 * Without it, {@link #close} leaves nothing behind. Not thread-safe.
 *
 * <p>More events than fit into one file become a set of files, {@code events-0000.h5}, {@code events-0001.h5}, … in
 * place of {@code events.h5}; {@link EventFiles} reads the set under the name {@code events.h5}.
 */
public final class EventFileWriter implements AutoCloseable {
    /** No dataset exceeds 2 GiB by default, because many readers (jHDF among them) map a dataset as a whole. */
    private static final long BYTES_PER_DATASET = 1L << 31;

    private final Path target;
    private final EventSetup setup;
    private final Provenance provenance;
    private final long eventsPerFile;
    private final Spill observations;
    private final Spill weights;
    private final Spill sampling;
    private final List<long[]> counts = new ArrayList<>();
    private long events;
    private boolean knowsSampling;

    private EventFileWriter(Path target, EventSetup setup, Provenance provenance, long eventsPerFile)
            throws IOException {
        this.target = target;
        this.setup = setup;
        this.provenance = provenance;
        this.eventsPerFile = eventsPerFile;
        Path folder = target.toAbsolutePath().getParent();
        observations = Spill.table(folder, setup.observables().size());
        weights = Spill.table(folder, setup.weightColumns().size());
        sampling = Spill.list(folder);
    }

    /**
     * A writer with the default size of files.
     *
     * @param target the event file, or the name of the set if there are many events
     * @param setup the setup of the events
     * @param provenance where they come from
     * @return the writer, to be finished and closed
     * @throws InvalidInputException if the folder of the target does not exist
     */
    public static EventFileWriter create(Path target, EventSetup setup, Provenance provenance) {
        int columns = Math.max(
                1, Math.max(setup.observables().size(), setup.weightColumns().size()));
        return create(target, setup, provenance, BYTES_PER_DATASET / (Double.BYTES * columns));
    }

    /**
     * A writer with a given size of files.
     *
     * @param target the event file, or the name of the set if there are more events
     * @param setup the setup of the events
     * @param provenance where they come from
     * @param eventsPerFile the largest number of events in a file
     * @return the writer, to be finished and closed
     * @throws InvalidInputException if the folder of the target does not exist, or the number is not positive
     */
    public static EventFileWriter create(Path target, EventSetup setup, Provenance provenance, long eventsPerFile) {
        if (eventsPerFile < 1) {
            throw new InvalidInputException("a file cannot hold %d events; give 1 or more".formatted(eventsPerFile));
        }
        Path folder = OutputFile.folder(target);
        try {
            return new EventFileWriter(target, setup, provenance, eventsPerFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder, e);
        }
    }

    /**
     * Writes a setup without events.
     *
     * @param target the file
     * @param setup the setup
     * @param provenance where it comes from
     * @throws InvalidInputException if a text does not fit the format, or the folder does not exist
     */
    public static void writeSetup(Path target, EventSetup setup, Provenance provenance) {
        var out = new HdfWriter();
        SetupWriter.write(setup, out);
        out.provenance(provenance).write(target);
    }

    /**
     * Appends events.
     *
     * @param block the events; the number of the first one does not matter
     * @throws InvalidInputException if an observable or weight is not finite, or the output would overwrite other files
     * @throws IllegalArgumentException if the block does not fit the setup, or only a part of the events says where it
     *     was generated
     * @throws UncheckedIOException if the disk is full
     */
    public void write(EventBlock block) {
        requireFinite(block.observations(), "observable", setup.observableNames());
        requireFinite(block.weights(), "benchmark", setup.weightColumns());
        boolean wasOneFile = events <= eventsPerFile;
        count(block.samplingBenchmarks());
        if (wasOneFile && events > eventsPerFile) {
            refuseToOverwriteOthers();
        }
        try {
            observations.append(block.observations());
            weights.append(block.weights());
            sampling.append(block.samplingBenchmarks());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the events of %s: %s".formatted(target, e.getMessage()), e);
        }
    }

    private void requireFinite(EventMatrix matrix, String what, List<String> names) {
        if (matrix.columns() != names.size()) {
            throw new IllegalArgumentException(
                    "events have %d columns for %d %ss: %s".formatted(matrix.columns(), names.size(), what, names));
        }
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < names.size(); j++) {
                if (!(Math.abs(matrix.get(i, j)) <= Double.MAX_VALUE)) {
                    throw new InvalidInputException("event %d for %s has %s '%s' = %s; remove or repair this event"
                            .formatted(events + i, target, what, names.get(j), matrix.get(i, j)));
                }
            }
        }
    }

    private void count(int[] samplingBenchmarks) {
        for (int id : samplingBenchmarks) {
            boolean known = id != EventBlock.UNKNOWN;
            if (id < EventBlock.UNKNOWN || id >= setup.benchmarks().size() || events > 0 && known != knowsSampling) {
                throw new IllegalArgumentException("event %d has the sampling benchmark %d, the events before it %s"
                        .formatted(events, id, knowsSampling ? "have benchmarks" : "have none"));
            }
            knowsSampling = known;
            if (events % eventsPerFile == 0) {
                counts.add(new long[setup.benchmarks().size() + 1]);
            }
            long[] ofFile = counts.get(counts.size() - 1);
            ofFile[id < 0 ? ofFile.length - 1 : id]++;
            events++;
        }
    }

    /** Only files of an older set may be replaced by the files of a set: nobody named them on the command line. */
    private void refuseToOverwriteOthers() {
        for (Path file : EventFileNames.members(target)) {
            if (!EventFileNames.isPartOfSet(file)) {
                throw new InvalidInputException(
                        "the events of %s need several files, but %s exists and is not part of such a set; choose another name"
                                .formatted(target, file));
            }
        }
    }

    /**
     * Writes the event files. What is there under the same name, file or set, is replaced; while a set replaces it,
     * the first file of the set comes last, so that an incomplete set is never taken for a complete one.
     *
     * @return the files
     * @throws UncheckedIOException if the disk is full
     */
    public List<Path> finish() {
        int files = Math.max(1, counts.size());
        try {
            List<Path> older = olderSet();
            if (files == 1) {
                file(0).write(target);
                deleteAll(older);
                return List.of(target);
            }
            deleteAll(older);
            Files.deleteIfExists(target);
            for (int k = files - 1; k >= 0; k--) {
                file(k).longs(EventFileNames.FILE_COUNT, new long[] {files}).write(EventFileNames.member(target, k));
                giveBackSpace(k * eventsPerFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(target, e.getMessage()), e);
        }
        return IntStream.range(0, files)
                .mapToObj(k -> EventFileNames.member(target, k))
                .toList();
    }

    private List<Path> olderSet() {
        return EventFileNames.members(target).stream()
                .filter(EventFileNames::isPartOfSet)
                .toList();
    }

    private static void deleteAll(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private void giveBackSpace(long rows) throws IOException {
        observations.truncate(rows);
        weights.truncate(rows);
        sampling.truncate(knowsSampling ? rows : 0);
    }

    private HdfWriter file(int k) {
        long first = k * eventsPerFile;
        var rows = new Spill.Rows(first, Math.min(eventsPerFile, events - first));
        var out = new HdfWriter();
        SetupWriter.write(setup, out);
        out.spilled(EventFile.OBSERVATIONS, observations, rows)
                .spilled(EventFile.WEIGHTS, weights, rows)
                .spilled(EventFile.SAMPLING, sampling, knowsSampling ? rows : new Spill.Rows(0, 0));
        summary(out, k);
        return out.provenance(provenance);
    }

    /** MadMiner writes an empty float64 list where the events do not say where they were generated. */
    private void summary(HdfWriter out, int k) {
        int benchmarks = setup.benchmarks().size();
        long[] ofFile = counts.isEmpty() ? new long[benchmarks + 1] : counts.get(k);
        if (knowsSampling || counts.isEmpty()) {
            out.longs(EventFile.SIGNAL, Arrays.copyOf(ofFile, benchmarks), benchmarks);
            out.integer(EventFile.BACKGROUND, ofFile[benchmarks]);
        } else {
            out.doubles(EventFile.SIGNAL, new double[0], 0).integer(EventFile.BACKGROUND, 0);
        }
    }

    @Override
    public void close() {
        try (observations;
                weights;
                sampling) {
            // the temporary files go with their channels
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary files of " + target, e);
        }
    }
}
