package smi.plots;

import java.util.Locale;
import smi.morphing.InvalidInputException;

/**
 * Event counts, rates or densities in bins.
 *
 * @param name what was counted, in the markup of {@link MathText}
 * @param edges the borders of the bins, increasing, one more than bins
 * @param heights one value per bin
 * @param errors their standard errors, zero for none
 * @param look how it is drawn
 */
public record Histogram(String name, Series edges, Series heights, Series errors, Look look) {
    /** How a histogram is drawn. */
    public enum Look {
        /** A line of steps. */
        STEPS,
        /** A filled area, for what others are compared with. */
        FILLED,
        /** Points, as data are shown. */
        POINTS
    }

    /** Refuses bins that do not fit the values. */
    public Histogram {
        int bins = edges.size() - 1;
        if (bins < 1 || heights.size() != bins || errors.size() != bins) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "histogram '%s' has %d edges, %d heights and %d errors; give one more edge than heights and errors",
                    name,
                    edges.size(),
                    heights.size(),
                    errors.size()));
        }
        for (int i = 0; i < bins; i++) {
            if (!(edges.get(i) < edges.get(i + 1)) || !Double.isFinite(edges.get(i) + edges.get(i + 1))) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT,
                        "histogram '%s' has a bin from %s to %s; let finite edges increase",
                        name,
                        edges.get(i),
                        edges.get(i + 1)));
            }
        }
    }

    /**
     * A histogram drawn as steps.
     *
     * @param name what was counted
     * @param edges the borders of the bins; copied
     * @param heights one value per bin; copied
     * @param errors standard errors; copied
     * @return the histogram
     */
    public static Histogram of(String name, double[] edges, double[] heights, double[] errors) {
        return new Histogram(name, Series.of(edges), Series.of(heights), Series.of(errors), Look.STEPS);
    }

    /**
     * The same histogram drawn in another way.
     *
     * @param other how
     * @return the histogram
     */
    public Histogram withLook(Look other) {
        return new Histogram(name, edges, heights, errors, other);
    }

    int bins() {
        return heights.size();
    }

    double centre(int bin) {
        return 0.5 * (edges.get(bin) + edges.get(bin + 1));
    }
}
