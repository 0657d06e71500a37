package smi.plots;

import java.util.Locale;
import smi.morphing.InvalidInputException;

/**
 * A point in the plane of two parameters that is marked with its name, such as the truth.
 *
 * @param name what it is, in the markup of {@link MathText}
 * @param x its first coordinate
 * @param y its second coordinate
 */
public record Point(String name, double x, double y) {
    /** Refuses a point that is nowhere. */
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT, "point '%s' at (%s, %s) cannot be marked; give finite coordinates", name, x, y));
        }
    }
}
