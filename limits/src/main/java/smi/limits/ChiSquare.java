package smi.limits;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Gamma;
import smi.morphing.InvalidInputException;

/** The distribution of q for large numbers of events (Wilks; arXiv:1007.1727). */
public final class ChiSquare {
    private ChiSquare() {}

    /**
     * The probability of a larger value, accurate in the tail as well.
     *
     * @param q the value; below 0 counts as 0
     * @param dof degrees of freedom
     * @return between 0 and 1
     */
    public static double survival(double q, int dof) {
        return q <= 0 ? 1.0 : Gamma.regularizedGammaQ(0.5 * dof, 0.5 * q);
    }

    /**
     * The value below which a given probability lies.
     *
     * @param level the probability, between 0 and 1
     * @param dof degrees of freedom
     * @return the quantile
     * @throws InvalidInputException if the level is not between 0 and 1
     */
    public static double quantile(double level, int dof) {
        if (!(level > 0 && level < 1)) {
            throw new InvalidInputException(
                    "the confidence level is %s; give a number between 0 and 1, such as 0.95".formatted(level));
        }
        return new ChiSquaredDistribution(dof).inverseCumulativeProbability(level);
    }

    /** The value above which a given probability lies; 0 for 1. */
    static double upperQuantile(double probability, int dof) {
        return probability >= 1 ? 0.0 : new ChiSquaredDistribution(dof).inverseCumulativeProbability(1 - probability);
    }
}
