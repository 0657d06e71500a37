package smi.events.hdf5;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/**
 * The events of one or several files in MadMiner's HDF5 format, as one event set. A setup without events is one, too:
 * its size is 0. Reading needs memory for one block, whatever the size of the files, and opens the files anew, so
 * several threads may read at the same time.
 */
public final class EventFiles implements EventSource {
    private final List<EventFile> files;
    /** First event of every file, and the number of all events. */
    private final long[] starts;

    private volatile List<InputFile> inputs;

    private EventFiles(List<EventFile> files) {
        this.files = List.copyOf(files);
        this.starts = new long[files.size() + 1];
        for (int i = 0; i < files.size(); i++) {
            starts[i + 1] = starts[i] + files.get(i).size();
        }
    }

    /**
     * Opens event files as one event set.
     *
     * @param paths files, patterns such as {@code events-*.h5}, or the names of sets: see {@link EventFileNames#resolve}
     * @return the events, in the order of the files
     * @throws InvalidInputException if there is no such file, a file is damaged or incomplete, or the setups differ
     *     (the message names the first difference)
     */
    public static EventFiles open(Path... paths) {
        return open(List.of(paths));
    }

    /**
     * Opens event files as one event set.
     *
     * @param paths as for {@link #open(Path...)}
     * @return the events, in the order of the files
     * @throws InvalidInputException as for {@link #open(Path...)}
     */
    public static EventFiles open(List<Path> paths) {
        List<Path> resolved =
                EventFileNames.resolve(paths.stream().map(Path::toString).toList());
        List<EventFile> files = resolved.stream().map(EventFile::open).toList();
        files.stream().skip(1).forEach(file -> checkAgrees(files.get(0), file));
        return new EventFiles(files);
    }

    private static void checkAgrees(EventFile first, EventFile other) {
        SetupDifference.first(first.setup(), other.setup()).ifPresent(difference -> {
            throw new InvalidInputException("%s does not belong to the same setup as %s (%s); give files of one setup"
                    .formatted(other.path(), first.path(), difference));
        });
        if (first.knowsSampling() != other.knowsSampling()) {
            throw new InvalidInputException(
                    "%s %s at which benchmark its events were generated (/%s), unlike %s; give files that agree"
                            .formatted(
                                    other.path(),
                                    other.knowsSampling() ? "says" : "does not say",
                                    EventFile.SAMPLING,
                                    first.path()));
        }
    }

    /** {@return the files, in order} */
    public List<Path> paths() {
        return files.stream().map(EventFile::path).toList();
    }

    /** {@return the provenance of the first file, if smi wrote it} */
    public Optional<Provenance> provenance() {
        return files.get(0).provenance();
    }

    @Override
    public EventSetup setup() {
        return files.get(0).setup();
    }

    /** {@return events per sampling benchmark, as the files' summaries say; zeros where they do not} */
    @Override
    public EventCounts counts() {
        long[] signal = new long[setup().benchmarks().size()];
        long background = 0;
        for (EventFile file : files) {
            long[] more = file.counts().signal();
            Arrays.setAll(signal, b -> signal[b] + more[b]);
            background += file.counts().background();
        }
        return new EventCounts(signal, background);
    }

    @Override
    public long size() {
        return starts[files.size()];
    }

    /** {@return the files with their digests; the first call reads all files} */
    @Override
    public List<InputFile> inputs() {
        if (inputs == null) {
            inputs = paths().stream().map(InputFile::of).toList();
        }
        return inputs;
    }

    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        if (from < 0 || from > to || to > size() || blockSize < 1) {
            throw new IllegalArgumentException(
                    "events %d to %d in blocks of %d are not within %d events".formatted(from, to, blockSize, size()));
        }
        try (var cursor = new Cursor()) {
            for (long first = from; first < to; first += blockSize) {
                reader.accept(cursor.block(first, (int) Math.min(blockSize, to - first)));
            }
        }
    }

    /** Reads forward through the files, one of which is open at a time. */
    private final class Cursor implements AutoCloseable {
        private int file = -1;
        private EventFileRows rows;

        /** A block is full even where it spans files, so that a set reads like a single file. */
        EventBlock block(long first, int count) {
            int observables = setup().observables().size();
            int columns = setup().weightColumns().size();
            var target = new EventFileRows.Target(
                    new double[Math.multiplyExact(count, observables)],
                    new double[Math.multiplyExact(count, columns)],
                    new int[count]);
            for (int done = 0; done < count; ) {
                moveTo(first + done);
                int n = (int) Math.min(count - done, starts[file + 1] - first - done);
                rows.read(first + done - starts[file], n, target, done);
                done += n;
            }
            return new EventBlock(
                    first,
                    EventMatrix.of(count, observables, target.observations()),
                    EventMatrix.of(count, columns, target.weights()),
                    target.samplingBenchmarks());
        }

        private void moveTo(long event) {
            int wanted = Math.max(file, 0);
            while (starts[wanted + 1] <= event) {
                wanted++;
            }
            if (wanted != file) {
                close();
                rows = EventFileRows.open(files.get(wanted));
                file = wanted;
            }
        }

        @Override
        public void close() {
            if (rows != null) {
                rows.close();
            }
        }
    }
}
