package smi.ratio;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.score.ScoreEstimator;

/**
 * A learned estimate of \( \log r(x|\theta_0,\theta_1) = \log p(x|\theta_0) - \log p(x|\theta_1) \): natural logarithm,
 * positive where x prefers the numerator θ0, per event and kinematics only. Immutable and thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1805.00020">Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00020</a>
 */
public interface RatioEstimator {
    /**
     * The table of log ratios with the estimator's own denominator.
     *
     * @param x observables, shape {@code [n][nObservables]}, in the order of {@link #observables()}
     * @param numerators θ0, shape {@code [points][nParameters]}
     * @return log r(x|θ0, {@link #reference()}), shape {@code [n][points]}; for many events ask block by block
     * @throws smi.morphing.InvalidInputException if x or θ0 has another number of columns
     */
    EventMatrix logRatios(EventMatrix x, EventMatrix numerators);

    /**
     * The log ratios of events for one pair of hypotheses.
     *
     * @param x observables, shape {@code [n][nObservables]}
     * @param numerator θ0
     * @param denominator θ1
     * @return one value per event
     * @throws smi.morphing.InvalidInputException if x has another number of columns
     */
    default double[] logRatio(EventMatrix x, ParameterPoint numerator, ParameterPoint denominator) {
        EventMatrix both = logRatios(x, EventMatrix.ofRows(numerator.values(), denominator.values()));
        double[] difference = new double[x.rows()];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = both.get(i, 0) - both.get(i, 1);
        }
        return difference;
    }

    /**
     * The estimate of the score that belongs to this estimate of the ratio, ∇_θ log r(x|θ, ·).
     *
     * @param theta the point
     * @return its score estimator
     */
    ScoreEstimator scoreAt(ParameterPoint theta);

    /** {@return the parameters θ, in order} */
    ParameterSpace space();

    /** {@return the names of the observables, in column order} */
    List<String> observables();

    /** {@return the denominator θ1 that the estimator was trained with} */
    ParameterPoint reference();
}
