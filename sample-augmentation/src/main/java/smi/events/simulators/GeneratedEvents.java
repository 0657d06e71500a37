package smi.events.simulators;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;

/**
 * Events made while they are read. Where there are cuts, one pass over all chunks before the first reading finds out
 * how many events pass in each, so that any range can be found afterwards.
 */
final class GeneratedEvents implements EventSource {
    private final EventSetup setup;
    private final EventGenerator generator;
    private final OrderedTasks tasks;
    private final EventCounts counts;
    private final long[] firstOfChunk;

    private GeneratedEvents(
            EventSetup setup, EventGenerator generator, OrderedTasks tasks, EventCounts counts, long[] firstOfChunk) {
        this.setup = setup;
        this.generator = generator;
        this.tasks = tasks;
        this.counts = counts;
        this.firstOfChunk = firstOfChunk;
    }

    /**
     * Events of a generator.
     *
     * @param setup what they look like
     * @param mix how many are generated
     * @param benchmarks for each kind its physics benchmark, or {@link EventBlock#BACKGROUND}
     * @param generator makes them
     * @param threads how many threads to use
     * @return the events
     */
    static GeneratedEvents of(EventSetup setup, EventMix mix, int[] benchmarks, EventGenerator generator, int threads) {
        var tasks = new OrderedTasks(threads);
        long[] first = new long[Math.toIntExact(mix.chunks()) + 1];
        long[] passing = new long[mix.kinds()];
        int[] chunk = {0};
        tasks.run(0, mix.chunks(), generator::passing, found -> {
            for (int k = 0; k < found.length; k++) {
                passing[k] += found[k];
            }
            first[chunk[0] + 1] = first[chunk[0]] + Arrays.stream(found).sum();
            chunk[0]++;
        });
        return new GeneratedEvents(setup, generator, tasks, counts(setup, benchmarks, passing), first);
    }

    private static EventCounts counts(EventSetup setup, int[] benchmarks, long[] passing) {
        long[] signal = new long[setup.benchmarks().size()];
        long background = 0;
        for (int k = 0; k < passing.length; k++) {
            if (benchmarks[k] == EventBlock.BACKGROUND) {
                background += passing[k];
            } else {
                signal[benchmarks[k]] += passing[k];
            }
        }
        return new EventCounts(signal, background);
    }

    @Override
    public EventSetup setup() {
        return setup;
    }

    @Override
    public EventCounts counts() {
        return counts;
    }

    @Override
    public long size() {
        return firstOfChunk[firstOfChunk.length - 1];
    }

    @Override
    public List<InputFile> inputs() {
        return List.of();
    }

    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        if (!(0 <= from && from <= to && to <= size() && blockSize > 0)) {
            throw new IllegalArgumentException("events [%d, %d) in blocks of %d cannot be read from %d events"
                    .formatted(from, to, blockSize, size()));
        }
        if (from == to) {
            return;
        }
        var blocks = new BlockAssembler(setup, from, to, blockSize, reader);
        long firstChunk = chunkOf(from);
        long[] next = {firstChunk};
        tasks.run(firstChunk, chunkOf(to - 1) + 1, generator::generate, chunk -> {
            long start = firstOfChunk[(int) next[0]];
            next[0]++;
            int begin = (int) Math.max(0, from - start);
            int end = (int) Math.min(chunk.size(), to - start);
            blocks.add(chunk, begin, end);
        });
    }

    /** The chunk that holds an event; chunks may be empty. */
    private long chunkOf(long event) {
        int place = Arrays.binarySearch(firstOfChunk, event + 1);
        return place >= 0 ? lastBefore(place) : -place - 2;
    }

    /** Of several chunk borders at the same event the first one ends the chunk that is not empty. */
    private long lastBefore(int place) {
        int chunk = place - 1;
        while (firstOfChunk[chunk] == firstOfChunk[place]) {
            chunk--;
        }
        return chunk;
    }
}
