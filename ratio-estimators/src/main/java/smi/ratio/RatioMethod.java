package smi.ratio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;
import smi.networks.RatioLoss;
import smi.networks.RatioTerm;

/** The published losses for likelihood ratios. The last three are the first three with the score term. */
public enum RatioMethod {
    /** Cross entropy with the labels (arXiv:1506.02169). */
    CARL(RatioTerm.CARL, 0),
    /** Regression of the joint ratio (arXiv:1805.00020). */
    ROLR(RatioTerm.ROLR, 0),
    /** Cross entropy with the joint ratio (arXiv:1808.00973). */
    ALICE(RatioTerm.ALICE, 0),
    /** CARL and the joint score (arXiv:1805.00020). */
    CASCAL(RatioTerm.CARL, 5),
    /** ROLR and the joint score (arXiv:1805.00020). */
    RASCAL(RatioTerm.ROLR, 50),
    /** ALICE and the joint score (arXiv:1808.00973). */
    ALICES(RatioTerm.ALICE, 0.3);

    private final RatioTerm term;
    private final double defaultAlpha;

    RatioMethod(RatioTerm term, double defaultAlpha) {
        this.term = term;
        this.defaultAlpha = defaultAlpha;
    }

    /** {@return the weight α of the score term that is used unless another one is chosen; 0 without score term} */
    public double defaultAlpha() {
        return defaultAlpha;
    }

    /** {@return whether the loss learns from labels alone} */
    boolean learnsFromLabels() {
        return term == RatioTerm.CARL;
    }

    /** {@return whether the loss is a square of ratios, without bound} */
    boolean regressesRatio() {
        return term == RatioTerm.ROLR;
    }

    /**
     * {@return the loss}
     *
     * @param alpha weight of the score term, where there is one
     */
    RatioLoss loss(double alpha) {
        return new RatioLoss(term, hasScoreTerm() ? alpha : 0);
    }

    /** {@return whether the loss has a score term} */
    public boolean hasScoreTerm() {
        return defaultAlpha > 0;
    }

    /** {@return the name used in settings and files, e.g. {@code alices}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the names of all methods} */
    public static List<String> labels() {
        return Arrays.stream(values()).map(RatioMethod::label).toList();
    }

    /**
     * {@return the method with this name}
     *
     * @param label a name such as {@code alices}
     * @throws InvalidInputException if there is no such method
     */
    public static RatioMethod of(String label) {
        int index = labels().indexOf(label);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown ratio method '%s'; %s".formatted(label, Suggestion.sentence(label, labels())));
        }
        return values()[index];
    }
}
