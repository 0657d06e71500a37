package smi.fisher.geometry;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import smi.morphing.InvalidInputException;

/** What a distance means: with \( \Delta\chi^2 = d^2 \), how strongly a point is expected to be excluded. */
public final class ExpectedExclusion {
    private ExpectedExclusion() {}

    /**
     * The expected p-value of a point.
     *
     * @param distance its distance from the truth, in standard deviations
     * @param parameters number of parameters that are fitted
     * @return \( 1 - F_{\chi^2}(d^2) \)
     */
    public static double pValue(double distance, int parameters) {
        return 1 - new ChiSquaredDistribution(null, parameters).cumulativeProbability(distance * distance);
    }

    /**
     * The distance at which points are expected to be excluded.
     *
     * @param confidence the confidence level, between 0 and 1
     * @param parameters number of parameters that are fitted
     * @return the distance in standard deviations
     * @throws InvalidInputException if the level is none
     */
    public static double distance(double confidence, int parameters) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new InvalidInputException(
                    "the confidence level %s is not between 0 and 1; give for example 0.95".formatted(confidence));
        }
        return Math.sqrt(new ChiSquaredDistribution(null, parameters).inverseCumulativeProbability(confidence));
    }
}
