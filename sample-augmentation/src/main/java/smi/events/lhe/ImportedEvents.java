package smi.events.lhe;

import java.util.List;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;

/**
 * Events from Les Houches files, in a temporary file that goes when they are closed or the program ends. Immutable and
 * thread-safe.
 */
public final class ImportedEvents implements EventSource, AutoCloseable {
    private final EventSetup setup;
    private final RowStore rows;
    private final int[] sampledFrom;
    private final double[] divisors;
    private final EventCounts counts;
    private final List<InputFile> inputs;
    private final ImportReport report;

    /** The rows end with the number of their sample, to which {@code sampledFrom} and {@code divisors} refer. */
    ImportedEvents(
            EventSetup setup,
            RowStore rows,
            int[] sampledFrom,
            double[] divisors,
            EventCounts counts,
            List<InputFile> inputs,
            ImportReport report) {
        this.setup = setup;
        this.rows = rows;
        this.sampledFrom = sampledFrom;
        this.divisors = divisors;
        this.counts = counts;
        this.inputs = List.copyOf(inputs);
        this.report = report;
    }

    /** {@return what became of the files: cut-flows, cross sections, systematic uncertainties, remarks} */
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
        return rows.size();
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
        var cursor = new RowCursor(from);
        for (long start = from; start < to; start += blockSize) {
            reader.accept(block(cursor, start, (int) Math.min(blockSize, to - start)));
        }
    }

    private EventBlock block(RowCursor cursor, long first, int n) {
        int observables = setup.observables().size();
        int columns = setup.weightColumns().size();
        double[] observations = new double[n * observables];
        double[] weights = new double[n * columns];
        int[] sampling = new int[n];
        for (int i = 0; i < n; i++) {
            int at = cursor.next();
            double[] row = cursor.values;
            int sample = (int) row[at + observables + columns];
            double factor = report.samples().get(sample).sample().kFactor();
            System.arraycopy(row, at, observations, i * observables, observables);
            for (int c = 0; c < columns; c++) {
                weights[i * columns + c] = row[at + observables + c] / divisors[sample] * factor;
            }
            sampling[i] = sampledFrom[sample];
        }
        return new EventBlock(
                first, EventMatrix.of(n, observables, observations), EventMatrix.of(n, columns, weights), sampling);
    }

    @Override
    public void close() {
        rows.close();
    }

    /** Where a reader is; it holds one section of the rows. */
    private final class RowCursor {
        private int section;
        private double[] values;
        private int next;

        RowCursor(long first) {
            long skip = first;
            while (section < rows.sections() && skip >= rows.rows(section)) {
                skip -= rows.rows(section++);
            }
            next = (int) skip;
        }

        /** Moves to the next row; returns where it begins in {@link #values}. */
        int next() {
            while (next >= rows.rows(section)) {
                section++;
                next = 0;
                values = null;
            }
            if (values == null) {
                values = rows.section(section);
            }
            return next++ * rows.width();
        }
    }
}
