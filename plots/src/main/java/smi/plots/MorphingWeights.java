package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.morphing.PolynomialMorpher;
import smi.morphing.SquaredWeights;

/** The weights of a morphing basis one by one along one parameter, and their size at random points of many. */
final class MorphingWeights {
    private static final int CURVE = 201;
    private static final Size TILE = new Size(330, 265);
    private static final double[] CLASSES = {1, 3, 10, 30};

    private final MorphingBasis basis;
    private final PolynomialMorpher morpher;

    MorphingWeights(MorphingBasis basis) {
        this.basis = basis;
        this.morpher = new PolynomialMorpher(basis);
        for (Parameter p : basis.space().parameters()) {
            if (!(p.rangeMin() < p.rangeMax())) {
                throw new InvalidInputException(
                        "parameter '%s' has the range (%s, %s), over which no figure can be drawn; give it a range"
                                .formatted(p.name(), p.rangeMin(), p.rangeMax()));
            }
        }
    }

    private ParameterSpace space() {
        return basis.space();
    }

    private double size(double... theta) {
        return Math.sqrt(SquaredWeights.at(morpher, space().point(theta)));
    }

    private double[] range(int parameter, int points) {
        Parameter p = space().parameters().get(parameter);
        return IntStream.range(0, points)
                .mapToDouble(i -> p.rangeMin() + (p.rangeMax() - p.rangeMin()) * i / (points - 1))
                .toArray();
    }

    private Axis axis(int parameter) {
        return Axis.linear(space().names().get(parameter), "");
    }

    /** Of one parameter. */
    CurveFigure curves() {
        double[] theta = range(0, CURVE);
        double[][] weights = Arrays.stream(theta)
                .mapToObj(t -> morpher.weights(space().point(t)))
                .toArray(double[][]::new);
        CurveFigure figure = CurveFigure.of(axis(0), Axis.linear("Morphing weight", ""))
                .with(Curve.of(
                        MorphingFigures.ERROR,
                        theta,
                        Arrays.stream(theta).map(this::size).toArray()));
        for (int b = 0; b < basis.benchmarks().size(); b++) {
            int benchmark = b;
            figure = figure.with(Curve.of(
                    "w of " + basis.benchmarks().get(b).name(),
                    theta,
                    Arrays.stream(weights).mapToDouble(w -> w[benchmark]).toArray()));
        }
        return figure;
    }

    /** Random points over the whole space, in the planes of all pairs of parameters. */
    Figure scatter(int points, long seed) {
        int dimension = space().dimension();
        if (dimension < 2) {
            throw new InvalidInputException("random points are shown in planes of two parameters, there is one; use"
                    + " the curves of the morphing weights");
        }
        double[][] thetas = random(points, seed);
        double[] sizes = Arrays.stream(thetas).mapToDouble(this::size).toArray();
        List<Tile> tiles = new ArrayList<>();
        for (int q = 1; q < dimension; q++) {
            for (int p = 0; p < q; p++) {
                Figure plane = plane(p, q, thetas, sizes);
                boolean first = tiles.isEmpty();
                List<Panel> panels = plane.panels().stream()
                        .map(panel -> new Panel(
                                panel.y(), panel.layers(), first ? panel.legends() : List.of(), panel.share()))
                        .toList();
                Figure small = new Figure(plane.x(), panels, plane.labels(), TILE);
                tiles.add(new Tile(small, p * TILE.width(), (q - 1) * TILE.height()));
            }
        }
        int n = dimension - 1;
        return Figure.of(tiles, new Size(n * TILE.width(), n * TILE.height()));
    }

    private double[][] random(int points, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, points)
                .mapToObj(i -> space().parameters().stream()
                        .mapToDouble(p -> p.rangeMin() + (p.rangeMax() - p.rangeMin()) * random.nextDouble())
                        .toArray())
                .toArray(double[][]::new);
    }

    private Figure plane(int p, int q, double[][] thetas, double[] sizes) {
        ScatterFigure figure = ScatterFigure.of(fixed(p), fixed(q));
        for (int k = 0; k <= CLASSES.length; k++) {
            double low = k == 0 ? 0 : CLASSES[k - 1];
            double high = k == CLASSES.length ? Double.POSITIVE_INFINITY : CLASSES[k];
            int[] members = IntStream.range(0, sizes.length)
                    .filter(i -> sizes[i] > low && sizes[i] <= high)
                    .toArray();
            double[] x = Arrays.stream(members).mapToDouble(i -> thetas[i][p]).toArray();
            double[] y = Arrays.stream(members).mapToDouble(i -> thetas[i][q]).toArray();
            figure = figure.with(new ScatterFigure.PointSet(
                    name(k),
                    Points.of(x, y),
                    Series.of(new double[x.length]),
                    Palette.sequential(0.25 + 0.75 * k / CLASSES.length)));
        }
        return figure.figure();
    }

    private Axis fixed(int parameter) {
        Parameter p = space().parameters().get(parameter);
        return axis(parameter).withRange(p.rangeMin(), p.rangeMax());
    }

    private static String name(int k) {
        return k == 0
                ? MorphingFigures.ERROR + " \u2264 1"
                : k == CLASSES.length ? "> " + (int) CLASSES[k - 1] : (int) CLASSES[k - 1] + " to " + (int) CLASSES[k];
    }
}
