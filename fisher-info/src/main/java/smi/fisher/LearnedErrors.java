package smi.fisher;

/**
 * Where the error of a learned information comes from, as covariances of its elements, shape {@code [n][n][n][n]}; their
 * sum is the covariance of the information.
 *
 * <p>The first two are uncorrelated even where a network learned from the events that it is asked about: the first is
 * the spread of t tᵀ, the second that of the joint scores around t at the same x, whose mean is zero at every x. The
 * third is partly contained in the second where the networks of a part differ in which events they kept for validation,
 * so that the sum is on the safe side.
 *
 * @param events from the finite number of events that the information is the sum over
 * @param training from the finite number of events that the networks learned from: a network that follows the joint
 *     scores t + r of n events misses the information by \( L\sigma\, \mathrm{Sym}(r t^T) \) averaged over these. All zero where that number is
 *     not known
 * @param networks from initial parameters and the order of events, by the spread of the networks of a part
 */
public record LearnedErrors(double[][][][] events, double[][][][] training, double[][][][] networks) {
    /** Copies the arrays. */
    public LearnedErrors {
        events = InformationAlgebra.copy(events);
        training = InformationAlgebra.copy(training);
        networks = InformationAlgebra.copy(networks);
    }

    @Override
    public double[][][][] events() {
        return InformationAlgebra.copy(events);
    }

    @Override
    public double[][][][] training() {
        return InformationAlgebra.copy(training);
    }

    @Override
    public double[][][][] networks() {
        return InformationAlgebra.copy(networks);
    }

    double[][][][] total() {
        return InformationAlgebra.add(InformationAlgebra.add(events, training), networks);
    }
}
