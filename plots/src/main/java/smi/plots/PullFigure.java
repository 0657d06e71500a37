package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import smi.limits.fit.NuisanceImpact;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * Pulls of nuisance parameters with their errors, and beside them their impacts on a parameter, the largest above.
 *
 * @param parameter the parameter of interest
 * @param impacts one entry per nuisance parameter, at least one
 * @param labels what stands above the frame
 */
public record PullFigure(String parameter, List<NuisanceImpact> impacts, Labels labels) implements Drawable {
    private static final double WIDTH = 330;
    private static final double NARROW = 230;
    private static final double ROW = 26;
    private static final double MARGINS = 110;

    /** Sorts the entries. */
    public PullFigure {
        impacts = impacts.stream()
                .sorted((a, b) -> Double.compare(a.largest(), b.largest()))
                .toList();
        if (impacts.isEmpty()) {
            throw new InvalidInputException("there is no nuisance parameter to show");
        }
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(
                List.of("nuisance parameter"),
                "pull",
                "constraint",
                "impact of +1 sigma on " + MathText.plain(parameter),
                "impact of -1 sigma on " + MathText.plain(parameter));
        for (NuisanceImpact impact : impacts) {
            rows.row(
                    List.of(impact.name()), impact.pull(), impact.constraint(), impact.impactUp(), impact.impactDown());
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        double height = MARGINS + ROW * Math.max(3, impacts.size());
        Figure pulls = new Figure(
                Axis.linear("pull", "standard deviations").withRange(-2.5, 2.5),
                List.of(new Panel(names(i -> i.name().replace('_', ' ')), pullLayers(), List.of(), 1)),
                new Labels(filled(labels.experiment()), labels.status(), "", ""),
                new Size(WIDTH, height));
        Figure shifts = new Figure(
                Axis.linear("impact on " + parameter, "").withRange(-reach(), reach()),
                List.of(new Panel(names(i -> ""), impactLayers(), List.of(legend()), 1)),
                new Labels("", "", labels.energy(), filled(labels.luminosity())),
                new Size(NARROW, height));
        return Figure.of(
                List.of(new Tile(pulls, 0, 0), new Tile(shifts, WIDTH - 6, 0)), new Size(WIDTH + NARROW - 6, height));
    }

    /** Both parts get a line above the frame, so that their rows are level. */
    private static String filled(String label) {
        return label.isEmpty() ? "\u00a0" : label;
    }

    private Axis names(Function<NuisanceImpact, String> name) {
        return Axis.categories("", impacts.stream().map(name).toList());
    }

    private double reach() {
        double largest =
                impacts.stream().mapToDouble(NuisanceImpact::largest).max().orElse(0);
        return 1.8 * (largest > 0 ? largest : 1);
    }

    private List<Layer> pullLayers() {
        List<Layer> layers = new ArrayList<>();
        double top = impacts.size() - 0.5;
        layers.add(new Layer.Area(
                Outline.rectangle(-2, 2, -0.5, top), new FillStyle(Palette.translucent(Palette.SHADE, 0.4))));
        layers.add(new Layer.Area(Outline.rectangle(-1, 1, -0.5, top), new FillStyle(Palette.SHADE)));
        layers.add(vertical(0, top));
        LineStyle bar = new LineStyle(Palette.INK, Dash.SOLID, 1.5);
        double[] pulls = impacts.stream().mapToDouble(NuisanceImpact::pull).toArray();
        double[] rows = new double[pulls.length];
        Arrays.setAll(rows, k -> k);
        for (int k = 0; k < rows.length; k++) {
            double half = impacts.get(k).constraint();
            layers.add(new Layer.Line(
                    Points.of(new double[] {pulls[k] - half, pulls[k] + half}, new double[] {k, k}), bar));
        }
        layers.add(new Layer.Markers(
                Points.of(pulls, rows), MarkerStyle.filled(MarkerStyle.Symbol.CIRCLE, Palette.INK, 6)));
        return layers;
    }

    private static Layer vertical(double x, double top) {
        return new Layer.Line(
                Points.of(new double[] {x, x}, new double[] {-0.5, top}),
                new LineStyle(Palette.GREY, Dash.DOTTED, 1.2));
    }

    private List<Layer> impactLayers() {
        List<Layer> layers = new ArrayList<>();
        for (int k = 0; k < impacts.size(); k++) {
            layers.add(new Layer.Area(Outline.rectangle(0, impacts.get(k).impactUp(), k - 0.32, k), fill(0)));
            layers.add(new Layer.Area(Outline.rectangle(0, impacts.get(k).impactDown(), k, k + 0.32), fill(1)));
        }
        layers.add(vertical(0, impacts.size() - 0.5));
        return layers;
    }

    private static FillStyle fill(int index) {
        return new FillStyle(Palette.colour(index));
    }

    private static Legend legend() {
        return new Legend(List.of(LegendEntry.of("+1\\sigma", fill(0)), LegendEntry.of("-1\\sigma", fill(1))));
    }
}
