package smi.morphing;

import java.util.Arrays;

/**
 * How good a morphing basis is: \( \sum_b w_b(\theta)^2 \), by which the statistical error of an event sample grows
 * where the weights at the benchmarks fluctuate independently (arXiv:1907.10621, section 2.3). At a benchmark of an
 * exact basis it is 1.
 */
public final class SquaredWeights {
    private SquaredWeights() {}

    /**
     * The sum at one point.
     *
     * @param morpher the morphing
     * @param theta the point
     * @return \( \sum_b w_b(\theta)^2 \)
     */
    public static double at(Morpher morpher, ParameterPoint theta) {
        return Arrays.stream(morpher.weights(theta)).map(w -> w * w).sum();
    }

    /**
     * Its mean over a distribution of θ, exactly: \( \sum_b M_b^T S M_b \) with the second moments S of the components.
     *
     * @param basis the morphing basis
     * @param theta the distribution
     * @return \( E_\theta \sum_b w_b(\theta)^2 \)
     */
    public static double mean(MorphingBasis basis, ThetaMoments theta) {
        double[][] matrix = basis.matrix();
        double[][] second = theta.secondMoments(basis.components());
        double sum = 0;
        for (int c = 0; c < second.length; c++) {
            for (int d = 0; d < second.length; d++) {
                for (int b = 0; b < basis.benchmarks().size(); b++) {
                    sum += matrix[c][b] * second[c][d] * matrix[d][b];
                }
            }
        }
        return sum;
    }
}
