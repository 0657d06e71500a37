package smi.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * What is done with events whose weight is negative at a parameter point, from next-to-leading-order generators or from
 * morphing far away from the benchmarks. No policy touches cross sections, joint ratios or joint scores.
 */
public enum NegativeWeights {
    /** A sample is not made where there are any. */
    REFUSE,
    /** They are not drawn. The density of the sample is too large by their share, which the sample reports. */
    CLIP,
    /**
     * Events are drawn with probability ∝ |W|, and the sign of the weight is kept beside them: means weighted with the
     * signs are unbiased.
     */
    KEEP_SIGN;

    /** {@return the name used in files and on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a name.
     *
     * @param text {@code refuse}, {@code clip} or {@code keep-sign}
     * @return the policy of that name
     * @throws InvalidInputException if there is none of that name
     */
    public static NegativeWeights parse(String text) {
        List<String> known = Arrays.stream(values()).map(NegativeWeights::label).toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown policy of negative weights '%s'; %s".formatted(text, Suggestion.sentence(text, known)));
        }
        return values()[index];
    }

    /** What an event is drawn with. */
    double drawn(double weight) {
        return this == KEEP_SIGN ? Math.abs(weight) : Math.max(weight, 0.0);
    }
}
