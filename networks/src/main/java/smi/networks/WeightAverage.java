package smi.networks;

import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * Whether the result is the parameters themselves or an average over the last of them, which is nearer to the minimum
 * around which they move.
 *
 * @param kind the average
 * @param value of {@link Kind#EMA} the decay per step, of {@link Kind#SWA} the part of the epochs before the first that
 *     counts; in [0, 1)
 */
public record WeightAverage(Kind kind, double value) {
    /** The parameters themselves. */
    public static final WeightAverage NONE = new WeightAverage(Kind.NONE, 0);

    private static final double USUAL_DECAY = 0.999;
    private static final double USUAL_START = 0.75;

    /** The averages. */
    public enum Kind {
        /** The parameters themselves. */
        NONE,
        /**
         * Exponential moving average over the steps: ā ← ā + (1 − d)(a − ā), where the decay of step t is at most
         * (1 + t)/(10 + t), so that the initial parameters are forgotten soon.
         */
        EMA,
        /** The mean of the parameters at the ends of the last epochs (Izmailov et al., arXiv:1803.05407). */
        SWA
    }

    /** Checks the number. */
    public WeightAverage {
        if (!(value >= 0 && value < 1)) {
            throw new InvalidInputException(
                    "the average %s has the number %s, it must be in [0, 1)".formatted(kind, value));
        }
    }

    /**
     * {@return an exponential moving average}
     *
     * @param decay per step, e.g. 0.999
     */
    public static WeightAverage ema(double decay) {
        return new WeightAverage(Kind.EMA, decay);
    }

    /**
     * {@return the mean over the last epochs}
     *
     * @param start part of the epochs before the first that counts, e.g. 0.75
     */
    public static WeightAverage swa(double start) {
        return new WeightAverage(Kind.SWA, start);
    }

    /**
     * {@return the average with this name}
     *
     * @param label {@code none}, {@code ema} or {@code ema:DECAY}, {@code swa} or {@code swa:START}
     * @throws InvalidInputException if there is no average of this name
     */
    public static WeightAverage of(String label) {
        String[] parts = label.strip().split(":", 2);
        return switch (parts[0]) {
            case "none" -> NONE;
            case "ema" -> ema(number(label, parts, USUAL_DECAY));
            case "swa" -> swa(number(label, parts, USUAL_START));
            default ->
                throw new InvalidInputException("unknown weight average '%s'; %s"
                        .formatted(label, Suggestion.sentence(parts[0], List.of("none", "ema", "swa"))));
        };
    }

    private static double number(String label, String[] parts, double usual) {
        try {
            return parts.length == 1 ? usual : Double.parseDouble(parts[1]);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "the weight average '%s' has no number behind the colon; write for example ema:0.999 or swa:0.75"
                            .formatted(label),
                    e);
        }
    }

    /** {@return the name used in settings and files, e.g. {@code ema:0.999}} */
    public String label() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.NONE ? name : name + ":" + value;
    }
}
