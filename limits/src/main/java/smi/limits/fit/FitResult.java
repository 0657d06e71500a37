package smi.limits.fit;

import java.util.Arrays;
import java.util.List;

/**
 * Where a search for the maximum of a likelihood has ended. Arrays are not copied out; they must not be changed.
 *
 * @param names the parameters
 * @param point where the search ended
 * @param logLikelihood log L there
 * @param covariance the inverse of the curvature of −log L; NaN in rows and columns of parameters at a bound, and
 *     everywhere if the search has not converged
 * @param atBound which parameters lie at a bound, with log L rising beyond it
 * @param distance the estimated distance to the maximum: how much higher log L would be there; NaN if the curvature is
 *     not positive
 * @param converged whether this is a maximum, found from gradient and curvature and not believed
 * @param evaluations how often the function, its gradient or its curvature was asked for
 */
public record FitResult(
        List<String> names,
        double[] point,
        double logLikelihood,
        double[][] covariance,
        boolean[] atBound,
        double distance,
        boolean converged,
        int evaluations) {

    public FitResult {
        names = List.copyOf(names);
    }

    /**
     * The standard deviation of a parameter.
     *
     * @param parameter its index
     * @return the square root of its variance; NaN where the covariance is not known
     */
    public double error(int parameter) {
        return Math.sqrt(covariance[parameter][parameter]);
    }

    /**
     * This result, if it is one.
     *
     * @return this
     * @throws FitException if the search has not converged
     */
    public FitResult requireConverged() {
        if (!converged) {
            throw new FitException(
                    "the fit of %s did not converge: it ended at %s, where log L is estimated to be %s below its maximum; give other bounds, or look at the likelihood on a grid"
                            .formatted(
                                    names,
                                    Arrays.toString(point),
                                    Double.isNaN(distance) ? "an unknown amount" : "%.2g".formatted(distance)));
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FitResult that
                && names.equals(that.names)
                && Arrays.equals(point, that.point)
                && logLikelihood == that.logLikelihood
                && Arrays.deepEquals(covariance, that.covariance)
                && Arrays.equals(atBound, that.atBound)
                && Double.compare(distance, that.distance) == 0
                && converged == that.converged
                && evaluations == that.evaluations;
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(point);
    }

    @Override
    public String toString() {
        return "FitResult[%s = %s, log L = %s, %s]"
                .formatted(names, Arrays.toString(point), logLikelihood, converged ? "converged" : "not converged");
    }
}
