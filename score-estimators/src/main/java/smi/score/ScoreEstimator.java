package smi.score;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * A learned estimate of the score \( t(x|\theta_{ref}) = \nabla_\theta \log p(x|\theta)|_{\theta_{ref}} \), per event and
 * kinematics only. Immutable and thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1805.00020">Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00020</a>
 */
public interface ScoreEstimator {
    /**
     * The scores of events.
     *
     * @param x observables, shape {@code [n][nObservables]}, in the order of {@link #observables()}
     * @return shape {@code [n][nParameters]}, in inverse units of the parameters
     * @throws smi.morphing.InvalidInputException if x has another number of columns
     */
    EventMatrix scores(EventMatrix x);

    /** {@return the parameters θ, in order} */
    ParameterSpace space();

    /** {@return the names of the observables, in column order} */
    List<String> observables();

    /** {@return θ_ref} */
    ParameterPoint reference();
}
