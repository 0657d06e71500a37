package smi.networks;

import java.util.Arrays;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;

/**
 * The cross section as a polynomial, \( \sigma(\theta) = \sum_c m_c(\theta) s_c \), in any unit. Immutable.
 *
 * @param components the monomials \( m_c \)
 * @param coefficients \( s_c \), one per monomial; copied
 */
public record CrossSectionPolynomial(MorphingComponents components, double[] coefficients) {
    public CrossSectionPolynomial {
        coefficients = coefficients.clone();
        if (coefficients.length != components.count()) {
            throw new IllegalArgumentException(
                    "%d coefficients for %d monomials".formatted(coefficients.length, components.count()));
        }
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * {@return σ(θ)}
     *
     * @param theta the point
     * @throws InvalidInputException if it is not positive there
     */
    public double at(double... theta) {
        double xsec = sum(components.monomials(theta));
        if (!(xsec > 0 && xsec < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("the cross section at theta = %s is %s; it must be positive"
                    .formatted(Arrays.toString(theta), xsec));
        }
        return xsec;
    }

    /**
     * {@return ∇σ(θ), one number per parameter}
     *
     * @param theta the point
     */
    public double[] gradient(double... theta) {
        return Arrays.stream(components.gradients(theta)).mapToDouble(this::sum).toArray();
    }

    private double sum(double[] monomials) {
        double sum = 0;
        for (int c = 0; c < monomials.length; c++) {
            sum += monomials[c] * coefficients[c];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CrossSectionPolynomial that
                && components.equals(that.components)
                && Arrays.equals(coefficients, that.coefficients);
    }

    @Override
    public int hashCode() {
        return 31 * components.hashCode() + Arrays.hashCode(coefficients);
    }

    @Override
    public String toString() {
        return "CrossSectionPolynomial[%s, %s]".formatted(components, Arrays.toString(coefficients));
    }
}
