package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** The morphing error of linear polynomials, whose weights are known: 1 − Σ θ at the origin, θ_p at 1 on each axis. */
class MorphingFiguresTest {

    private static ParameterSpace space(int parameters, double high) {
        return new ParameterSpace(IntStream.range(0, parameters)
                .mapToObj(p -> Parameter.of("c" + p, 1, -1, high))
                .toList());
    }

    private static MorphingBasis simplex(ParameterSpace space) {
        List<Benchmark> benchmarks = new ArrayList<>(List.of(new Benchmark("sm", space.origin())));
        for (int p = 0; p < space.dimension(); p++) {
            double[] theta = new double[space.dimension()];
            theta[p] = 1;
            benchmarks.add(new Benchmark("b" + p, space.point(theta)));
        }
        return MorphingBasis.of(space, MorphingComponents.upTo(space, 1), benchmarks);
    }

    private static Figure figure(int parameters, int known) {
        ParameterSpace space = space(parameters, 1);
        return MorphingFigures.of(simplex(space), space.origin(), known).figure();
    }

    private static <T extends Layer> List<T> layers(Figure figure, Class<T> type) {
        return figure.panels().get(0).layers().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void oneParameterIsACurveWithItsBenchmarks() {
        Figure figure = figure(1, 1);
        Points curve = layers(figure, Layer.Line.class).get(0).points();
        for (int i = 0; i < curve.size(); i++) {
            double t = curve.x().get(i);
            assertEquals(Math.hypot(1 - t, t), curve.y().get(i), 1e-14);
        }
        assertEquals(2, layers(figure, Layer.Markers.class).size());
        assertEquals("√(Σ w^2) against c0; morphing error; benchmarks; proposed benchmarks.", figure.description());
    }

    @Test
    void twoParametersAreAMap() {
        Figure figure = figure(2, 3);
        Grid map = layers(figure, Layer.Map.class).get(0).values();
        for (int i = 0; i < 5; i++) {
            double a = map.x(i * 7);
            double b = map.y(i * 11);
            double expected = Math.sqrt((1 - a - b) * (1 - a - b) + a * a + b * b);
            // the map is refined by splines between the points where the function was asked for
            assertEquals(expected, map.value(i * 7, i * 11), 1e-3);
        }
        assertEquals(3, layers(figure, Layer.Markers.class).size());
        assertTrue(figure.description().endsWith("c1 against c0; benchmarks."), figure.description());
        // points at the ends of the ranges are seen whole
        assertTrue(figure.x().range().orElseThrow().high() > 1.05);
    }

    /** Every pair once, below each other; a benchmark is shown in the planes in which it lies. */
    @Test
    void moreParametersAreAMapForEveryPair() {
        Figure figure = figure(4, 5);
        assertEquals(6, figure.tiles().size());
        for (Tile tile : figure.tiles()) {
            assertEquals(3, layers(tile.figure(), Layer.Markers.class).size());
        }
        assertEquals("c2 = 0, c3 = 0", figure.tiles().get(0).figure().labels().status());
        assertEquals(1, figure.tiles().get(0).figure().panels().get(0).legends().size());
        assertEquals(0, figure.tiles().get(5).figure().panels().get(0).legends().size());
    }

    @Test
    void whatHasNoFigureIsRefused() {
        ParameterSpace empty = space(1, -1);
        MorphingBasis basis = simplex(empty);
        var e = assertThrows(InvalidInputException.class, () -> MorphingFigures.of(basis, empty.origin(), 0));
        assertTrue(e.getMessage().contains("'c0' has the empty range"), e.getMessage());
        ParameterSpace many = space(9, 1);
        MorphingBasis large = simplex(many);
        e = assertThrows(InvalidInputException.class, () -> MorphingFigures.of(large, many.origin(), 0));
        assertTrue(e.getMessage().contains("up to eight"), e.getMessage());
    }
}
