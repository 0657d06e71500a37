package smi.events.hdf5;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;

/** Reads and checks the events of one file; not thread-safe. */
final class EventFileRows implements AutoCloseable {
    private final EventFile.Samples samples;
    private final EventSetup setup;
    private final HdfTable.Rows observations;
    private final HdfTable.Rows weights;
    private final Optional<HdfTable.Rows> sampling;
    private final boolean reorder;
    private double[] staged = new double[0];

    private EventFileRows(EventFile.Samples samples, EventSetup setup) {
        this.samples = samples;
        this.setup = setup;
        this.observations = samples.observations().open();
        this.weights = samples.weights().open();
        this.sampling = samples.sampling().map(HdfTable::open);
        int columns = weights.columns();
        this.reorder = !Arrays.equals(
                samples.columnOrder(), IntStream.range(0, columns).toArray());
    }

    static EventFileRows open(EventFile file) {
        return new EventFileRows(file.samples().orElseThrow(), file.setup());
    }

    /** Arrays of a block that is being filled. */
    record Target(double[] observations, double[] weights, int[] samplingBenchmarks) {}

    /** Reads events into the rows of a block from a given one on. */
    void read(long first, int count, Target target, int row) {
        int observables = observations.columns();
        observations.read(first, count, target.observations(), row * observables);
        requireFinite(
                samples.observations(),
                first,
                target.observations(),
                row,
                count,
                "observable",
                setup.observableNames());
        readWeights(first, count, target.weights(), row);
        requireFinite(samples.weights(), first, target.weights(), row, count, "benchmark", setup.weightColumns());
        readSampling(first, count, target.samplingBenchmarks(), row);
    }

    private void readWeights(long first, int count, double[] target, int row) {
        int columns = weights.columns();
        if (!reorder) {
            weights.read(first, count, target, row * columns);
            return;
        }
        double[] stage = stage(count * columns);
        weights.read(first, count, stage, 0);
        int[] order = samples.columnOrder();
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < columns; b++) {
                target[(row + i) * columns + b] = stage[i * columns + order[b]];
            }
        }
    }

    private void readSampling(long first, int count, int[] target, int row) {
        if (sampling.isEmpty()) {
            Arrays.fill(target, row, row + count, EventBlock.UNKNOWN);
            return;
        }
        double[] stage = stage(count);
        sampling.get().read(first, count, stage, 0);
        int benchmarks = setup.benchmarks().size();
        SamplingBenchmarks.convert(samples.sampling().orElseThrow(), first, stage, count, benchmarks, target, row);
    }

    private double[] stage(int length) {
        if (staged.length < length) {
            staged = new double[length];
        }
        return staged;
    }

    private static void requireFinite(
            HdfTable table, long first, double[] values, int row, int count, String what, List<String> names) {
        int columns = table.columns();
        for (int i = row * columns; i < (row + count) * columns; i++) {
            if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
                long event = first + i / columns - row;
                throw new InvalidInputException("%s, row %d, %s '%s' is %s; remove or repair this event"
                        .formatted(table.at(), event, what, names.get(i % columns), values[i]));
            }
        }
    }

    @Override
    public void close() {
        observations.close();
        weights.close();
        sampling.ifPresent(HdfTable.Rows::close);
    }
}
