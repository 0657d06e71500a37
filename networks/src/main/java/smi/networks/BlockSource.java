package smi.networks;

import java.util.List;

/**
 * A sample of any size, handed out in blocks of consecutive events. Thread-safe. What fits into memory is one block, or
 * is cut in memory ({@link #of}); what does not is read from files when it is asked for.
 */
public interface BlockSource {
    /** {@return the names of the observables, in column order} */
    List<String> observables();

    /** {@return the names of the parameters θ} */
    List<String> parameters();

    /** {@return the rows of a batch that one event fills} */
    int rowsPerEvent();

    /** {@return the number of numerators that all events of a batch share; 0 if each row has its own} */
    default int sharedPoints() {
        return 0;
    }

    /** {@return how the sample is cut} */
    Blocks blocks();

    /**
     * Some blocks.
     *
     * @param blocks their numbers
     * @return their events, block after block in this order
     */
    TrainingSource load(int[] blocks);

    /**
     * A sample in memory, cut as if it were read from files.
     *
     * @param source its events
     * @return the source
     */
    static BlockSource of(TrainingSource source) {
        return of(
                source,
                Blocks.of(
                        source.events(),
                        source.observables().size(),
                        source.parameters().size()));
    }

    /**
     * A sample in memory, cut.
     *
     * @param source its events
     * @param blocks how it is cut, for the same number of events
     * @return the source
     */
    static BlockSource of(TrainingSource source, Blocks blocks) {
        return new MemoryBlocks(source, blocks);
    }
}
