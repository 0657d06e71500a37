package smi.plots;

import java.util.ArrayList;
import java.util.List;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * The distribution of an observable at several parameter points, each with a band of what nuisance parameters may do.
 *
 * @param x the observable
 * @param y what the heights are
 * @param edges the borders of the bins
 * @param shapes one per parameter point, at least one
 * @param labels what stands above the frame
 */
public record DistributionFigure(Axis x, Axis y, Series edges, List<Shape> shapes, Labels labels) implements Drawable {
    private static final double BAND_OPACITY = 0.22;

    /**
     * A distribution.
     *
     * @param name the point, in the markup of {@link MathText}
     * @param heights one value per bin
     * @param errors their statistical errors
     * @param low lower end of the band in every bin; NaN for no band
     * @param high upper end of the band
     */
    public record Shape(String name, Series heights, Series errors, Series low, Series high) {}

    /** Refuses distributions that do not fit the bins. */
    public DistributionFigure {
        shapes = List.copyOf(shapes);
        int bins = edges.size() - 1;
        if (shapes.isEmpty()) {
            throw new InvalidInputException("a figure of distributions needs at least one parameter point");
        }
        for (Shape shape : shapes) {
            for (Series series : List.of(shape.heights(), shape.errors(), shape.low(), shape.high())) {
                if (series.size() != bins) {
                    throw new InvalidInputException("distribution '%s' has %d values for %d bins; give one per bin"
                            .formatted(shape.name(), series.size(), bins));
                }
            }
        }
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(
                List.of("parameter point"),
                Rows.name(x, "x") + " from",
                "to",
                Rows.name(y, "height"),
                "error",
                "band low",
                "band high");
        for (Shape shape : shapes) {
            for (int b = 0; b < shape.heights().size(); b++) {
                rows.row(
                        List.of(shape.name()),
                        edges.get(b),
                        edges.get(b + 1),
                        shape.heights().get(b),
                        shape.errors().get(b),
                        shape.low().get(b),
                        shape.high().get(b));
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        List<Layer> bands = new ArrayList<>();
        List<Layer> lines = new ArrayList<>();
        List<LegendEntry> entries = new ArrayList<>();
        // broken lines above full ones, or where they agree one would hide the other
        for (int k = 0; k < shapes.size(); k++) {
            Shape shape = shapes.get(k);
            LineStyle line = style(k);
            FillStyle fill = new FillStyle(Palette.translucent(line.colour(), BAND_OPACITY));
            List<Layer> band = Steps.band(edges, shape.low(), shape.high(), fill);
            bands.addAll(band);
            Histogram histogram =
                    new Histogram(shape.name(), edges, shape.heights(), shape.errors(), Histogram.Look.STEPS);
            lines.addAll(new HistogramLayers(histogram, line, 0).layers());
            entries.add(new LegendEntry(shape.name(), band.isEmpty() ? List.of(line) : List.<Mark>of(fill, line)));
        }
        bands.addAll(lines);
        Axis across = x.range().isPresent() ? x : x.withRange(edges.get(0), edges.get(edges.size() - 1));
        return new Figure(across, List.of(new Panel(y, bands, List.of(new Legend(entries)), 1)), labels, Size.CURVE);
    }

    private static LineStyle style(int index) {
        Dash[] dashes = {Dash.SOLID, Dash.DASHED, Dash.DASH_DOTTED};
        return LineStyle.solid(Palette.colour(index)).withDash(dashes[index % dashes.length]);
    }
}
