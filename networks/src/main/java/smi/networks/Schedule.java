package smi.networks;

import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * How the learning rate goes from its first to its last value.
 *
 * @param shape the curve
 * @param per what it changes with
 */
public record Schedule(Shape shape, Per per) {
    /** Falls exponentially, epoch by epoch. */
    public static final Schedule EXPONENTIAL = new Schedule(Shape.EXPONENTIAL, Per.EPOCH);

    /** The part of a one-cycle training in which the rate rises, and the rate that it rises from. */
    private static final double WARM_UP = 0.3;

    private static final double WARM_UP_FROM = 1.0 / 25;

    /** The curve. With η₀ and η₁ the first and last rate and p ∈ [0, 1] the part of the training that is done: */
    public enum Shape {
        /** η₀ (η₁/η₀)ᵖ. */
        EXPONENTIAL,
        /** η₁ + (η₀ − η₁)(1 + cos πp)/2 (Loshchilov, Hutter, arXiv:1608.03983, without restarts). */
        COSINE,
        /**
         * Warm-up: for the first 30 % of the training up from η₀/25 to η₀, then down to η₁, both along half a cosine (Smith,
         * Topin, arXiv:1708.07120).
         */
        ONE_CYCLE;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** When the rate changes. */
    public enum Per {
        /** From epoch to epoch; p is the index of the epoch over that of the last. */
        EPOCH,
        /** From step to step; p is the part of all events of all epochs that was seen before the step. */
        STEP
    }

    /**
     * {@return the schedule with this name}
     *
     * @param label {@code exponential} (per epoch), {@code cosine} or {@code one-cycle} (per step), or with what it changes
     *     with, e.g. {@code cosine:epoch}
     * @throws InvalidInputException if there is no schedule of this name
     */
    public static Schedule of(String label) {
        String[] parts = label.strip().split(":", 2);
        Shape shape = Labels.find(Shape.values(), Shape::label, parts[0], "schedule");
        if (parts.length == 1) {
            return new Schedule(shape, shape == Shape.EXPONENTIAL ? Per.EPOCH : Per.STEP);
        }
        return switch (parts[1]) {
            case "epoch" -> new Schedule(shape, Per.EPOCH);
            case "step" -> new Schedule(shape, Per.STEP);
            default ->
                throw new InvalidInputException("the schedule '%s' changes per '%s'; %s"
                        .formatted(label, parts[1], Suggestion.sentence(parts[1], List.of("epoch", "step"))));
        };
    }

    /** {@return the name used in settings and files, e.g. {@code cosine:step}} */
    public String label() {
        return shape.label() + ":" + per.name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the rate}
     *
     * @param initial the first rate; of one-cycle the largest
     * @param last the last rate
     * @param done part of the training that is done, in [0, 1]
     */
    double rate(double initial, double last, double done) {
        return switch (shape) {
            case EXPONENTIAL -> initial * Math.pow(last / initial, done);
            case COSINE -> between(initial, last, done);
            case ONE_CYCLE ->
                done < WARM_UP
                        ? between(initial * WARM_UP_FROM, initial, done / WARM_UP)
                        : between(initial, last, (done - WARM_UP) / (1 - WARM_UP));
        };
    }

    private static double between(double from, double to, double done) {
        return to + (from - to) * (1 + Math.cos(Math.PI * done)) / 2;
    }
}
