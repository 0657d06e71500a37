package smi.events.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSource;

/**
 * Brings events into a random order, every order with the same probability, with bounded memory: each event goes into a
 * random one of many temporary files, each of these is shuffled in memory, or in the same way if it is still too large,
 * and they follow one another (Rao, Sankhyā A 23 (1961) 305; Sandelius, J. R. Stat. Soc. B 24 (1962) 479). How the
 * events are divided depends on their number and columns only, so a seed means the same order on every machine.
 */
public final class EventShuffle {
    /** What is shuffled in memory. */
    private static final long IN_MEMORY = 1 << 24;
    /** Files at a time. */
    private static final int MOST_BUCKETS = 128;

    private final Path folder;
    private final int observables;
    private final int weights;
    private final long rowsInMemory;
    private final Consumer<EventBlock> reader;
    private long emitted;

    private EventShuffle(Path folder, EventSource events, long bytesInMemory, Consumer<EventBlock> reader) {
        this.folder = folder;
        this.observables = events.setup().observables().size();
        this.weights = events.setup().weightColumns().size();
        this.rowsInMemory = Math.max(1, bytesInMemory / (Double.BYTES * (long) columns()));
        this.reader = reader;
    }

    /**
     * Reads events in a random order.
     *
     * @param events the events, read once
     * @param seed decides the order
     * @param folder where temporary files go; as much space as the events take
     * @param reader gets the events, block by block, numbered in their new order
     * @throws UncheckedIOException if the disk is full
     */
    public static void shuffle(EventSource events, long seed, Path folder, Consumer<EventBlock> reader) {
        shuffle(events, seed, folder, IN_MEMORY, reader);
    }

    static void shuffle(EventSource events, long seed, Path folder, long bytesInMemory, Consumer<EventBlock> reader) {
        var shuffle = new EventShuffle(folder, events, bytesInMemory, reader);
        try {
            shuffle.run(
                    new Rows(events.size(), row -> events.readAll(block -> shuffle.each(block, row))),
                    new SplittableRandom(seed));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot shuffle events in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Observables, weights and the sampling benchmark of an event, which a double holds exactly. */
    private int columns() {
        return observables + weights + 1;
    }

    private void each(EventBlock block, Consumer<double[]> row) {
        double[] values = new double[columns()];
        for (int i = 0; i < block.size(); i++) {
            block.observations().copyRow(i, values, 0);
            block.weights().copyRow(i, values, observables);
            values[observables + weights] = block.samplingBenchmarks()[i];
            row.accept(values);
        }
    }

    /** Rows that can be read once; the array that a consumer gets is used again. */
    private record Rows(long count, Consumer<Consumer<double[]>> source) {}

    private void run(Rows rows, SplittableRandom random) throws IOException {
        if (rows.count() <= rowsInMemory) {
            inMemory(rows, random);
            return;
        }
        // half full on average, so that chance makes none too large
        int n = (int) Math.min(MOST_BUCKETS, 2 * rows.count() / rowsInMemory);
        try (var buckets = new Buckets(folder, n, columns())) {
            rows.source().accept(row -> buckets.add(random.nextInt(n), row));
            for (int k = 0; k < n; k++) {
                run(buckets.rows(k), random);
                buckets.close(k);
            }
        }
    }

    /** Fisher and Yates. */
    private void inMemory(Rows rows, SplittableRandom random) {
        int n = (int) rows.count();
        int columns = columns();
        double[] values = new double[Math.multiplyExact(n, columns)];
        int[] next = new int[1];
        rows.source().accept(row -> System.arraycopy(row, 0, values, columns * next[0]++, columns));
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int first = 0; first < n; first += EventSource.DEFAULT_BLOCK) {
            emit(values, order, first, Math.min(EventSource.DEFAULT_BLOCK, n - first));
        }
    }

    private void emit(double[] values, int[] order, int first, int count) {
        double[] x = new double[count * observables];
        double[] w = new double[count * weights];
        int[] sampling = new int[count];
        for (int i = 0; i < count; i++) {
            int at = order[first + i] * columns();
            System.arraycopy(values, at, x, i * observables, observables);
            System.arraycopy(values, at + observables, w, i * weights, weights);
            sampling[i] = (int) values[at + observables + weights];
        }
        reader.accept(new EventBlock(
                emitted, EventMatrix.of(count, observables, x), EventMatrix.of(count, weights, w), sampling));
        emitted += count;
    }

    /** Temporary files of rows. */
    private static final class Buckets implements AutoCloseable {
        private final List<Spill> spills = new ArrayList<>();
        private final long[] counts;
        private final int columns;

        Buckets(Path folder, int n, int columns) throws IOException {
            this.counts = new long[n];
            this.columns = columns;
            try {
                for (int k = 0; k < n; k++) {
                    spills.add(Spill.oneOfMany(folder, columns));
                }
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        void add(int k, double[] row) {
            try {
                spills.get(k).append(row);
                counts[k]++;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write a temporary file: " + e.getMessage(), e);
            }
        }

        Rows rows(int k) {
            return new Rows(counts[k], row -> read(k, row));
        }

        private void read(int k, Consumer<double[]> row) {
            int most = 1024;
            double[] values = new double[most * columns];
            double[] one = new double[columns];
            try {
                for (long first = 0; first < counts[k]; first += most) {
                    int n = (int) Math.min(most, counts[k] - first);
                    spills.get(k).read(new Spill.Rows(first, n), values);
                    for (int i = 0; i < n; i++) {
                        System.arraycopy(values, i * columns, one, 0, columns);
                        row.accept(one);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a temporary file: " + e.getMessage(), e);
            }
        }

        /** Gives back the disk space of one. */
        void close(int k) throws IOException {
            spills.get(k).close();
        }

        @Override
        public void close() throws IOException {
            for (Spill spill : spills) {
                spill.close();
            }
        }
    }
}
