package smi.limits;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;

/**
 * Densities that are polynomials in θ: \( p(x|\theta) = \sum_c m_c(\theta) f_c(x) / \sum_c m_c(\theta) S_c \). With the
 * coefficients of an event known, a point costs a few products: no grid is needed. Exact where the differential cross
 * section is known, and the form of estimators that learn coefficients.
 *
 * @param components the monomials \( m_c \)
 * @param coefficients from all observables of events to \( f_c \), shape {@code [n][nComponents]}, up to a factor per event
 * @param inclusive \( S_c \), the integrals of the \( f_c \) over all x, up to a common factor
 */
public record PolynomialDensity(
        MorphingComponents components, UnaryOperator<EventMatrix> coefficients, double[] inclusive)
        implements LogRatioTable {

    public PolynomialDensity {
        inclusive = inclusive.clone();
        if (inclusive.length != components.count()) {
            throw new InvalidInputException(
                    "%d coefficients of the cross section for %d components %s; give one for each"
                            .formatted(inclusive.length, components.count(), components));
        }
    }

    /** {@return a copy of the coefficients of the cross section} */
    @Override
    public double[] inclusive() {
        return inclusive.clone();
    }

    /** The coefficients of events, checked. */
    EventMatrix of(EventMatrix observations) {
        EventMatrix f = coefficients.apply(observations);
        if (f.rows() != observations.rows() || f.columns() != inclusive.length) {
            throw new InvalidInputException("%d events with %d components each are needed, got %d with %d"
                    .formatted(observations.rows(), inclusive.length, f.rows(), f.columns()));
        }
        return f;
    }

    @Override
    public EventMatrix logRatios(EventMatrix observations, EventMatrix points) {
        return table(of(observations), points);
    }

    @Override
    public UnaryOperator<EventMatrix> prepared(EventMatrix observations) {
        EventMatrix f = of(observations);
        return points -> table(f, points);
    }

    /** log p of events with known coefficients; NaN where a density is not positive. */
    EventMatrix table(EventMatrix f, EventMatrix points) {
        double[][] monomials = monomials(points);
        double[] norm = Arrays.stream(monomials)
                .mapToDouble(m -> Math.log(Templates.dot(m, inclusive)))
                .toArray();
        double[] values = new double[f.rows() * norm.length];
        IntStream.range(0, f.rows()).parallel().forEach(i -> {
            for (int g = 0; g < norm.length; g++) {
                values[i * norm.length + g] = Math.log(Templates.dot(monomials[g], f, i)) - norm[g];
            }
        });
        return EventMatrix.of(f.rows(), norm.length, values);
    }

    private double[][] monomials(EventMatrix points) {
        double[][] monomials = new double[points.rows()][];
        Arrays.setAll(monomials, g -> components.monomials(points.row(g)));
        return monomials;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolynomialDensity that
                && components.equals(that.components)
                && coefficients.equals(that.coefficients)
                && Arrays.equals(inclusive, that.inclusive);
    }

    @Override
    public int hashCode() {
        return 31 * components.hashCode() + Arrays.hashCode(inclusive);
    }

    @Override
    public String toString() {
        return "PolynomialDensity[%s, %s]".formatted(components, Arrays.toString(inclusive));
    }
}
