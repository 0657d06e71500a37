package smi.plots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * A function of two parameters as a map: colours with their meaning beside the frame, lines where it takes the values
 * that are marked there, dashed lines of a second function, and points. Values span more than a factor of 30: then
 * colours follow their logarithm.
 *
 * @param x the first parameter
 * @param y the second parameter
 * @param z what the colours show
 * @param values the function on a grid
 * @param lines lines of other functions on the same grid
 * @param points points to compare with, by name
 * @param labels what stands above the frame
 */
public record MapFigure(Axis x, Axis y, Axis z, Grid values, List<Lines> lines, List<Point> points, Labels labels)
        implements Drawable {
    private static final double WIDE = 30;
    private static final int MARKS = 7;
    private static final double LINE = 1.1;

    /**
     * Lines on which a function takes a value, dashed.
     *
     * @param name what they are, in the markup of {@link MathText}
     * @param function the function
     * @param level its value
     */
    public record Lines(String name, Grid function, double level) {}

    /** Copies the lists and refuses a function that is nowhere known. */
    public MapFigure {
        lines = List.copyOf(lines);
        points = List.copyOf(points);
        if (values.known().count() == 0) {
            throw new InvalidInputException("a map needs values; none on this grid is finite");
        }
    }

    /**
     * A map without anything on it.
     *
     * @param x the first parameter
     * @param y the second parameter
     * @param z what the colours show: label and unit
     * @param values the function on a grid
     * @return the figure
     */
    public static MapFigure of(Axis x, Axis y, Axis z, Grid values) {
        return new MapFigure(x, y, z, values, List.of(), List.of(), Labels.none());
    }

    /**
     * Adds dashed lines; they appear in the legend only if they lie on the map.
     *
     * @param more the lines
     * @return the figure with them
     */
    public MapFigure with(Lines more) {
        return new MapFigure(x, y, z, values, append(lines, more), points, labels);
    }

    /**
     * Marks a point.
     *
     * @param name what it is; points of the same name share one row of the legend
     * @param px its first coordinate
     * @param py its second coordinate
     * @return the figure with it
     */
    public MapFigure withPoint(String name, double px, double py) {
        return new MapFigure(x, y, z, values, lines, append(points, new Point(name, px, py)), labels);
    }

    /**
     * Writes something above the frame.
     *
     * @param above what stands there
     * @return the figure with it
     */
    public MapFigure withLabels(Labels above) {
        return new MapFigure(x, y, z, values, lines, points, above);
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    @Override
    public Table data() {
        List<Lines> onTheGrid = lines.stream()
                .filter(line -> line.function().x().equals(values.x())
                        && line.function().y().equals(values.y()))
                .toList();
        List<String> names = new ArrayList<>(List.of(Rows.name(x, "x"), Rows.name(y, "y"), Rows.name(z, "value")));
        onTheGrid.forEach(line -> names.add("function of: " + MathText.plain(line.name())));
        Rows rows = Rows.of(List.of(), names.toArray(String[]::new));
        for (int i = 0; i < values.x().size(); i++) {
            for (int j = 0; j < values.y().size(); j++) {
                double[] row = new double[names.size()];
                row[0] = values.x(i);
                row[1] = values.y(j);
                row[2] = values.value(i, j);
                for (int k = 0; k < onTheGrid.size(); k++) {
                    row[3 + k] = onTheGrid.get(k).function().value(i, j);
                }
                rows.row(List.of(), row);
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        Axis colours = colours();
        Layer.Map map = new Layer.Map(SmoothContour.refined(values), colours, marks(colours));
        List<Layer> layers = new ArrayList<>(List.of(map));
        for (Ticks.Tick mark : map.marks()) {
            LineStyle style = new LineStyle(Palette.on(map.colour(mark.value())), Dash.SOLID, LINE);
            SmoothContour.lines(values, mark.value()).forEach(line -> layers.add(new Layer.Line(line, style)));
        }
        List<LegendEntry> entries = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            addLines(lines.get(k), k, layers, entries);
        }
        addPoints(layers, entries);
        Panel panel = new Panel(
                y.withRange(values.yRange().low(), values.yRange().high()), layers, List.of(new Legend(entries)), 1);
        Axis across = x.withRange(values.xRange().low(), values.xRange().high());
        return new Figure(across, List.of(panel), labels, Size.MAP);
    }

    private static void addLines(Lines added, int index, List<Layer> layers, List<LegendEntry> entries) {
        List<Points> found = SmoothContour.lines(added.function(), added.level());
        if (!found.isEmpty()) {
            Dash[] dashes = {Dash.DASHED, Dash.DOTTED, Dash.DASH_DOTTED};
            LineStyle style = LineStyle.solid(Palette.colour(1)).withDash(dashes[index % dashes.length]);
            found.forEach(line -> layers.add(new Layer.Line(line, style)));
            entries.add(LegendEntry.of(added.name(), style));
        }
    }

    private void addPoints(List<Layer> layers, List<LegendEntry> entries) {
        List<String> named = new ArrayList<>();
        for (Point point : points) {
            if (!values.xRange().contains(point.x()) || !values.yRange().contains(point.y())) {
                continue;
            }
            boolean first = !named.contains(point.name());
            if (first) {
                named.add(point.name());
            }
            MarkerStyle style = style(named.indexOf(point.name()));
            layers.add(new Layer.Markers(Points.of(new double[] {point.x()}, new double[] {point.y()}), style));
            if (first) {
                entries.add(LegendEntry.of(point.name(), style));
            }
        }
    }

    /** Points of every name have a symbol of their own. */
    static MarkerStyle style(int name) {
        return MarkerStyle.open(Palette.symbol(name), Palette.INK);
    }

    /** The axis of the colours, from the smallest to the largest value if nothing else is wanted. */
    private Axis colours() {
        if (z.range().isPresent()) {
            return coloured(z.range().get().low(), z.range().get().high());
        }
        DoubleSummaryStatistics all = values.known().summaryStatistics();
        double low = all.getMin();
        double high = all.getMax();
        if (!(high > low)) {
            double around = Math.max(Math.abs(high), Double.MIN_NORMAL);
            return z.withRange(low - around, high + around);
        }
        return coloured(low, high);
    }

    private Axis coloured(double low, double high) {
        boolean logarithmic = low > 0 && high > WIDE * low;
        Axis axis = logarithmic ? Axis.logarithmic(z.label(), z.unit()) : z;
        return axis.withRange(low, high);
    }

    /** Where lines are drawn and numbers stand: in equal steps, or at 1, 2 and 5 times powers of ten. */
    private static List<Ticks.Tick> marks(Axis colours) {
        Range range = colours.range().orElseThrow();
        if (colours.scale() instanceof Scale.Linear) {
            return Ticks.linear(range, MARKS).numbers();
        }
        List<Ticks.Tick> marks = new ArrayList<>();
        int last = (int) Math.ceil(Math.log10(range.high()));
        for (int power = (int) Math.floor(Math.log10(range.low())); power <= last; power++) {
            for (int digit : new int[] {1, 2, 5}) {
                BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
                if (range.contains(value.doubleValue())) {
                    marks.add(new Ticks.Tick(value.doubleValue(), Ticks.plain(value)));
                }
            }
        }
        return marks;
    }
}
