package smi.events.tables;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;

/** Events from tables, in memory and mixed. Immutable. */
public final class TableEvents implements EventSource {
    private final EventSetup setup;
    private final TableRows rows;
    private final int[] order;
    private final List<InputFile> inputs;
    private final List<TableReport> reports;

    TableEvents(EventSetup setup, TableRows rows, long seed, List<InputFile> inputs, List<TableReport> reports) {
        this.setup = setup;
        this.rows = rows;
        this.order = mixed(rows.size(), seed);
        this.inputs = inputs;
        this.reports = reports;
    }

    /** Fisher-Yates. */
    private static int[] mixed(int size, long seed) {
        int[] order = IntStream.range(0, size).toArray();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** {@return what was read from every table} */
    public List<TableReport> reports() {
        return reports;
    }

    @Override
    public EventSetup setup() {
        return setup;
    }

    @Override
    public EventCounts counts() {
        long[] signal = new long[setup.benchmarks().size()];
        long background = 0;
        for (TableReport report : reports) {
            if (report.sample().sampledFrom().isPresent()) {
                signal[setup.benchmarkIndex(report.sample().sampledFrom().get())] += report.events();
            } else {
                background += report.events();
            }
        }
        return new EventCounts(signal, background);
    }

    @Override
    public long size() {
        return order.length;
    }

    @Override
    public List<InputFile> inputs() {
        return inputs;
    }

    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        if (from < 0 || to < from || to > size() || blockSize < 1) {
            throw new IndexOutOfBoundsException(
                    "events %d to %d in blocks of %d, but there are %d events".formatted(from, to, blockSize, size()));
        }
        for (long start = from; start < to; start += blockSize) {
            reader.accept(block((int) start, (int) Math.min(to, start + blockSize)));
        }
    }

    private EventBlock block(int from, int to) {
        int observables = setup.observables().size();
        int benchmarks = setup.benchmarks().size();
        int n = to - from;
        double[] observations = new double[n * observables];
        double[] weights = new double[n * benchmarks];
        int[] sampling = new int[n];
        for (int i = 0; i < n; i++) {
            int row = order[from + i];
            rows.copy(row, 0, observables, observations, i * observables);
            rows.copy(row, observables, benchmarks, weights, i * benchmarks);
            sampling[i] = rows.origin(row);
        }
        return new EventBlock(
                from, EventMatrix.of(n, observables, observations), EventMatrix.of(n, benchmarks, weights), sampling);
    }
}
