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

    /** The degree-four example of the MadMiner test suite: weights are small integers at (1, 1). */
    @Test
    void quarticBasisGivesTheKnownWeightsAndGradients() {
        var components = MorphingComponents.of(new int[][] {{4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}});
        var morpher = new PolynomialMorpher(MorphingBasis.of(TWO, components, benchmarks(-5, -4, -3, -2, -1)));
        assertArrayEquals(new double[] {5, -24, 45, -40, 15}, morpher.weights(TWO.point(1, 1)), 1e-10);
        double[][] gradient = morpher.weightGradients(TWO.point(1, 1));
        assertArrayEquals(new double[] {163 / 12.0, -66, 126, -346 / 3.0, 45.75}, gradient[0], 1e-9);
        assertArrayEquals(new double[] {77 / 12.0, -30, 54, -134 / 3.0, 14.25}, gradient[1], 1e-9);
    }

    private static List<Benchmark> benchmarks(double... second) {
        List<Benchmark> list = new ArrayList<>();
        for (double value : second) {
            list.add(new Benchmark("b" + list.size(), TWO.point(1, value)));
        }
        return list;
    }

    @Test
    void anOvercompleteBasisReproducesItsPolynomialWithMinimumNorm() {
        var components = MorphingComponents.of(new int[][] {{4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}});
        var basis = MorphingBasis.of(TWO, components, benchmarks(-5, -4, -3, -2, -1, 0, 1));
        double[][] matrix = basis.matrix();
        // first and last benchmark of the published seven-benchmark example, 8 digits given
        assertArrayEquals(
                new double[] {-.04112554, -.07936508, .05681818, .06313131, .01136364}, column(matrix, 0), 5e-9);
        assertArrayEquals(
                new double[] {.05411255, .41269841, .39015152, .11868687, .01136364}, column(matrix, 6), 5e-9);
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

    private static double[] column(double[][] matrix, int b) {
        double[] column = new double[matrix.length];
        for (int c = 0; c < column.length; c++) {
            column[c] = matrix[c][b];
        }
        return column;
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
