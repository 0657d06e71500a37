package smi.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * How events that were generated at several benchmarks are put together, each of these samples being normalised to its
 * full cross section. Background events, and events whose file does not say where they were generated, always count
 * with the factor 1. The factor of an event is the same at every θ, so it cancels in ratios and scores.
 */
public enum SamplingFactors {
    /**
     * The balance heuristic of multiple importance sampling (Veach and Guibas 1995): event i, generated at benchmark
     * s(i), counts with the share of its own sample in the mixture of all samples at this event,
     * \( f_i = \frac{W_{i,s(i)}/u_{s(i)}}{\sum_s W_{is}/u_s} \), where \( u_s = \sum_{i\in s} W_{is}/n_s \) is the mean
     * weight of sample s at its own benchmark. For unweighted samples the numerator is 1. Cross sections are unbiased
     * because these shares add up to 1 at every point of phase space.
     */
    MIXTURE,
    /** MadMiner's constant factor \( n_s / \sum_s n_s \), with n_s the events generated at benchmark s. */
    MADMINER,
    /** Only the events of the sampled benchmark closest to θ (Euclidean distance in θ), with the factor 1. */
    CLOSEST;

    /** {@return the name used in files and on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name.
     *
     * @param text {@code mixture}, {@code madminer} or {@code closest}
     * @return the factors of that name
     * @throws InvalidInputException if there are none of that name
     */
    public static SamplingFactors parse(String text) {
        List<String> known = Arrays.stream(values()).map(SamplingFactors::label).toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown sampling factors '%s'; %s".formatted(text, Suggestion.sentence(text, known)));
        }
        return values()[index];
    }
}
