package smi.morphing;

import java.util.Arrays;

/**
 * Morphing for weights that are polynomials in θ: \( w_b(\theta) = \sum_c m_c(\theta) M_{cb} \)
 * (arXiv:1907.10621, eq. 8).
 *
 * @param basis components, benchmarks and their matrix
 */
public record PolynomialMorpher(MorphingBasis basis) implements Morpher {

    @Override
    public ParameterSpace space() {
        return basis.space();
    }

    @Override
    public int benchmarkCount() {
        return basis.benchmarks().size();
    }

    @Override
    public double[] weights(ParameterPoint theta) {
        return basis.throughMatrix(basis.components().monomials(coordinates(theta)));
    }

    @Override
    public double[][] weightGradients(ParameterPoint theta) {
        return Arrays.stream(basis.components().gradients(coordinates(theta)))
                .map(basis::throughMatrix)
                .toArray(double[][]::new);
    }

    private double[] coordinates(ParameterPoint theta) {
        if (!theta.space().names().equals(space().names())) {
            throw new InvalidInputException("the point %s belongs to another parameter space than the morphing basis %s"
                    .formatted(theta, space().names()));
        }
        return theta.values();
    }
}
