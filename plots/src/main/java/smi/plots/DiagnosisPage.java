package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import smi.diagnostics.Diagnosis;
import smi.diagnostics.DiagnosisPictures;
import smi.diagnostics.PointFigures;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;

/**
 * The page of plots of a diagnosis: reweighted against true events, the calibration curve, the score, the normalisation and
 * the slope over the parameters, the tail of the weights.
 *
 * @param title what was diagnosed
 * @param diagnosis what was found
 */
public record DiagnosisPage(String title, Diagnosis diagnosis) implements Drawable {
    private static final double GAP = 14;
    private static final double SCREEN = 110;
    /** Three figures side by side. */
    private static final double WIDEST = 1500;

    /** More observables than these stay on the HTML page. */
    private static final int MOST_HISTOGRAMS = 6;

    /** The figures one by one, in the order of the page. */
    List<Figure> figures() {
        DiagnosisPictures shown = diagnosis.pictures();
        List<Figure> figures = new ArrayList<>();
        shown.closure().forEach(histogram -> figures.add(closure(histogram)));
        if (!shown.calibration().isEmpty()) {
            figures.add(new ProfileFigure(
                            Axis.linear("predicted share of \\theta_1 events", "")
                                    .withRange(0, 1),
                            Axis.linear("seen share of \\theta_1 events", "").withRange(0, 1),
                            shown.calibration(),
                            heading("calibration"))
                    .figure());
        }
        shown.score()
                .ifPresent(score -> figures.add(new ProfileFigure(
                                Axis.linear("learned score in its strongest direction", ""),
                                Axis.linear("mean joint score", ""),
                                score.points(),
                                heading("score"))
                        .figure()));
        map("normalisation", "mean ratio", PointFigures::meanRatio).ifPresent(figures::add);
        map("slope", "slope of the ratio", PointFigures::slope).ifPresent(figures::add);
        if (!shown.tail().isEmpty()) {
            figures.add(tail());
        }
        if (figures.isEmpty()) {
            throw new InvalidInputException("the diagnosis has nothing to show: no ratio is a number");
        }
        return figures;
    }

    private static Labels heading(String text) {
        return Labels.none().withExperiment(text, "");
    }

    private Figure closure(DiagnosisPictures.Histogram h) {
        Axis x = Axis.linear(h.observable().replace('_', ' '), "");
        Histogram truth =
                Histogram.of("true", h.edges(), h.target(), h.targetErrors()).withLook(Histogram.Look.FILLED);
        double[] none = new double[h.denominator().length];
        return HistogramFigure.of(x, Axis.linear("share of events", ""))
                .with(truth)
                .with(Histogram.of("reweighted", h.edges(), h.reweighted(), h.reweightedErrors()))
                .with(Histogram.of("not reweighted", h.edges(), h.denominator(), none))
                .withRatioTo("true")
                .withLabels(heading("closure"))
                .figure();
    }

    private Figure tail() {
        double[] weights = diagnosis.pictures().tail().stream()
                .mapToDouble(DiagnosisPictures.TailPoint::weight)
                .toArray();
        double[] above = diagnosis.pictures().tail().stream()
                .mapToDouble(DiagnosisPictures.TailPoint::above)
                .toArray();
        return CurveFigure.of(
                        Axis.logarithmic("weight / mean weight", ""),
                        Axis.logarithmic("share of events with a larger weight", ""))
                .with(Curve.of("reweighted events", weights, above))
                .withLabels(heading("weights"))
                .figure();
    }

    /** One parameter: a curve; two on a grid: a map; else against the distance from the denominator. */
    private Optional<Figure> map(String heading, String name, ToDoubleFunction<PointFigures> value) {
        List<PointFigures> points = diagnosis.map();
        if (points.size() < 2) {
            return Optional.empty();
        }
        List<Parameter> parameters = points.get(0).theta().space().parameters();
        double[] first = axis(points, 0);
        if (parameters.size() == 1 && first.length == points.size()) {
            return Optional.of(curve(heading, name, parameters.get(0).name(), value));
        }
        if (parameters.size() == 2 && first.length > 1) {
            double[] second = axis(points, 1);
            if (second.length > 1 && first.length * second.length == points.size()) {
                Grid grid = Grid.of(first, second, table(first, second, value));
                return Optional.of(
                        MapFigure.of(label(parameters.get(0)), label(parameters.get(1)), Axis.linear(name, ""), grid)
                                .withLabels(heading(heading))
                                .figure());
            }
        }
        return Optional.of(scatter(heading, name, value));
    }

