package smi.morphing;

/**
 * How the weight of an event at θ follows from its weights at the benchmarks:
 * \( W_i(\theta) = \sum_b w_b(\theta) W_{ib} \). Polynomial morphing is one way; the seam is here for others.
 */
public interface Morpher {
    /** {@return the parameters} */
    ParameterSpace space();

    /** {@return the number of benchmarks} */
    int benchmarkCount();

    /**
     * The morphing weights.
     *
     * @param theta a point of {@link #space()}
     * @return \( w_b(\theta) \), shape {@code [nBenchmarks]}
     * @throws InvalidInputException if the point belongs to another space
     */
    double[] weights(ParameterPoint theta);

    /**
     * The gradient of the morphing weights.
     *
     * @param theta a point of {@link #space()}
     * @return \( \partial w_b / \partial\theta_p \), shape {@code [nParameters][nBenchmarks]}
     * @throws InvalidInputException if the point belongs to another space
     */
    double[][] weightGradients(ParameterPoint theta);
}
