package smi.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The published losses for likelihoods. */
public enum LikelihoodMethod {
    /** Maximum likelihood, the mean of −log p(x|θ): neural density estimation. */
    NDE,
    /** Maximum likelihood and the joint score (arXiv:1805.12244). */
    SCANDAL;

    /** {@return whether the loss has a score term} */
    public boolean hasScoreTerm() {
        return this == SCANDAL;
    }

    /** {@return the name used in settings and files, e.g. {@code scandal}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the names of all methods} */
    public static List<String> labels() {
        return Arrays.stream(values()).map(LikelihoodMethod::label).toList();
    }

    /**
     * {@return the method with this name}
     *
     * @param label {@code nde} or {@code scandal}
     * @throws InvalidInputException if there is no such method
     */
    public static LikelihoodMethod of(String label) {
        int index = labels().indexOf(label);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown likelihood method '%s'; %s".formatted(label, Suggestion.sentence(label, labels())));
        }
        return values()[index];
    }
}
