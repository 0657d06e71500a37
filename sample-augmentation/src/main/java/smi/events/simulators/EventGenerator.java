package smi.events.simulators;

import smi.events.EventBlock;

/** Makes the events of one chunk; called from several threads. */
interface EventGenerator {
    /**
     * The events of a chunk that pass the cuts.
     *
     * @param chunk number of the chunk
     * @return the events, counted from 0
     */
    EventBlock generate(long chunk);

    /**
     * How many events of each kind pass the cuts.
     *
     * @param chunk number of the chunk
     * @return shape {@code [nKinds]}
     */
    int[] passing(long chunk);
}
