package smi.plots;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Functions of one variable: scans of a test statistic with the thresholds of its confidence levels, learning curves.
 *
 * @param x the variable; its scale may be logarithmic
 * @param y the values; their scale may be logarithmic
 * @param curves the functions; the first is drawn last
 * @param thresholds named horizontal lines
 * @param labels what stands above the frame
 */
public record CurveFigure(Axis x, Axis y, List<Curve> curves, List<Threshold> thresholds, Labels labels)
        implements Drawable {
    private static final double BAND_OPACITY = 0.2;

    /**
     * A horizontal line, dotted and grey.
     *
     * @param name what it means, in the markup of {@link MathText}
     * @param value its height
     */
    public record Threshold(String name, double value) {}

    /** Copies the lists. */
    public CurveFigure {
        curves = List.copyOf(curves);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * A figure without curves.
     *
     * @param x the variable
     * @param y the values
     * @return the figure
     */
    public static CurveFigure of(Axis x, Axis y) {
        return new CurveFigure(x, y, List.of(), List.of(), Labels.none());
    }

    /**
     * Adds a function.
     *
     * @param curve the function
     * @return the figure with it
     */
    public CurveFigure with(Curve curve) {
        return new CurveFigure(
                x, y, Stream.concat(curves.stream(), Stream.of(curve)).toList(), thresholds, labels);
    }

    /**
     * Adds a horizontal line.
     *
     * @param name what it means
     * @param value its height
     * @return the figure with it
     */
    public CurveFigure withThreshold(String name, double value) {
        Threshold last = new Threshold(name, value);
        return new CurveFigure(
                x,
                y,
                curves,
                Stream.concat(thresholds.stream(), Stream.of(last)).toList(),
                labels);
    }

    /**
     * Adds the thresholds of a test statistic of one parameter: the quantiles of its χ² distribution.
     *
     * @param confidence levels between 0 and 1
     * @return the figure with them
     */
    public CurveFigure withConfidenceLevels(double... confidence) {
        CurveFigure figure = this;
        for (double level : confidence) {
            figure = figure.withThreshold(ConfidenceLevel.name(level) + " CL", ConfidenceLevel.rise(level, 1));
        }
        return figure;
    }

    /**
     * Writes something above the frame.
     *
     * @param above what stands there
     * @return the figure with it
     */
    public CurveFigure withLabels(Labels above) {
        return new CurveFigure(x, y, curves, thresholds, above);
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(List.of("curve"), Rows.name(x, "x"), Rows.name(y, "y"), "low", "high");
        for (Curve curve : curves) {
            for (int i = 0; i < curve.points().size(); i++) {
                rows.row(
                        List.of(curve.name()),
                        curve.points().x().get(i),
                        curve.points().y().get(i),
                        curve.low(i),
                        curve.high(i));
            }
        }
        for (Threshold threshold : thresholds) {
            rows.row(List.of(threshold.name()), Double.NaN, threshold.value(), Double.NaN, Double.NaN);
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        List<Layer> layers = new ArrayList<>();
        List<LegendEntry> entries = new ArrayList<>();
        List<LegendEntry> lines = new ArrayList<>();
        for (int i = 0; i < thresholds.size(); i++) {
            LineStyle style = thresholdStyle(i);
            layers.add(new Layer.Rule(thresholds.get(i).value(), style));
            lines.add(LegendEntry.of(thresholds.get(i).name(), style));
        }
        for (int i = curves.size() - 1; i >= 0; i--) {
            Curve curve = curves.get(i);
            LineStyle line = style(i);
            FillStyle fill = new FillStyle(Palette.translucent(line.colour(), BAND_OPACITY));
            curve.band().ifPresent(outline -> layers.add(new Layer.Area(outline, fill)));
            layers.add(new Layer.Line(curve.points(), line));
            List<Mark> marks = curve.band().isPresent() ? List.of(fill, line) : List.of(line);
            entries.add(0, new LegendEntry(curve.name(), marks));
        }
        Panel panel = new Panel(y, layers, List.of(new Legend(entries), new Legend(lines)), 1);
        return new Figure(tight(), List.of(panel), labels, Size.CURVE);
    }

    /** Curves go from side to side. */
    private Axis tight() {
        DoubleSummaryStatistics ends = curves.stream()
                .flatMapToDouble(curve -> curve.points().x().stream())
                .filter(value -> Double.isFinite(x.scale().position(value)))
                .summaryStatistics();
        return x.range().isPresent() || !(ends.getMin() < ends.getMax())
                ? x
                : x.withRange(ends.getMin(), ends.getMax());
    }

    /** Dashes differ too, so that the curves remain apart in black and white. */
    private static LineStyle style(int index) {
        Dash[] dashes = {Dash.SOLID, Dash.DASHED, Dash.DASH_DOTTED};
        return LineStyle.solid(Palette.colour(index)).withDash(dashes[index % dashes.length]);
    }

    private static LineStyle thresholdStyle(int index) {
        return new LineStyle(Palette.GREY, index == 0 ? Dash.DOTTED : Dash.DASH_DOTTED, 1.2);
    }
}
