package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.morphing.InvalidInputException;

/**
 * The panel of ratios below a histogram: a line at one with the relative error of the divisor as a band, and each
 * other histogram over the divisor with its own error alone.
 */
final class RatioPanel {
    /** No ratio, however far off, makes the axis longer than this on either side of one; its ends have no numbers. */
    private static final double LARGEST = 0.95;

    private static final double SMALLEST = 0.05;

    private final Histogram divisor;
    private final List<Layer> layers = new ArrayList<>();
    private double deviation;

    RatioPanel(Histogram divisor) {
        this.divisor = divisor;
        double[] ones = new double[divisor.bins()];
        Arrays.fill(ones, 1);
        layers.addAll(band(quotient(divisor, ones)));
        layers.add(new Layer.Rule(1, new LineStyle(Palette.GREY, Dash.SOLID, 1)));
    }

    void add(Histogram histogram, LineStyle style) {
        if (!histogram.edges().equals(divisor.edges())) {
            throw new InvalidInputException("histograms '" + histogram.name() + "' and '" + divisor.name()
                    + "' have different bins, so they have no ratio; give both the same edges");
        }
        double[] values = new double[divisor.bins()];
        for (int i = 0; i < values.length; i++) {
            values[i] = over(histogram.heights().get(i), i);
        }
        Histogram ratio = quotient(histogram, values);
        for (int i = 0; i < values.length; i++) {
            double far = Math.abs(values[i] - 1) + ratio.errors().get(i);
            deviation = Math.max(deviation, Double.isFinite(far) ? far : 0);
        }
        Histogram.Look look = histogram.look() == Histogram.Look.POINTS ? Histogram.Look.POINTS : Histogram.Look.STEPS;
        // Steps of a ratio begin and end with its own value: NaN draws no line down to a base.
        layers.addAll(new HistogramLayers(ratio.withLook(look), style, Double.NaN).layers());
    }

    private Histogram quotient(Histogram histogram, double[] values) {
        double[] errors = new double[values.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = over(histogram.errors().get(i), i);
        }
        return new Histogram(histogram.name(), divisor.edges(), Series.of(values), Series.of(errors), histogram.look());
    }

    /** A bin in which the divisor is empty has no ratio. */
    private double over(double value, int bin) {
        double by = divisor.heights().get(bin);
        return by == 0 ? Double.NaN : value / by;
    }

    private static List<Layer> band(Histogram relative) {
        List<Layer> areas = new ArrayList<>();
        for (int i = 0; i < relative.bins(); i++) {
            double error = relative.errors().get(i);
            if (error > 0) {
                areas.add(new Layer.Area(
                        Outline.rectangle(
                                relative.edges().get(i), relative.edges().get(i + 1), 1 - error, 1 + error),
                        new FillStyle(Palette.SHADE)));
            }
        }
        return areas;
    }

    Panel panel() {
        double half = Math.min(LARGEST, Math.max(SMALLEST, 1.15 * deviation));
        Axis axis = Axis.linear("Ratio", "").withRange(1 - half, 1 + half);
        return new Panel(axis, layers, List.of(), 1);
    }
}
