package smi.networks;

import java.util.Arrays;
import smi.morphing.InvalidInputException;

/**
 * A correction of log r̂: a function that is linear between knots and goes on with one slope outside of them. Immutable.
 *
 * @param knots values of log r̂, increasing, at least one; copied
 * @param values what they become; copied
 * @param outerSlope the slope below the first and above the last knot
 */
public record LogRatioMap(double[] knots, double[] values, double outerSlope) {
    /** Copies and checks. */
    public LogRatioMap {
        knots = knots.clone();
        values = values.clone();
        if (knots.length == 0 || knots.length != values.length || !Double.isFinite(outerSlope)) {
            throw new InvalidInputException("a correction with %d knots, %d values and the slope %s is none"
                    .formatted(knots.length, values.length, outerSlope));
        }
        for (int k = 0; k < knots.length; k++) {
            if (!Double.isFinite(values[k]) || !Double.isFinite(knots[k]) || k > 0 && !(knots[k] > knots[k - 1])) {
                throw new InvalidInputException(
                        "knot %d of a correction is %s with the value %s; knots increase and are finite"
                                .formatted(k, knots[k], values[k]));
            }
        }
    }

    /**
     * {@return the correction slope · log r̂ + offset}
     *
     * @param slope the slope
     * @param offset the value at 0
     */
    public static LogRatioMap affine(double slope, double offset) {
        return new LogRatioMap(new double[] {0}, new double[] {offset}, slope);
    }

    /** {@return a copy of the knots} */
    @Override
    public double[] knots() {
        return knots.clone();
    }

    /** {@return a copy of the values} */
    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * {@return the corrected value}
     *
     * @param f log r̂
     */
    public double at(double f) {
        int k = place(f);
        int from = Math.max(0, k - 1);
        return values[from] + slope(k) * (f - knots[from]);
    }

    /**
     * {@return the derivative of the corrected value}
     *
     * @param f log r̂
     */
    public double slopeAt(double f) {
        return slope(place(f));
    }

    /** The number of knots at or below a value. */
    private int place(double f) {
        int at = Arrays.binarySearch(knots, f);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private double slope(int place) {
        return place == 0 || place == knots.length
                ? outerSlope
                : (values[place] - values[place - 1]) / (knots[place] - knots[place - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogRatioMap that
                && Arrays.equals(knots, that.knots)
                && Arrays.equals(values, that.values)
                && outerSlope == that.outerSlope;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(knots) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "LogRatioMap[%d knots]".formatted(knots.length);
    }
}
