package smi.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;

/** Events held in memory. */
record InMemoryEvents(EventSetup setup, EventMatrix observations, EventMatrix weights, int[] sampling)
        implements EventSource {

    @Override
    public EventCounts counts() {
        long[] signal = new long[setup.benchmarks().size()];
        Arrays.stream(sampling).filter(s -> s >= 0).forEach(s -> signal[s]++);
        return new EventCounts(
                signal,
                Arrays.stream(sampling).filter(s -> s == EventBlock.BACKGROUND).count());
    }

    @Override
    public long size() {
        return observations.rows();
    }

    @Override
    public List<InputFile> inputs() {
        return List.of();
    }

    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        for (int first = (int) from; first < to; first += blockSize) {
            int end = (int) Math.min(to, first + blockSize);
            reader.accept(new EventBlock(
                    first,
                    observations.slice(first, end),
                    weights.slice(first, end),
                    Arrays.copyOfRange(sampling, first, end)));
        }
    }
}
