package smi.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.PolynomialMorpher;
import smi.morphing.SquaredWeights;

/**
 * The figures that belong to a morphing basis: \( \sqrt{\sum_b w_b(\theta)^2} \), the factor by which statistical errors
 * grow, over the ranges of the parameters. A curve in one parameter, a map in two, a map for every pair of more.
 */
public final class MorphingFigures {
    /** The factor, as axes and legends name it. */
    static final String ERROR = "\\sqrt{\\Sigma w^2}";

    private static final int CURVE_POINTS = 241;
    private static final int MAP_POINTS = 61;
    private static final double MARGIN = 0.04;
    private static final double WIDE = 30;
    private static final double TILE_WIDTH = 330;
    private static final double TILE_HEIGHT = 265;

    private final MorphingBasis basis;
    private final PolynomialMorpher morpher;
    private final double[] reference;
    private final int known;

    private MorphingFigures(MorphingBasis basis, double[] reference, int known) {
        this.basis = basis;
        this.morpher = new PolynomialMorpher(basis);
        this.reference = reference;
        this.known = known;
    }

    /**
     * The figure of a basis.
     *
     * @param basis the basis; figures show the ranges of its parameters
     * @param reference where the maps of pairs of parameters meet
     * @param known how many of the benchmarks, the first ones, are marked as known; the others are marked as proposed
     * @return the figure
     * @throws InvalidInputException if a range is empty, or there are more than eight parameters
     */
    public static Drawable of(MorphingBasis basis, ParameterPoint reference, int known) {
        int parameters = basis.space().dimension();
        if (parameters > 8) {
            throw new InvalidInputException(
                    "a figure shows the morphing error in up to eight parameters, there are " + parameters);
        }
        for (Parameter p : basis.space().parameters()) {
            if (!(p.rangeMin() < p.rangeMax())) {
                throw new InvalidInputException("parameter '%s' has the empty range (%s, %s), which no figure shows"
                        .formatted(p.name(), p.rangeMin(), p.rangeMax()));
            }
        }
        var figures = new MorphingFigures(basis, reference.values(), known);
        return switch (parameters) {
            case 1 -> figures.curve();
            case 2 -> figures.map(0, 1);
            default -> figures.pairs();
        };
    }

    private double error(double... theta) {
        return Math.sqrt(SquaredWeights.at(morpher, basis.space().point(theta)));
    }

    /** A little more than the range, so that points at its ends are seen whole, and as far as benchmarks lie. */
    private double[] positions(int parameter, int points, List<Benchmark> shown) {
        Parameter p = basis.space().parameters().get(parameter);
        double width = p.rangeMax() - p.rangeMin();
        double low = p.rangeMin();
        double high = p.rangeMax();
        for (Benchmark benchmark : shown) {
            low = Math.min(low, Math.max(benchmark.point().get(parameter), p.rangeMin() - width));
            high = Math.max(high, Math.min(benchmark.point().get(parameter), p.rangeMax() + width));
        }
        double margin = MARGIN * (high - low);
        double from = low - margin;
        double to = high + margin;
        double[] positions = new double[points];
        Arrays.setAll(positions, i -> from + (to - from) * i / (points - 1));
        return positions;
    }

    private Axis axis(int parameter) {
        return Axis.linear(basis.space().names().get(parameter), "");
    }

    /** Benchmarks lie on the curve; whatever the height of the frame, they are seen. */
    private Figure curve() {
        double[] x = positions(0, CURVE_POINTS, basis.benchmarks());
        double[] y = Arrays.stream(x).map(this::error).toArray();
        double low = Arrays.stream(y).min().orElseThrow();
        double high = Arrays.stream(y).max().orElseThrow();
        Axis axis = high > WIDE * low ? Axis.logarithmic(ERROR, "") : Axis.linear(ERROR, "");
        Figure figure = CurveFigure.of(axis(0), axis)
                .with(Curve.of("morphing error", x, y))
                .figure();
        Panel panel = figure.panels().get(0);
        List<Layer> layers = new ArrayList<>(panel.layers());
        List<LegendEntry> entries = new ArrayList<>(panel.legends().get(0).entries());
        for (int group = 0; group < 2; group++) {
            addMarkers(group, new Range(x[0], x[x.length - 1]), layers, entries);
        }
        return new Figure(
                figure.x(),
                List.of(new Panel(panel.y(), layers, List.of(new Legend(entries)), 1)),
                figure.labels(),
                figure.size());
    }

