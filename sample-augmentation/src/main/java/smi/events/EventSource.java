package smi.events;

import java.util.List;
import java.util.function.Consumer;

/**
 * A re-readable stream of events, whatever it comes from: event files, a Les Houches file, an embedded simulator. The
 * same range gives the same events every time. Reading needs memory for one block.
 */
public interface EventSource {
    /** A block of this many events keeps the working set in the cache and the overhead per block small. */
    int DEFAULT_BLOCK = 8192;

    /** {@return parameters, benchmarks, observables and so on} */
    EventSetup setup();

    /** {@return events per sampling benchmark} */
    EventCounts counts();

    /** {@return the number of events} */
    long size();

    /** {@return the files behind this source, with their digests; empty for a simulator} */
    List<InputFile> inputs();

    /**
     * Reads a range of events, block by block, in order.
     *
     * @param from first event
     * @param to one past the last event
     * @param blockSize events per block; the last one may be smaller
     * @param reader gets every block; it may keep what it gets
     * @throws smi.morphing.InvalidInputException if the events are not usable (a weight that is not finite, a truncated
     *     file); the message says file, dataset and row
     */
    void read(long from, long to, int blockSize, Consumer<EventBlock> reader);

    /**
     * Reads all events in blocks of the default size.
     *
     * @param reader gets every block
     */
    default void readAll(Consumer<EventBlock> reader) {
        read(0, size(), DEFAULT_BLOCK, reader);
    }
}
