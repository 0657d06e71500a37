package smi.diagnostics.anchors;

import java.util.OptionalDouble;

/**
 * One figure of an anchor: a method on a sample of some size.
 *
 * @param size the sample, e.g. {@code 10000 events}
 * @param method the method
 * @param published the number that others have reached, where there is one
 * @param bar what the median must not exceed, where something is required beyond being below the published number
 * @param measurement the experiment
 */
public record AnchorCase(
        String size, String method, OptionalDouble published, OptionalDouble bar, Measurement measurement) {
    /** Draws a sample, trains on it and compares the result with the truth. */
    @FunctionalInterface
    public interface Measurement {
        /**
         * One experiment.
         *
         * @param seed of the sample and of the training; the same seed gives the same number
         * @return the figure, e.g. a mean squared error
         */
        double measure(long seed);
    }

    /** A case without published number. */
    static AnchorCase of(String size, String method, Measurement measurement) {
        return new AnchorCase(size, method, OptionalDouble.empty(), OptionalDouble.empty(), measurement);
    }

    /** This case with the number that others have reached. */
    AnchorCase against(double number) {
        return new AnchorCase(size, method, OptionalDouble.of(number), bar, measurement);
    }

    /** This case with a bar of its own. */
    AnchorCase atMost(double number) {
        return new AnchorCase(size, method, published, OptionalDouble.of(number), measurement);
    }
}
