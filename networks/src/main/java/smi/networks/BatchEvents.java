package smi.networks;

/**
 * Events of a source: a batch to train on, or all events of a validation part.
 *
 * @param source where they are
 * @param events indices of events
 * @param from first place in that array
 * @param to one past the last place
 * @param seed decides the hypotheses that the source draws for them
 */
record BatchEvents(TrainingSource source, int[] events, int from, int to, long seed) {
    /** {@return the number of events} */
    int size() {
        return to - from;
    }

    /** {@return the number of rows, over which a loss is averaged} */
    long rows() {
        return (long) size() * source.rowsPerEvent();
    }
}
