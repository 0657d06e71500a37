package smi.score;

import java.util.List;
import java.util.OptionalDouble;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * A learned estimate of the score \( t(x|\theta_{ref}) = \nabla_\theta \log p(x|\theta)|_{\theta_{ref}} \), per event and
 * kinematics only. It may have components for nuisance parameters as well, at their nominal values. Immutable and
 * thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1805.00020">Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00020</a>
 */
public interface ScoreEstimator {
    /**
     * The scores of events.
     *
     * @param x observables, shape {@code [n][nObservables]}, in the order of {@link #observables()}
     * @return shape {@code [n][nComponents]}, in the order of {@link #parameters()} and in inverse units of these
     * @throws smi.morphing.InvalidInputException if x has another number of columns
     */
    EventMatrix scores(EventMatrix x);

    /** {@return the physics parameters θ, in order} */
    ParameterSpace space();

    /** {@return the names of the observables, in column order} */
    List<String> observables();

    /** {@return θ_ref} */
    ParameterPoint reference();

    /** {@return names of the components of the score: the physics parameters, then any nuisance parameters} */
    default List<String> parameters() {
        return space().names();
    }

    /** {@return the estimators whose mean this is and that learned from disjoint events; only this if there is one} */
    default List<ScoreEstimator> parts() {
        return List.of(this);
    }

    /** {@return the estimators whose mean this is and that may have learned from the same events; at least one} */
    default List<ScoreEstimator> members() {
        return List.of(this);
    }

    /** {@return how many independent simulated events it learned from; empty if that is not known} */
    default OptionalDouble trainingEvents() {
        return OptionalDouble.empty();
    }
}