    private static Axis label(Parameter parameter) {
        return Axis.linear(parameter.name(), "");
    }

    private static double[] axis(List<PointFigures> points, int parameter) {
        return points.stream()
                .mapToDouble(p -> p.theta().get(parameter))
                .sorted()
                .distinct()
                .toArray();
    }

    private double[][] table(double[] first, double[] second, ToDoubleFunction<PointFigures> value) {
        double[][] table = new double[first.length][second.length];
        for (PointFigures point : diagnosis.map()) {
            int i = Arrays.binarySearch(first, point.theta().get(0));
            int j = Arrays.binarySearch(second, point.theta().get(1));
            table[i][j] = value.applyAsDouble(point);
        }
        return table;
    }

    private Figure curve(String heading, String name, String parameter, ToDoubleFunction<PointFigures> value) {
        List<PointFigures> sorted = diagnosis.map().stream()
                .sorted((a, b) -> Double.compare(a.theta().get(0), b.theta().get(0)))
                .toList();
        double[] theta = sorted.stream().mapToDouble(p -> p.theta().get(0)).toArray();
        double[] values = sorted.stream().mapToDouble(value).toArray();
        return CurveFigure.of(Axis.linear(parameter, ""), around(name, values))
                .with(Curve.of("test events", theta, values))
                .withThreshold("exact", 1)
                .withLabels(heading(heading))
                .figure();
    }

    private Figure scatter(String heading, String name, ToDoubleFunction<PointFigures> value) {
        double[] distance = diagnosis.map().stream()
                .mapToDouble(p -> Math.sqrt(p.squaredDistance()))
                .toArray();
        double[] values = diagnosis.map().stream().mapToDouble(value).toArray();
        List<Layer> layers = List.of(
                new Layer.Rule(1, new LineStyle(Palette.GREY, Dash.DOTTED, 1.2)),
                new Layer.Markers(
                        Points.of(distance, values), MarkerStyle.filled(MarkerStyle.Symbol.CIRCLE, Palette.INK, 5)));
        return new Figure(
                Axis.linear("distance from \\theta_1", ""),
                List.of(new Panel(around(name, values), layers, List.of(), 1)),
                heading(heading),
                Size.CURVE);
    }

    /** At least five per cent to either side of one, so that noise does not look like a fault. */
    private static Axis around(String name, double... values) {
        double far = DoubleStream.of(values)
                .filter(Double::isFinite)
                .map(v -> Math.abs(v - 1))
                .max()
                .orElse(0);
        double half = Math.max(0.05, 1.2 * far);
        return Axis.linear(name, "").withRange(1 - half, 1 + half);
    }

    /** A page for a screen, not for print. */
    @Override
    public Picture picture() {
        return picture(SCREEN);
    }

    @Override
    public Figure figure() {
        List<Figure> all = figures();
        int histograms = diagnosis.pictures().closure().size();
        List<Figure> shown = new ArrayList<>(all.subList(0, Math.min(MOST_HISTOGRAMS, histograms)));
        shown.addAll(all.subList(histograms, all.size()));
        List<Tile> tiles = new ArrayList<>();
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
        for (Figure figure : shown) {
            if (x > 0 && x + figure.size().width() > WIDEST) {
                x = 0;
                y += height + GAP;
                height = 0;
            }
            tiles.add(new Tile(figure, x, y));
            x += figure.size().width() + GAP;
            width = Math.max(width, x);
            height = Math.max(height, figure.size().height());
        }
        return Figure.of(tiles, new Size(width, y + height));
    }
}
