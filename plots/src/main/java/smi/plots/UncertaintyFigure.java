package smi.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * The distribution of an observable with what nuisance parameters do to it: bands of all of them together, lines of
 * single ones, and the same relative to the prediction in a panel below.
 *
 * @param x the observable
 * @param y what the heights are
 * @param prediction the distribution with all nuisance parameters at zero, drawn as a line
 * @param bands from the widest to the narrowest; may be empty
 * @param variations single nuisance parameters, up as a full and down as a dashed line; may be empty
 * @param labels what stands above the frame
 */
public record UncertaintyFigure(
        Axis x, Axis y, Histogram prediction, List<Band> bands, List<Variation> variations, Labels labels)
        implements Drawable {
    private static final List<Color> SHADES = List.of(new Color(0xd6e4f0), new Color(0x9dc3e0), new Color(0x5a9bc9));
    private static final double MARGIN = 1.15;
    private static final double LEAST = 0.01;
    private static final double MOST = 0.95;

    /**
     * In what range the bins lie.
     *
     * @param name what the range is, such as {@code 68 % of toys}
     * @param low its lower end in every bin
     * @param high its upper end
     */
    public record Band(String name, Series low, Series high) {}

    /**
     * What one nuisance parameter does.
     *
     * @param name its name
     * @param up the bins one standard deviation above its best value
     * @param down the bins one below
     */
    public record Variation(String name, Series up, Series down) {}

    /** Refuses what does not fit the bins. */
    public UncertaintyFigure {
        bands = List.copyOf(bands);
        variations = List.copyOf(variations);
        int bins = prediction.bins();
        Stream.concat(
                        bands.stream().flatMap(b -> Stream.of(b.low(), b.high())),
                        variations.stream().flatMap(v -> Stream.of(v.up(), v.down())))
                .filter(series -> series.size() != bins)
                .findFirst()
                .ifPresent(series -> {
                    throw new InvalidInputException("a variation of '%s' has %d values for %d bins; give one per bin"
                            .formatted(prediction.name(), series.size(), bins));
                });
    }

    @Override
    public Table data() {
        List<String> names =
                new ArrayList<>(List.of(Rows.name(x, "x") + " from", "to", Rows.name(y, "height"), "error"));
        List<Series> columns = new ArrayList<>();
        for (Band band : bands) {
            names.addAll(List.of(MathText.plain(band.name()) + ", low", MathText.plain(band.name()) + ", high"));
            columns.addAll(List.of(band.low(), band.high()));
        }
        for (Variation one : variations) {
            names.addAll(List.of(one.name() + " up", one.name() + " down"));
            columns.addAll(List.of(one.up(), one.down()));
        }
        Rows rows = Rows.of(List.of(), names.toArray(String[]::new));
        for (int b = 0; b < prediction.bins(); b++) {
            double[] row = new double[names.size()];
            row[0] = prediction.edges().get(b);
            row[1] = prediction.edges().get(b + 1);
            row[2] = prediction.heights().get(b);
            row[3] = prediction.errors().get(b);
            for (int k = 0; k < columns.size(); k++) {
                row[4 + k] = columns.get(k).get(b);
            }
            rows.row(List.of(), row);
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        double[] ones = new double[prediction.bins()];
        Arrays.fill(ones, 1);
        double half = MARGIN * deviation();
        Axis ratio = Axis.linear("Ratio", "").withRange(1 - half, 1 + half);
        Series none = Series.of(new double[prediction.bins()]);
        List<Legend> legends = List.of(new Legend(entries()), new Legend(signs()));
        List<Panel> panels = List.of(
                new Panel(y, layers(Series.of(ones), 0, prediction.errors()), legends, 3),
                new Panel(ratio, layers(prediction.heights(), Double.NaN, none), List.of(), 2));
        Axis across = x.range().isPresent()
                ? x
                : x.withRange(prediction.edges().get(0), prediction.edges().get(prediction.bins()));
        return new Figure(across, panels, labels, Size.STACK);
    }

    /** Below, where variations are compared, statistical errors would hide them. */
    private List<Layer> layers(Series divisor, double base, Series errors) {
        List<Layer> layers = new ArrayList<>();
        Series edges = prediction.edges();
        for (int k = 0; k < bands.size(); k++) {
            Band band = bands.get(k);
            layers.addAll(Steps.band(edges, over(band.low(), divisor), over(band.high(), divisor), shade(k)));
        }
        for (int k = variations.size() - 1; k >= 0; k--) {
            LineStyle style = line(k);
            Variation one = variations.get(k);
            layers.add(new Layer.Line(Steps.line(edges, over(one.down(), divisor), base), style.withDash(Dash.DASHED)));
            layers.add(new Layer.Line(Steps.line(edges, over(one.up(), divisor), base), style));
        }
        Histogram scaled = new Histogram(
                prediction.name(),
                edges,
                over(prediction.heights(), divisor),
                over(errors, divisor),
                Histogram.Look.STEPS);
        layers.addAll(new HistogramLayers(scaled, ink(), base).layers());
        return layers;
    }

    /** A bin in which the divisor is empty has no ratio. */
    private static Series over(Series values, Series divisor) {
        return Series.of(IntStream.range(0, values.size())
                .mapToDouble(i -> divisor.get(i) == 0 ? Double.NaN : values.get(i) / divisor.get(i))
                .toArray());
    }

    /** The largest relative distance to the prediction, within what an axis can show. */
    private double deviation() {
        double largest = Stream.concat(
                        bands.stream().flatMap(b -> Stream.of(b.low(), b.high())),
                        variations.stream().flatMap(v -> Stream.of(v.up(), v.down())))
                .flatMapToDouble(series -> over(series, prediction.heights()).stream())
                .map(value -> Math.abs(value - 1))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return Math.max(LEAST, Math.min(MOST, largest));
    }

    private List<LegendEntry> entries() {
        List<LegendEntry> entries = new ArrayList<>(List.of(LegendEntry.of(prediction.name(), ink())));
        for (int k = bands.size() - 1; k >= 0; k--) {
            entries.add(LegendEntry.of(bands.get(k).name(), shade(k)));
        }
        for (int k = 0; k < variations.size(); k++) {
            entries.add(LegendEntry.of(variations.get(k).name(), line(k)));
        }
        return entries;
    }

    private List<LegendEntry> signs() {
        LineStyle grey = new LineStyle(Palette.GREY, Dash.SOLID, 1.5);
        return variations.isEmpty()
                ? List.of()
                : List.of(LegendEntry.of("+1\\sigma", grey), LegendEntry.of("-1\\sigma", grey.withDash(Dash.DASHED)));
    }

    private static LineStyle ink() {
        return new LineStyle(Palette.INK, Dash.SOLID, 1.4);
    }

    private static FillStyle shade(int index) {
        return new FillStyle(SHADES.get(Math.min(index, SHADES.size() - 1)));
    }

    private static LineStyle line(int index) {
        return new LineStyle(Palette.colour(index), Dash.SOLID, 1.5);
    }
}
