package smi.events;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import smi.morphing.InvalidInputException;

/**
 * Events that a program has in memory: the way in for a simulator of one's own.
 *
 * @param setup parameters, benchmarks and observables
 * @param observations x, shape {@code [n][nObservables]}
 * @param weights the weight of every event at every benchmark in pb, so that a column sums to the cross section there;
 *     shape {@code [n][nWeights]}, columns in the order of {@link EventSetup#weightColumns()}
 * @param sampledAt index of the benchmark that each event was generated at, or {@link EventBlock#BACKGROUND}
 */
public record MemoryEvents(EventSetup setup, EventMatrix observations, EventMatrix weights, int[] sampledAt)
        implements EventSource {
    /**
     * Checks the shapes and copies the benchmarks.
     *
     * @throws InvalidInputException if the shapes do not fit, a value is not finite, or a benchmark does not exist
     */
    public MemoryEvents {
        sampledAt = sampledAt.clone();
        check("observables", observations, sampledAt.length, setup.observables().size());
        check("weights", weights, sampledAt.length, setup.weightColumns().size());
        for (int i = 0; i < sampledAt.length; i++) {
            if (sampledAt[i] != EventBlock.BACKGROUND
                    && (sampledAt[i] < 0 || sampledAt[i] >= setup.benchmarks().size())) {
                throw new InvalidInputException("event %d was sampled at benchmark %d, there are %d; count from 0"
                        .formatted(i, sampledAt[i], setup.benchmarks().size()));
            }
        }
    }

    /**
     * Events that were all generated at the first benchmark.
     *
     * @param setup parameters, benchmarks and observables
     * @param observations x, shape {@code [n][nObservables]}
     * @param weights the weights in pb, shape {@code [n][nWeights]}
     * @return the events
     * @throws InvalidInputException as the constructor
     */
    public static MemoryEvents of(EventSetup setup, EventMatrix observations, EventMatrix weights) {
        return new MemoryEvents(setup, observations, weights, new int[observations.rows()]);
    }

    private static void check(String what, EventMatrix matrix, int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new InvalidInputException("%s of %d x %d values do not fit %d events with %d columns"
                    .formatted(what, matrix.rows(), matrix.columns(), rows, columns));
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (!Double.isFinite(matrix.get(i, j))) {
                    throw new InvalidInputException(
                            "event %d has a value among the %s that is not a finite number: column %d is %s"
                                    .formatted(i, what, j, matrix.get(i, j)));
                }
            }
        }
    }

    @Override
    public int[] sampledAt() {
        return sampledAt.clone();
    }

    @Override
    public EventCounts counts() {
        long[] signal = new long[setup.benchmarks().size()];
        Arrays.stream(sampledAt).filter(s -> s >= 0).forEach(s -> signal[s]++);
        return new EventCounts(signal, sampledAt.length - Arrays.stream(signal).sum());
    }

    @Override
    public long size() {
        return sampledAt.length;
    }

    @Override
    public List<InputFile> inputs() {
        return List.of();
    }

    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        for (int first = (int) from; first < to; first += blockSize) {
            int end = (int) Math.min(to, first + (long) blockSize);
            reader.accept(new EventBlock(
                    first,
                    observations.slice(first, end),
                    weights.slice(first, end),
                    Arrays.copyOfRange(sampledAt, first, end)));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryEvents that
                && setup.equals(that.setup)
                && observations.equals(that.observations)
                && weights.equals(that.weights)
                && Arrays.equals(sampledAt, that.sampledAt);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * setup.hashCode() + observations.hashCode()) + Arrays.hashCode(sampledAt);
    }

    @Override
    public String toString() {
        return "MemoryEvents[" + sampledAt.length + " events]";
    }
}
