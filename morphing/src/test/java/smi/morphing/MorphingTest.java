package smi.morphing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MorphingTest {
    private static final ParameterSpace TWO =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));

    private static List<Benchmark> benchmarks(double... second) {
        List<Benchmark> list = new ArrayList<>();
        for (double value : second) {
            list.add(new Benchmark("b" + list.size(), TWO.point(1, value)));
        }
        return list;
    }

    @Test
    void anOvercompleteBasisReproducesItsPolynomial() {
        var components = MorphingComponents.of(new int[][] {{4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}});
        var basis = MorphingBasis.of(TWO, components, benchmarks(-5, -4, -3, -2, -1, 0, 1));
        double[] w = new PolynomialMorpher(basis).weights(TWO.point(0.3, 0.7));
        double sum = 0;
        for (int b = 0; b < w.length; b++) {
            sum += w[b] * quartic(1, basis.benchmarks().get(b).point().get(1));
        }
        assertEquals(quartic(0.3, 0.7), sum, 1e-12);
    }

    private static double quartic(double x, double y) {
        return 2 * Math.pow(x, 4) - Math.pow(x, 3) * y + 0.5 * x * x * y * y + 3 * x * Math.pow(y, 3) - Math.pow(y, 4);
    }

    @Test
    void componentsAreListedWithTheLastParameterFastest() {
        assertEquals(MorphingComponents.of(new int[][] {{0, 0}, {0, 1}, {1, 0}}), MorphingComponents.upTo(TWO, 1));
        assertEquals(9, MorphingComponents.upTo(TWO, 4).count());
        assertEquals(6, MorphingComponents.upTo(TWO, 2).count());
    }

    @Test
    void gradientsHoldAtZeroAndAgreeWithFiniteDifferences() {
        var components = MorphingComponents.upTo(TWO, 4);
        assertArrayEquals(new double[] {0, 0, 0, 1, 0, 0, 0, 0, 0}, components.gradients(0, 0)[0], 0.0);
        double[][] exact = components.gradients(0.4, -0.7);
        double h = 1e-5; // central difference: error h² f‴/6 < 1e-10
        double[] up = components.monomials(0.4, -0.7 + h);
        double[] down = components.monomials(0.4, -0.7 - h);
        for (int c = 0; c < components.count(); c++) {
            assertEquals((up[c] - down[c]) / (2 * h), exact[1][c], 1e-9);
        }
    }

    @Test
    void unitsDoNotDecideWhatIsSingular() {
        var space = ParameterSpace.of(Parameter.of("tiny", 2, 0, 1));
        var components = MorphingComponents.upTo(space, 2);
        var basis = MorphingBasis.of(
                space,
                components,
                List.of(
                        new Benchmark("sm", space.point(0)),
                        new Benchmark("p", space.point(1e-9)),
                        new Benchmark("m", space.point(-1e-9))));
        assertArrayEquals(
                new double[] {0.25 * 3, 0.375, -0.125},
                new PolynomialMorpher(basis).weights(space.point(5e-10)),
                1e-12);
    }

    @Test
    void coincidingBenchmarksAreNamed() {
        var components = MorphingComponents.of(new int[][] {{4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}});
        var e = assertThrows(
                InvalidInputException.class, () -> MorphingBasis.of(TWO, components, benchmarks(-5, -4, -3, -2, -4)));
        assertTrue(e.getMessage().contains("'b1' and 'b4' coincide"), e.getMessage());
        assertTrue(e.getMessage().contains("rank 4 of 5"), e.getMessage());
    }

    @Test
    void anUnknownParameterIsRefusedWithTheNearestName() {
        var space = ParameterSpace.of(Parameter.of("cWW", 2, -1, 1), Parameter.of("cHB", 2, -1, 1));
        var e = assertThrows(InvalidInputException.class, () -> space.indexOf("cww2"));
        assertTrue(e.getMessage().contains("did you mean 'cWW'"), e.getMessage());
    }

    @Test
    void aStoredMatrixThatDoesNotBelongIsRefused() {
        var components = MorphingComponents.of(new int[][] {{0, 0}});
        var sm = List.of(new Benchmark("sm", TWO.origin()));
        assertThrows(
                InvalidInputException.class,
                () -> MorphingBasis.withMatrix(TWO, components, sm, new double[][] {{1.1}}));
    }
}
