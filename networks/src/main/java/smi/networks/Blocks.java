package smi.networks;

/**
 * How a sample is cut for training: into blocks of consecutive events, of which a window of some, picked at random, is in
 * memory at a time and shuffled. The cut depends on the size of the sample alone, not on the memory of the machine, so
 * that the result of a training does not either.
 *
 * @param events events in the sample
 * @param blockEvents events in a block; the last one may have fewer
 * @param blocksPerWindow blocks in memory at a time
 */
public record Blocks(long events, int blockEvents, int blocksPerWindow) {
    /** Smaller samples are one block: every event may follow on every other. */
    private static final long ONE_BLOCK = 256L << 20;

    /** Large enough for sequential reading, small enough that a window has many. */
    private static final int BLOCK_BYTES = 256 << 10;

    /** Two windows and the validation events are in memory for every network that is being trained. */
    private static final int WINDOW_BYTES = 32 << 20;

    /** Checks the numbers. */
    public Blocks {
        if (events < 0 || blockEvents < 1 || blocksPerWindow < 1) {
            throw new IllegalArgumentException(
                    "%d events in blocks of %d, %d at a time".formatted(events, blockEvents, blocksPerWindow));
        }
    }

    /**
     * {@return the cut of a sample}
     *
     * @param events number of events
     * @param observables number of observables
     * @param parameters number of parameters θ
     */
    public static Blocks of(long events, int observables, int parameters) {
        // about what an event of a ratio sample takes: x, θ0, θ1, joint score, joint ratio, label
        int bytesPerEvent = Double.BYTES * (observables + 3 * parameters + 2);
        if (events * bytesPerEvent <= ONE_BLOCK && events <= Integer.MAX_VALUE) {
            return whole((int) events);
        }
        int block = Math.max(1, BLOCK_BYTES / bytesPerEvent);
        return new Blocks(events, block, WINDOW_BYTES / BLOCK_BYTES);
    }

    /**
     * {@return a sample in one block}
     *
     * @param events number of events
     */
    public static Blocks whole(int events) {
        return new Blocks(events, Math.max(1, events), 1);
    }

    /** {@return the number of blocks} */
    public int count() {
        return Math.toIntExact((events + blockEvents - 1) / blockEvents);
    }

    /** {@return how many windows it takes to go through all events once} */
    public int windows() {
        return (count() + blocksPerWindow - 1) / blocksPerWindow;
    }

    /**
     * {@return the first event of a block}
     *
     * @param block its number
     */
    public long first(int block) {
        return (long) block * blockEvents;
    }

    /**
     * {@return the number of events in a block}
     *
     * @param block its number
     */
    public int size(int block) {
        return (int) Math.min(blockEvents, events - first(block));
    }

    /** {@return the largest number of events in a window, which is also the most that are kept for validation} */
    int windowEvents() {
        return (int) Math.min(events, (long) blockEvents * blocksPerWindow);
    }
}
