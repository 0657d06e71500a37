package smi.limits.fit;

import java.util.Arrays;
import smi.morphing.InvalidInputException;

/**
 * Where each parameter may go.
 *
 * @param lower lower ends, shape {@code [nParameters]}; copied
 * @param upper upper ends; copied
 */
public record Bounds(double[] lower, double[] upper) {

    /**
     * Copies and checks the ends.
     *
     * @throws InvalidInputException if a lower end is not below its upper end, or one is not finite
     */
    public Bounds {
        lower = lower.clone();
        upper = upper.clone();
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(
                    "%d lower and %d upper bounds do not pair up".formatted(lower.length, upper.length));
        }
        for (int p = 0; p < lower.length; p++) {
            if (!(lower[p] < upper[p]) || Double.isInfinite(lower[p]) || Double.isInfinite(upper[p])) {
                throw new InvalidInputException(
                        "parameter %d is bounded by %s and %s; give two finite numbers, the smaller one first"
                                .formatted(p, lower[p], upper[p]));
            }
        }
    }

    /** {@return a copy of the lower ends} */
    @Override
    public double[] lower() {
        return lower.clone();
    }

    /** {@return a copy of the upper ends} */
    @Override
    public double[] upper() {
        return upper.clone();
    }

    /** {@return the number of parameters} */
    public int dimension() {
        return lower.length;
    }

    /**
     * The length of a parameter's interval.
     *
     * @param parameter its index
     * @return upper − lower
     */
    public double width(int parameter) {
        return upper[parameter] - lower[parameter];
    }

    /** {@return the point in the middle} */
    public double[] centre() {
        double[] centre = new double[lower.length];
        Arrays.setAll(centre, p -> 0.5 * (lower[p] + upper[p]));
        return centre;
    }

    /**
     * The nearest point inside.
     *
     * @param point shape {@code [nParameters]}
     * @return a copy with every coordinate inside
     */
    public double[] clip(double... point) {
        double[] inside = new double[point.length];
        Arrays.setAll(inside, p -> Math.min(upper[p], Math.max(lower[p], point[p])));
        return inside;
    }

    /**
     * The bounds of some of the parameters.
     *
     * @param parameters their indices
     * @return their bounds, in that order
     */
    public Bounds of(int... parameters) {
        return new Bounds(
                Arrays.stream(parameters).mapToDouble(p -> lower[p]).toArray(),
                Arrays.stream(parameters).mapToDouble(p -> upper[p]).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bounds that && Arrays.equals(lower, that.lower) && Arrays.equals(upper, that.upper);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lower) + Arrays.hashCode(upper);
    }

    @Override
    public String toString() {
        return "Bounds[%s, %s]".formatted(Arrays.toString(lower), Arrays.toString(upper));
    }
}
