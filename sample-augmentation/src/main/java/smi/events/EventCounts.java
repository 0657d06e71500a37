package smi.events;

import java.util.Arrays;

/**
 * How many events were generated at which benchmark.
 *
 * @param signal events per physics benchmark, shape {@code [nBenchmarks]}; copied
 * @param background events of backgrounds
 */
public record EventCounts(long[] signal, long background) {

    public EventCounts {
        signal = signal.clone();
    }

    /** {@return a copy of the events per physics benchmark} */
    @Override
    public long[] signal() {
        return signal.clone();
    }

    /** {@return all events} */
    public long total() {
        return Arrays.stream(signal).sum() + background;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventCounts that && Arrays.equals(signal, that.signal) && background == that.background;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(signal) + Long.hashCode(background);
    }

    @Override
    public String toString() {
        return "EventCounts[signal=%s, background=%d]".formatted(Arrays.toString(signal), background);
    }
}
