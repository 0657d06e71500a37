package smi.plots;

import java.util.Locale;
import smi.morphing.InvalidInputException;

/**
 * An interval of an axis.
 *
 * @param low where the axis begins, finite
 * @param high where it ends, finite and above {@code low}
 */
public record Range(double low, double high) {
    /** Refuses what is no interval. */
    public Range {
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "an axis cannot go from %s to %s; give two finite numbers, the smaller first",
                    low,
                    high));
        }
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    double width() {
        return high - low;
    }
}
