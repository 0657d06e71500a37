package smi.events.lhe;

import java.util.List;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;

/** Events from Les Houches files, in memory: 8 bytes per observable and benchmark. Immutable. */
public final class ImportedEvents implements EventSource {
    private final EventSetup setup;
    private final EventRows rows;
    private final int[] order;
    private final int[] samplingBenchmarks;
    private final EventCounts counts;
    private final List<InputFile> inputs;
    private final ImportReport report;

    ImportedEvents(
            EventSetup setup,
            EventRows rows,
            int[] order,
            int[] samplingBenchmarks,
            EventCounts counts,
            List<InputFile> inputs,
            ImportReport report) {
        this.setup = setup;
        this.rows = rows;
        this.order = order;
        this.samplingBenchmarks = samplingBenchmarks;
        this.counts = counts;
        this.inputs = List.copyOf(inputs);
        this.report = report;
    }

    /** {@return what became of the files: cut-flows, cross sections, remarks} */
    public ImportReport report() {
        return report;
    }

    @Override
    public EventSetup setup() {
        return setup;
    }

    /** {@return events per sampling benchmark, after the selection} */
    @Override
    public EventCounts counts() {
        return counts;
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
            sampling[i] = samplingBenchmarks[row];
        }
        return new EventBlock(
                from, EventMatrix.of(n, observables, observations), EventMatrix.of(n, benchmarks, weights), sampling);
    }
}
