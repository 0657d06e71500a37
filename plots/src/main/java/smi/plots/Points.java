package smi.plots;

import java.util.Locale;
import smi.morphing.InvalidInputException;

/**
 * Points in the plane of a figure, in order. A point with a NaN coordinate interrupts a line.
 *
 * @param x abscissas, in the unit of the horizontal axis
 * @param y ordinates, one per abscissa, in the unit of the vertical axis
 */
public record Points(Series x, Series y) {
    /** Refuses coordinates that do not pair up. */
    public Points {
        if (x.size() != y.size()) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "a line needs as many y as x values, got %d x and %d y; give one y per x",
                    x.size(),
                    y.size()));
        }
    }

    /**
     * Points from two arrays of one length.
     *
     * @param x abscissas; copied
     * @param y ordinates; copied
     * @return the points
     */
    public static Points of(double[] x, double[] y) {
        return new Points(Series.of(x), Series.of(y));
    }

    /**
     * {@return the number of points}
     */
    public int size() {
        return x.size();
    }

    /**
     * {@return whether the last point is the first one again, as for a closed contour}
     */
    public boolean closed() {
        int last = size() - 1;
        return last > 1 && x.get(0) == x.get(last) && y.get(0) == y.get(last);
    }
}
