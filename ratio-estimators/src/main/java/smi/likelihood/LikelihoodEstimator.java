package smi.likelihood;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/**
 * A learned estimate of log p(x|θ): natural logarithm of a density in x that integrates to one for every θ, in one over
 * the units of x, per event and kinematics only. Immutable and thread-safe.
 */
public interface LikelihoodEstimator {
    /**
     * The table of log likelihoods.
     *
     * @param x observables, shape {@code [n][nObservables]}, in the order of {@link #observables()}
     * @param points θ, shape {@code [points][nParameters]}
     * @return log p(x|θ), shape {@code [n][points]}; for many events ask block by block
     * @throws smi.morphing.InvalidInputException if x or θ has another number of columns
     */
    EventMatrix logLikelihoods(EventMatrix x, EventMatrix points);

    /**
     * The estimate of the score that belongs to this estimate of the likelihood, ∇_θ log p(x|θ).
     *
     * @param theta the point
     * @return its score estimator
     */
    ScoreEstimator scoreAt(ParameterPoint theta);

    /**
     * The likelihood ratio that belongs to this estimate, log p(x|θ0) − log p(x|θ1).
     *
     * @param denominator θ1
     * @return the ratio estimator with this denominator
     */
    default RatioEstimator ratioTo(ParameterPoint denominator) {
        return new LikelihoodRatio(this, denominator);
    }

    /** {@return the parameters θ, in order} */
    ParameterSpace space();

    /** {@return the names of the observables, in column order} */
    List<String> observables();
}
