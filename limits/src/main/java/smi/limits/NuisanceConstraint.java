package smi.limits;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * What other measurements say about nuisance parameters: \( \log L = \sum_k \log N(\nu_k; m_k, 1) \).
 *
 * @param space the nuisance parameters
 * @param measured their measured values \( m_k \), in standard deviations; 0 for a simulation as it is
 */
public record NuisanceConstraint(ParameterSpace space, double[] measured) implements Likelihood {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    public NuisanceConstraint {
        measured = measured.clone();
        if (measured.length != space.dimension()) {
            throw new IllegalArgumentException(
                    "%d measured values for the nuisance parameters %s".formatted(measured.length, space.names()));
        }
    }

    /**
     * Constraints around 0.
     *
     * @param parameters the nuisance parameters, at least one
     * @return the constraint
     */
    public static NuisanceConstraint standard(List<Parameter> parameters) {
        return new NuisanceConstraint(new ParameterSpace(parameters), new double[parameters.size()]);
    }

    /** One constraint per nuisance parameter. */
    List<NuisanceConstraint> single() {
        return IntStream.range(0, measured.length)
                .mapToObj(k -> new NuisanceConstraint(
                        ParameterSpace.of(space.parameters().get(k)), new double[] {measured[k]}))
                .toList();
    }

    /** {@return a copy of the measured values} */
    @Override
    public double[] measured() {
        return measured.clone();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[] values = new double[points.rows()];
        for (int g = 0; g < values.length; g++) {
            for (int k = 0; k < measured.length; k++) {
                double pull = points.get(g, k) - measured[k];
                values[g] -= 0.5 * pull * pull + LOG_ROOT_TWO_PI;
            }
        }
        return values;
    }

    @Override
    public double[] gradient(double... point) {
        double[] gradient = new double[point.length];
        Arrays.setAll(gradient, k -> measured[k] - point[k]);
        return gradient;
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        double[][] unit = new double[point.length][point.length];
        for (int k = 0; k < unit.length; k++) {
            unit[k][k] = 1;
        }
        return unit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NuisanceConstraint that
                && space.equals(that.space)
                && Arrays.equals(measured, that.measured);
    }

    @Override
    public int hashCode() {
        return 31 * space.hashCode() + Arrays.hashCode(measured);
    }

    @Override
    public String toString() {
        return "NuisanceConstraint[%s = %s ± 1]".formatted(space.names(), Arrays.toString(measured));
    }
}
