package smi.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * p-values in the plane of two parameters, as shades whose borders are one to five standard deviations.
 *
 * @param x the first parameter
 * @param y the second parameter
 * @param pValues p-values on a grid; NaN where they are not known
 * @param bestFit the best fit; empty for none
 * @param points points to compare with
 * @param labels what stands above the frame
 */
public record PValueMap(Axis x, Axis y, Grid pValues, Optional<Point> bestFit, List<Point> points, Labels labels)
        implements Drawable {
    /** Two-sided p-values of 1 to 5 standard deviations. */
    private static final double[] BORDERS = {0.3173, 0.0455, 0.0027, 6.33e-5, 5.73e-7};

    private static final List<String> NAMES = List.of(
            "< 1\\sigma",
            "1\\sigma to 2\\sigma",
            "2\\sigma to 3\\sigma",
            "3\\sigma to 4\\sigma",
            "4\\sigma to 5\\sigma",
            "> 5\\sigma");
    private static final List<Color> SHADES = List.of(
            new Color(0xffffff),
            new Color(0xd0e1f2),
            new Color(0x94c4df),
            new Color(0x4a98c9),
            new Color(0x1764ab),
            new Color(0x08306b));

    /** Copies the points. */
    public PValueMap {
        points = List.copyOf(points);
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(List.of(), Rows.name(x, "x"), Rows.name(y, "y"), "p-value");
        for (int i = 0; i < pValues.x().size(); i++) {
            for (int j = 0; j < pValues.y().size(); j++) {
                rows.row(List.of(), pValues.x(i), pValues.y(j), pValues.value(i, j));
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        List<Layer> layers = new ArrayList<>();
        boolean[] used = new boolean[SHADES.size()];
        Series xs = pValues.x();
        Series ys = pValues.y();
        for (int i = 0; i < xs.size(); i++) {
            for (int j = 0; j < ys.size(); j++) {
                double p = pValues.value(i, j);
                if (!Double.isNaN(p)) {
                    int shade = shade(p);
                    used[shade] = true;
                    layers.add(new Layer.Area(
                            Outline.cell(edge(xs, i), edge(xs, i + 1), edge(ys, j), edge(ys, j + 1)),
                            new FillStyle(SHADES.get(shade))));
                }
            }
        }
        List<LegendEntry> shades = new ArrayList<>();
        for (int k = 0; k < used.length; k++) {
            if (used[k]) {
                shades.add(LegendEntry.of(NAMES.get(k), new FillStyle(SHADES.get(k))));
            }
        }
        List<LegendEntry> signs = new ArrayList<>();
        MarkerStyle star = MarkerStyle.filled(MarkerStyle.Symbol.STAR, Palette.INK, 10);
        for (Point point : points) {
            layers.add(new Layer.Markers(at(point), star));
            signs.add(LegendEntry.of(point.name(), star));
        }
        bestFit.ifPresent(point -> {
            MarkerStyle open = MarkerStyle.open(MarkerStyle.Symbol.CIRCLE, Palette.colour(1));
            layers.add(new Layer.Markers(at(point), open));
            signs.add(LegendEntry.of("best fit", open));
        });
        Panel panel = new Panel(
                y.withRange(edge(ys, 0), edge(ys, ys.size())),
                layers,
                List.of(new Legend(shades), new Legend(signs)),
                1);
        return new Figure(x.withRange(edge(xs, 0), edge(xs, xs.size())), List.of(panel), labels, Size.PLANE);
    }

    private static int shade(double p) {
        int shade = 0;
        while (shade < BORDERS.length && p < BORDERS[shade]) {
            shade++;
        }
        return shade;
    }

    /** The border below the cell of a grid point: half way to its neighbour. */
    private static double edge(Series axis, int index) {
        int last = axis.size() - 1;
        if (index == 0) {
            return axis.get(0) - 0.5 * (axis.get(1) - axis.get(0));
        }
        return index > last
                ? axis.get(last) + 0.5 * (axis.get(last) - axis.get(last - 1))
                : 0.5 * (axis.get(index - 1) + axis.get(index));
    }

    private static Points at(Point point) {
        return Points.of(new double[] {point.x()}, new double[] {point.y()});
    }
}
