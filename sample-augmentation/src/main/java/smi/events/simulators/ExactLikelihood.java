package smi.events.simulators;

import java.util.List;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * The likelihood of the observables of a simulator, in closed form: the truth that estimators are compared with.
 * Immutable.
 */
public interface ExactLikelihood {
    /** {@return the parameters θ} */
    ParameterSpace space();

    /** {@return names of the observables that it is a likelihood of, in the order of the columns} */
    List<String> observables();

    /**
     * The log likelihood ratio of every event, kinematics only:
     * \( \log p(x|\theta_0) - \log p(x|\theta_1) \), positive where x prefers the numerator.
     *
     * @param x observables in the order and units of the simulator's setup, shape {@code [n][nObservables]}
     * @param numerator θ0
     * @param denominator θ1
     * @return shape {@code [n]}
     * @throws smi.morphing.InvalidInputException if x has another number of columns, or a point has other parameters
     */
    double[] logRatio(EventMatrix x, ParameterPoint numerator, ParameterPoint denominator);

    /**
     * The score of every event, kinematics only: \( t(x|\theta) = \nabla_\theta \log p(x|\theta) \).
     *
     * @param x observables in the order and units of the simulator's setup, shape {@code [n][nObservables]}
     * @param theta where the derivative is taken
     * @return shape {@code [n][nParameters]}
     * @throws smi.morphing.InvalidInputException if x has another number of columns, or the point has other parameters
     */
    EventMatrix score(EventMatrix x, ParameterPoint theta);

    /**
     * The cross section.
     *
     * @param theta a point
     * @return σ(θ) in pb
     */
    double crossSection(ParameterPoint theta);

    /**
     * The gradient of the cross section.
     *
     * @param theta a point
     * @return ∂σ/∂θ in pb per unit of the parameters, shape {@code [nParameters]}
     */
    double[] crossSectionGradient(ParameterPoint theta);

    /**
     * The Fisher information in the number of events and in their observables together,
     * \( I_{pq} = L \int \partial_p \sigma(x)\, \partial_q \sigma(x) / \sigma(x)\, dx \) (arXiv:1612.05261, eq. 8).
     *
     * @param theta a point
     * @param luminosity the integrated luminosity L
     * @return shape {@code [nParameters][nParameters]}, symmetric
     */
    double[][] information(ParameterPoint theta, Luminosity luminosity);
}
