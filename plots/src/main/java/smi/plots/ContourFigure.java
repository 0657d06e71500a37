package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Confidence regions of several methods in the plane of two parameters: a colour per method, a dash per level, best
 * fits, and points to compare with. Likelihood scans, p-values and Fisher ellipses can be mixed.
 *
 * @param x the first parameter
 * @param y the second parameter
 * @param contours one per method; the first is drawn last
 * @param levels confidence levels between 0 and 1; the first solid, the second dashed
 * @param points points to compare with, such as the truth
 * @param labels what stands above the frame
 */
public record ContourFigure(
        Axis x, Axis y, List<Contour> contours, List<Double> levels, List<Point> points, Labels labels)
        implements Drawable {
    private static final double BAND_OPACITY = 0.2;
    private static final List<MarkerStyle> POINT_STYLES = List.of(
            MarkerStyle.filled(MarkerStyle.Symbol.STAR, Palette.INK, 10),
            MarkerStyle.filled(MarkerStyle.Symbol.CROSS, Palette.INK, 8),
            MarkerStyle.filled(MarkerStyle.Symbol.DIAMOND, Palette.INK, 7));

    private static final MarkerStyle SHARED = new MarkerStyle(
            MarkerStyle.Symbol.CIRCLE,
            Palette.INK,
            MarkerStyle.open(MarkerStyle.Symbol.CIRCLE, Palette.INK).fill(),
            14);

    /** Copies the lists and refuses levels that are none. */
    public ContourFigure {
        contours = List.copyOf(contours);
        levels = List.copyOf(levels);
        points = List.copyOf(points);
        levels.forEach(ConfidenceLevel::require);
    }

    /**
     * An empty figure with the levels 68 % and 95 %.
     *
     * @param x the first parameter
     * @param y the second parameter
     * @return the figure
     */
    public static ContourFigure of(Axis x, Axis y) {
        return new ContourFigure(x, y, List.of(), List.of(0.68, 0.95), List.of(), Labels.none());
    }

    /**
     * Adds a method.
     *
     * @param contour what it says
     * @return the figure with it
     */
    public ContourFigure with(Contour contour) {
        return new ContourFigure(x, y, append(contours, contour), levels, points, labels);
    }

    /**
     * Marks a point, such as the truth, with a black symbol.
     *
     * @param name what it is
     * @param px its first coordinate
     * @param py its second coordinate
     * @return the figure with it
     */
    public ContourFigure withPoint(String name, double px, double py) {
        return new ContourFigure(x, y, contours, levels, append(points, new Point(name, px, py)), labels);
    }

    /**
     * Takes other confidence levels.
     *
     * @param confidence levels between 0 and 1
     * @return the figure with them
     */
    public ContourFigure withLevels(double... confidence) {
        return new ContourFigure(
                x, y, contours, Arrays.stream(confidence).boxed().toList(), points, labels);
    }

    /**
     * Writes something above the frame.
     *
     * @param above what stands there
     * @return the figure with it
     */
    public ContourFigure withLabels(Labels above) {
        return new ContourFigure(x, y, contours, levels, points, above);
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** Lines of the contours, best fits, and points to compare with. */
    @Override
    public Table data() {
        Rows rows = Rows.of(List.of("method", "item"), "level", "line", Rows.name(x, "x"), Rows.name(y, "y"));
        for (Contour contour : contours) {
            for (double level : levels) {
                List<Points> lines = contour.region().border(level);
                for (int k = 0; k < lines.size(); k++) {
                    for (int i = 0; i < lines.get(k).size(); i++) {
                        Points line = lines.get(k);
                        rows.row(
                                List.of(contour.method(), "contour"),
                                level,
                                k + 1,
                                line.x().get(i),
                                line.y().get(i));
                    }
                }
            }
            contour.band().ifPresent(band -> {
                for (int i = 0; i < band.size(); i++) {
                    rows.row(
                            List.of(contour.method(), "outline of the band"),
                            levels.get(0),
                            1,
                            band.x().get(i),
                            band.y().get(i));
                }
            });
            contour.bestFit().ifPresent(fit -> point(rows, contour.method(), "best fit", fit));
        }
        points.forEach(point -> point(rows, "", point.name(), point));
        return rows.table();
    }

    private static void point(Rows rows, String method, String item, Point point) {
        rows.row(List.of(method, item), Double.NaN, Double.NaN, point.x(), point.y());
    }

    @Override
    public Figure figure() {
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < contours.size(); i++) {
            Contour contour = contours.get(i);
            List<List<Points>> borders =
                    levels.stream().map(contour.region()::border).toList();
            drawn.add(new Drawn(contour, i, borders, marker(i)));
        }
        List<Layer> layers = new ArrayList<>();
        drawn.forEach(d -> d.band().ifPresent(layers::add));
        for (int i = drawn.size() - 1; i >= 0; i--) {
            layers.addAll(drawn.get(i).lines());
        }
        for (int i = 0; i < points.size(); i++) {
            layers.add(new Layer.Markers(at(points.get(i)), pointStyle(i)));
        }
        // Open symbols last, so that a truth inside them can be seen.
        drawn.forEach(d -> d.bestFit().ifPresent(layers::add));
        sharedBestFit().ifPresent(point -> layers.add(new Layer.Markers(at(point), SHARED)));
        List<Legend> legends = List.of(new Legend(methods(drawn)), new Legend(signs()));
        Panel panel = new Panel(fixed(y, drawn, Points::y, Region.Domain::y), layers, legends, 1);
        return new Figure(fixed(x, drawn, Points::x, Region.Domain::x), List.of(panel), labels, Size.PLANE);
    }

    /** Expected limits have all best fits on the truth: then one sign says it better than one upon the other. */
    private Optional<Point> sharedBestFit() {
        List<Point> fits = contours.stream().flatMap(c -> c.bestFit().stream()).toList();
        return fits.size() > 1 && fits.stream().distinct().count() == 1 ? Optional.of(fits.get(0)) : Optional.empty();
    }

    private Optional<MarkerStyle> marker(int index) {
        return contours.get(index).bestFit().isEmpty() || sharedBestFit().isPresent()
                ? Optional.empty()
                : Optional.of(MarkerStyle.open(Palette.symbol(index), Palette.colour(index)));
    }

    private static Points at(Point point) {
        return Points.of(new double[] {point.x()}, new double[] {point.y()});
    }

    private static MarkerStyle pointStyle(int index) {
        return POINT_STYLES.get(index % POINT_STYLES.size());
    }

    private static Dash dash(int level) {
        return Dash.values()[level % Dash.values().length];
    }

    /**
     * A line that ends at the border of its grid must end at the frame, or it would seem to end in the plane; and where
     * the legend says that a line lies beyond the range, the frame must be that range.
     */
    private static Axis fixed(
            Axis axis, List<Drawn> drawn, Function<Points, Series> coordinate, Function<Region.Domain, Range> side) {
        List<Range> domains = drawn.stream()
                .flatMap(d -> d.contour().region().domain().stream())
                .map(side)
                .toList();
        boolean open = drawn.stream()
                .flatMap(Drawn::allBorders)
                .filter(line -> !line.closed())
                .map(coordinate)
                .anyMatch(along -> domains.stream().anyMatch(domain -> endsAt(along, domain)));
        boolean beyond = drawn.stream().anyMatch(Drawn::beyond);
        if (axis.range().isPresent() || !(open || beyond)) {
            return axis;
        }
        return axis.withRange(
                domains.stream().mapToDouble(Range::low).min().orElseThrow(),
                domains.stream().mapToDouble(Range::high).max().orElseThrow());
    }

    private static boolean endsAt(Series along, Range domain) {
        return DoubleStream.of(along.get(0), along.get(along.size() - 1))
                .anyMatch(end -> end == domain.low() || end == domain.high());
    }

    private List<LegendEntry> methods(List<Drawn> drawn) {
        return drawn.stream()
                .map(d -> new LegendEntry(d.contour().method() + missing(d), d.marks()))
                .toList();
    }

    /** A level without a line is said, as a reader would take the silence for a mistake. */
    private String missing(Drawn drawn) {
        List<String> without = new ArrayList<>();
        for (int k = 0; k < levels.size(); k++) {
            if (drawn.borders().get(k).isEmpty()) {
                without.add(ConfidenceLevel.name(levels.get(k)));
            }
        }
        return without.isEmpty() ? "" : " (" + String.join(", ", without) + " beyond range)";
    }

    private List<LegendEntry> signs() {
        List<LegendEntry> entries = new ArrayList<>();
        for (int k = 0; k < levels.size(); k++) {
            LineStyle style = LineStyle.solid(Palette.GREY).withDash(dash(k));
            entries.add(LegendEntry.of(ConfidenceLevel.name(levels.get(k)) + " CL", style));
        }
        if (contours.stream().anyMatch(c -> c.bestFit().isPresent())) {
            MarkerStyle own = MarkerStyle.open(MarkerStyle.Symbol.CIRCLE, Palette.GREY);
            entries.add(LegendEntry.of("best fit", sharedBestFit().isPresent() ? SHARED : own));
        }
        for (int i = 0; i < points.size(); i++) {
            entries.add(LegendEntry.of(points.get(i).name(), pointStyle(i)));
        }
        return entries;
    }

    /** One method with its colour and its lines at every level. */
    private record Drawn(Contour contour, int index, List<List<Points>> borders, Optional<MarkerStyle> marker) {
        Stream<Points> allBorders() {
            return borders.stream().flatMap(List::stream);
        }

        /** Whether a level has no line on the grid. */
        boolean beyond() {
            return contour.region().domain().isPresent() && borders.stream().anyMatch(List::isEmpty);
        }

        LineStyle style() {
            return LineStyle.solid(Palette.colour(index));
        }

        List<Layer> lines() {
            List<Layer> lines = new ArrayList<>();
            for (int k = 0; k < borders.size(); k++) {
                LineStyle style = style().withDash(dash(k));
                borders.get(k).forEach(line -> lines.add(new Layer.Line(line, style)));
            }
            return lines;
        }

        FillStyle shade() {
            return new FillStyle(Palette.translucent(Palette.colour(index), BAND_OPACITY));
        }

        Optional<Layer> band() {
            return contour.band().map(outline -> new Layer.Area(outline, shade()));
        }

        Optional<Layer> bestFit() {
            return marker.map(style -> new Layer.Markers(at(contour.bestFit().orElseThrow()), style));
        }

        List<Mark> marks() {
            List<Mark> marks = new ArrayList<>();
            if (contour.band().isPresent()) {
                marks.add(shade());
            }
            marks.add(style());
            marker.ifPresent(marks::add);
            return marks;
        }
    }
}
