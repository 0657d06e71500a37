package smi.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * Points, with error bars on request, and lines to compare them with: what was predicted against what was seen.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param sets points of one kind each; the first is drawn last
 * @param lines curves to compare with, grey
 * @param labels what stands above the frame
 */
public record ScatterFigure(Axis x, Axis y, List<PointSet> sets, List<Curve> lines, Labels labels) implements Drawable {
    /** More points than this are drawn as small discs. */
    private static final int MANY = 60;

    /**
     * Points of one kind.
     *
     * @param name what they are, in the markup of {@link MathText}
     * @param points where they are
     * @param errors standard errors of the ordinates, zero for none
     * @param colour their colour
     */
    public record PointSet(String name, Points points, Series errors, Color colour) {
        /** Refuses errors that do not pair up with the points. */
        public PointSet {
            if (errors.size() != points.size()) {
                throw new InvalidInputException("%d points '%s' have %d errors; give one per point"
                        .formatted(points.size(), name, errors.size()));
            }
        }
    }

    /** Copies the lists. */
    public ScatterFigure {
        sets = List.copyOf(sets);
        lines = List.copyOf(lines);
    }

    /**
     * A figure without points.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @return the figure
     */
    public static ScatterFigure of(Axis x, Axis y) {
        return new ScatterFigure(x, y, List.of(), List.of(), Labels.none());
    }

    /**
     * Adds points in the next colour.
     *
     * @param name what they are
     * @param px abscissas; copied
     * @param py ordinates; copied
     * @param errors standard errors of the ordinates; zero for none; copied
     * @return the figure with them
     */
    public ScatterFigure with(String name, double[] px, double[] py, double[] errors) {
        return with(new PointSet(name, Points.of(px, py), Series.of(errors), Palette.colour(sets.size())));
    }

    /**
     * Adds points.
     *
     * @param set the points
     * @return the figure with them
     */
    public ScatterFigure with(PointSet set) {
        return new ScatterFigure(
                x, y, Stream.concat(sets.stream(), Stream.of(set)).toList(), lines, labels);
    }

    /**
     * Adds a line to compare with.
     *
     * @param line the line
     * @return the figure with it
     */
    public ScatterFigure withLine(Curve line) {
        return new ScatterFigure(
                x, y, sets, Stream.concat(lines.stream(), Stream.of(line)).toList(), labels);
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(List.of("set"), Rows.name(x, "x"), Rows.name(y, "y"), "error");
        for (PointSet set : sets) {
            for (int i = 0; i < set.points().size(); i++) {
                rows.row(
                        List.of(set.name()),
                        set.points().x().get(i),
                        set.points().y().get(i),
                        set.errors().get(i));
            }
        }
        for (Curve line : lines) {
            for (int i = 0; i < line.points().size(); i++) {
                rows.row(
                        List.of(line.name()),
                        line.points().x().get(i),
                        line.points().y().get(i),
                        Double.NaN);
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        List<Layer> layers = new ArrayList<>();
        List<LegendEntry> entries = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            LineStyle style = new LineStyle(Palette.GREY, Dash.values()[(k + 1) % Dash.values().length], 1.3);
            layers.add(new Layer.Line(lines.get(k).points(), style));
            entries.add(LegendEntry.of(lines.get(k).name(), style));
        }
        for (int k = sets.size() - 1; k >= 0; k--) {
            PointSet set = sets.get(k);
            MarkerStyle style = style(k);
            if (set.errors().stream().anyMatch(e -> e > 0)) {
                LineStyle bar = new LineStyle(set.colour(), Dash.SOLID, 1.4);
                layers.add(new Layer.ErrorBars(set.points(), set.errors(), set.errors(), bar));
            }
            layers.add(new Layer.Markers(set.points(), style));
            entries.add(0, LegendEntry.of(set.name(), style));
        }
        entries.removeIf(entry -> entry.text().isEmpty());
        return new Figure(x, List.of(new Panel(y, layers, List.of(new Legend(entries)), 1)), labels, Size.PLANE);
    }

    private MarkerStyle style(int index) {
        PointSet set = sets.get(index);
        int all = sets.stream().mapToInt(s -> s.points().size()).sum();
        return all > MANY
                ? MarkerStyle.filled(MarkerStyle.Symbol.CIRCLE, set.colour(), 4)
                : MarkerStyle.filled(Palette.symbol(index), set.colour(), 7);
    }
}
