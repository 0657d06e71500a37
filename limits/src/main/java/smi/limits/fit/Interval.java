package smi.limits.fit;

/**
 * An interval of one parameter that is not excluded.
 *
 * @param low its lower end
 * @param high its upper end
 * @param openBelow whether the lower end is the bound of the parameter, so that the interval may go on
 * @param openAbove whether the upper end is the bound of the parameter
 */
public record Interval(double low, double high, boolean openBelow, boolean openAbove) {
    /** {@return its length} */
    public double length() {
        return high - low;
    }
}