    private void addMarkers(int group, Range range, List<Layer> layers, List<LegendEntry> entries) {
        double[] x = IntStream.range(0, basis.benchmarks().size())
                .filter(b -> group(b) == group)
                .mapToDouble(b -> basis.benchmarks().get(b).point().get(0))
                .filter(range::contains)
                .toArray();
        if (x.length > 0) {
            MarkerStyle style = MapFigure.style(group);
            layers.add(new Layer.Markers(
                    Points.of(x, Arrays.stream(x).map(this::error).toArray()), style));
            entries.add(LegendEntry.of(name(group), style));
        }
    }

    private int group(int benchmark) {
        return benchmark < known ? 0 : 1;
    }

    private static String name(int group) {
        return group == 0 ? "benchmarks" : "proposed benchmarks";
    }

    private MapFigure map(int first, int second) {
        List<Benchmark> shown = basis.benchmarks().stream()
                .filter(benchmark -> inPlane(benchmark, first, second))
                .toList();
        double[] x = positions(first, MAP_POINTS, shown);
        double[] y = positions(second, MAP_POINTS, shown);
        double[][] errors = new double[x.length][y.length];
        double[] theta = reference.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                theta[first] = x[i];
                theta[second] = y[j];
                errors[i][j] = error(theta);
            }
        }
        MapFigure figure = MapFigure.of(axis(first), axis(second), Axis.linear(ERROR, ""), Grid.of(x, y, errors));
        for (int b = 0; b < basis.benchmarks().size(); b++) {
            Benchmark benchmark = basis.benchmarks().get(b);
            if (inPlane(benchmark, first, second)) {
                figure = figure.withPoint(
                        name(group(b)),
                        benchmark.point().get(first),
                        benchmark.point().get(second));
            }
        }
        return figure;
    }

    private boolean inPlane(Benchmark benchmark, int first, int second) {
        return IntStream.range(0, reference.length)
                .filter(p -> p != first && p != second)
                .allMatch(p -> benchmark.point().get(p) == reference[p]);
    }

    /** One map per pair, the other parameters at the reference. */
    private Figure pairs() {
        int n = reference.length;
        List<Tile> tiles = new ArrayList<>();
        for (int row = 1; row < n; row++) {
            for (int column = 0; column < row; column++) {
                Figure map = map(column, row).withLabels(labels(column, row)).figure();
                Panel panel = map.panels().get(0);
                // one legend is enough
                List<Legend> legends = tiles.isEmpty() ? panel.legends() : List.of();
                Panel plain = new Panel(panel.y(), panel.layers(), legends, 1);
                Figure small = new Figure(map.x(), List.of(plain), map.labels(), new Size(TILE_WIDTH, TILE_HEIGHT));
                tiles.add(new Tile(small, column * TILE_WIDTH, (row - 1) * TILE_HEIGHT));
            }
        }
        return Figure.of(tiles, new Size((n - 1) * TILE_WIDTH, (n - 1) * TILE_HEIGHT));
    }

    private Labels labels(int first, int second) {
        String others = IntStream.range(0, reference.length)
                .filter(p -> p != first && p != second)
                .mapToObj(p -> basis.space().names().get(p) + " = " + number(reference[p]))
                .collect(Collectors.joining(", "));
        return Labels.none().withExperiment("", others);
    }

    private static String number(double value) {
        return Ticks.plain(new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros());
    }
}
