package smi.events.hdf5;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;
import smi.morphing.InvalidInputException;

/**
 * The events of several event files one after the other, the weights of each file multiplied by its k-factor. Every
 * file counts as a process, or a sample generated at another benchmark, of its own: weights, and with them the sums of
 * weights at the benchmarks, add up.
 */
public final class CombinedEvents implements EventSource {
    /** Shares of events are given with a few digits. */
    private static final double ROUNDED = 1e-2;

    private final List<Part> parts;
    private final long[] starts;

    /**
     * A file of a combination.
     *
     * @param events its events
     * @param kFactor by which its weights are multiplied, above 0
     */
    public record Part(EventFiles events, double kFactor) {
        /**
         * Checks the factor.
         *
         * @throws InvalidInputException if it is not a finite number above 0
         */
        public Part {
            if (!(kFactor > 0) || Double.isInfinite(kFactor)) {
                throw new InvalidInputException("the k-factor of %s is %s; give a finite number above 0"
                        .formatted(events.paths().get(0), kFactor));
            }
        }
    }

    private CombinedEvents(List<Part> parts) {
        this.parts = parts;
        this.starts = new long[parts.size() + 1];
        for (int k = 0; k < parts.size(); k++) {
            starts[k + 1] = starts[k] + parts.get(k).events().size();
        }
    }

    /**
     * Combines files.
     *
     * @param parts the files with their k-factors, at least one
     * @return the events
     * @throws InvalidInputException if the setups differ (the message names the first difference), some files say where
     *     their events were generated and others do not, or a file occurs twice
     */
    public static CombinedEvents of(List<Part> parts) {
        List<Path> all =
                parts.stream().flatMap(part -> part.events().paths().stream()).toList();
        EventFiles.open(all); // refuses what does not go together
        return new CombinedEvents(List.copyOf(parts));
    }

    /** {@return the files, in order} */
    public List<Part> parts() {
        return parts;
    }

    @Override
    public EventSetup setup() {
        return parts.get(0).events().setup();
    }

    @Override
    public EventCounts counts() {
        long[] signal = new long[setup().benchmarks().size()];
        long background = 0;
        for (Part part : parts) {
            EventCounts more = part.events().counts();
            Arrays.setAll(signal, b -> signal[b] + more.signal()[b]);
            background += more.background();
        }
        return new EventCounts(signal, background);
    }

    @Override
    public long size() {
        return starts[parts.size()];
    }

    /** {@return the files with their digests; the first call reads all files} */
    @Override
    public List<InputFile> inputs() {
        return parts.stream().flatMap(part -> part.events().inputs().stream()).toList();
    }

    /** Blocks end where a file ends. */
    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        if (from < 0 || from > to || to > size()) {
            throw new IllegalArgumentException("events %d to %d are not within %d".formatted(from, to, size()));
        }
        for (int k = 0; k < parts.size(); k++) {
            long first = Math.max(from, starts[k]);
            long end = Math.min(to, starts[k + 1]);
            if (first < end) {
                readPart(k, first, end, blockSize, reader);
            }
        }
    }

    private void readPart(int k, long first, long end, int blockSize, Consumer<EventBlock> reader) {
        double factor = parts.get(k).kFactor();
        long start = starts[k];
        parts.get(k)
                .events()
                .read(
                        first - start,
                        end - start,
                        blockSize,
                        block -> reader.accept(new EventBlock(
                                block.first() + start,
                                block.observations(),
                                times(block.weights(), factor),
                                block.samplingBenchmarks())));
    }

    private static EventMatrix times(EventMatrix weights, double factor) {
        if (factor == 1) {
            return weights;
        }
        double[] values = weights.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return EventMatrix.of(weights.rows(), weights.columns(), values);
    }

    /**
     * Benchmarks at which events of more than one file were generated, with k-factors that do not add up to 1. Their
     * cross sections add up, which is right for different processes and wrong for runs of one process.
     *
     * @return names of benchmarks, in order
     */
    public List<String> sharedBenchmarks() {
        return IntStream.range(0, setup().benchmarks().size())
                .filter(this::isShared)
                .mapToObj(b -> setup().benchmarks().get(b).name())
                .toList();
    }

    private boolean isShared(int benchmark) {
        double[] factors = parts.stream()
                .filter(part -> part.events().counts().signal()[benchmark] > 0)
                .mapToDouble(Part::kFactor)
                .toArray();
        return factors.length > 1 && !(Math.abs(Arrays.stream(factors).sum() - 1) <= ROUNDED);
    }
}
