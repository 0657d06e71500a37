package smi.augmentation;

/** The sampling factor of an event. */
@FunctionalInterface
interface EventFactor {
    /** What every event counts with in a file of one sample. */
    EventFactor ONE = (samplingBenchmark, weights, offset) -> 1.0;

    /**
     * The factor of one event.
     *
     * @param samplingBenchmark where it was generated
     * @param weights weights of many events, row-major
     * @param offset place of this event's first weight
     * @return its factor
     */
    double of(int samplingBenchmark, double[] weights, int offset);
}
