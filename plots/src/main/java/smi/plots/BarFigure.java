package smi.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * Values per category as bars side by side: eigenvalues of the Fisher information for several methods.
 *
 * @param x the categories, an axis with {@link Scale.Categories}
 * @param y the values; their scale may be logarithmic
 * @param bars one entry per method
 * @param labels what stands above the frame
 */
public record BarFigure(Axis x, Axis y, List<Bars> bars, Labels labels) implements Drawable {
    /** The part of a category's width that its bars fill. */
    private static final double FILLED = 0.78;

    /** Refuses bars that do not pair up with the categories. */
    public BarFigure {
        bars = List.copyOf(bars);
        if (!(x.scale() instanceof Scale.Categories)) {
            throw new InvalidInputException("bars need an axis of categories; make x with Axis.categories");
        }
        int categories = ((Scale.Categories) x.scale()).names().size();
        for (Bars entry : bars) {
            if (entry.values().size() != categories || entry.errors().size() != categories) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT,
                        "bars '%s' have %d values and %d errors for %d categories; give one of each per category",
                        entry.name(),
                        entry.values().size(),
                        entry.errors().size(),
                        categories));
            }
        }
    }

    /**
     * A figure without bars.
     *
     * @param x the categories
     * @param y the values
     * @return the figure
     */
    public static BarFigure of(Axis x, Axis y) {
        return new BarFigure(x, y, List.of(), Labels.none());
    }

    /**
     * Adds one method.
     *
     * @param entry its values
     * @return the figure with it
     */
    public BarFigure with(Bars entry) {
        return new BarFigure(
                x, y, Stream.concat(bars.stream(), Stream.of(entry)).toList(), labels);
    }

    /**
     * Writes something above the frame.
     *
     * @param above what stands there
     * @return the figure with it
     */
    public BarFigure withLabels(Labels above) {
        return new BarFigure(x, y, bars, above);
    }

    @Override
    public Table data() {
        List<String> categories = ((Scale.Categories) x.scale()).names();
        Rows rows = Rows.of(List.of("method", Rows.name(x, "category")), Rows.name(y, "value"), "error");
        for (Bars entry : bars) {
            for (int c = 0; c < categories.size(); c++) {
                rows.row(
                        List.of(entry.name(), categories.get(c)),
                        entry.values().get(c),
                        entry.errors().get(c));
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        List<Layer> layers = new ArrayList<>();
        List<LegendEntry> entries = new ArrayList<>();
        for (int k = 0; k < bars.size(); k++) {
            FillStyle fill = new FillStyle(Palette.colour(k));
            layers.addAll(rectangles(k, fill));
            entries.add(LegendEntry.of(bars.get(k).name(), fill));
        }
        for (int k = 0; k < bars.size(); k++) {
            layers.add(errors(k));
        }
        return new Figure(x, List.of(new Panel(y, layers, List.of(new Legend(entries)), 1)), labels, Size.CURVE);
    }

    private double width() {
        return FILLED / bars.size();
    }

    private double left(int method, int category) {
        return category - 0.5 * FILLED + method * width();
    }

    private List<Layer> rectangles(int method, FillStyle fill) {
        List<Layer> areas = new ArrayList<>();
        Series values = bars.get(method).values();
        for (int c = 0; c < values.size(); c++) {
            if (Double.isFinite(values.get(c))) {
                // A hair's breadth of white between neighbours.
                double left = left(method, c);
                areas.add(new Layer.Area(Outline.rectangle(left, left + 0.95 * width(), 0, values.get(c)), fill));
            }
        }
        return areas;
    }

    private Layer errors(int method) {
        Bars entry = bars.get(method);
        double[] centres = new double[entry.values().size()];
        for (int c = 0; c < centres.length; c++) {
            centres[c] = left(method, c) + 0.475 * width();
        }
        Points points = new Points(Series.of(centres), entry.values());
        return new Layer.ErrorBars(points, entry.errors(), entry.errors(), new LineStyle(Palette.INK, Dash.SOLID, 1.2));
    }
}
