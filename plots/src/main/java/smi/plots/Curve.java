package smi.plots;

import java.util.Optional;

/**
 * A function of one variable.
 *
 * @param name what it is, in the markup of {@link MathText}
 * @param points its values, in the order in which they are joined; NaN interrupts the line
 * @param band an uncertainty band around it, as its outline; empty for none
 */
public record Curve(String name, Points points, Optional<Points> band) {
    /**
     * A curve without a band.
     *
     * @param name what it is
     * @param x positions; copied
     * @param y values; copied
     * @return the curve
     */
    public static Curve of(String name, double[] x, double[] y) {
        return new Curve(name, Points.of(x, y), Optional.empty());
    }

    /**
     * The same curve with an uncertainty band.
     *
     * @param low its lower edge, one value per point
     * @param high its upper edge
     * @return the curve
     */
    public Curve withBand(double[] low, double[] high) {
        Points lower = new Points(points.x(), Series.of(low));
        Points upper = new Points(points.x(), Series.of(high));
        return new Curve(name, points, Optional.of(Outline.between(lower, upper)));
    }

    /** The lower edge of the band; NaN without one. The outline goes there along it, and back along the upper edge. */
    double low(int index) {
        return band.map(outline -> outline.y().get(index)).orElse(Double.NaN);
    }

    double high(int index) {
        return band.map(outline -> outline.y().get(outline.size() - 1 - index)).orElse(Double.NaN);
    }
}
