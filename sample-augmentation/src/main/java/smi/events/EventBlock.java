package smi.events;

/**
 * Consecutive events.
 *
 * @param first index of the first event in its source
 * @param observations shape {@code [n][nObservables]}
 * @param weights in pb, shape {@code [n][nWeightColumns]}: physics benchmarks, then nuisance benchmarks
 * @param samplingBenchmarks for each event the index of the benchmark it was generated at, {@link #BACKGROUND} or
 *     {@link #UNKNOWN}; not copied, must not be changed
 */
public record EventBlock(long first, EventMatrix observations, EventMatrix weights, int[] samplingBenchmarks) {
    /** The sampling benchmark of a background event. */
    public static final int BACKGROUND = -1;

    /** The sampling benchmark of an event whose file does not say. */
    public static final int UNKNOWN = -2;

    public EventBlock {
        if (observations.rows() != weights.rows() || observations.rows() != samplingBenchmarks.length) {
            throw new IllegalArgumentException("an event block has %d observations, %d weights, %d sampling benchmarks"
                    .formatted(observations.rows(), weights.rows(), samplingBenchmarks.length));
        }
    }

    /** {@return the number of events} */
    public int size() {
        return observations.rows();
    }
}
