package smi.morphing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of MadMiner's test suite of morphing: one degree-four polynomial in two couplings, and powers up to two. */
class PublishedMorphingTest {
    private static final ParameterSpace TWO =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));
    private static final MorphingComponents QUARTIC =
            MorphingComponents.of(new int[][] {{4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}});

    private static MorphingBasis basis(double... second) {
        List<Benchmark> benchmarks = new ArrayList<>();
        for (double value : second) {
            benchmarks.add(new Benchmark("b" + benchmarks.size(), TWO.point(1, value)));
        }
        return MorphingBasis.of(TWO, QUARTIC, benchmarks);
    }

    /** The published matrices have a row per benchmark, ours a column. */
    private static void assertMatrix(double[][] perBenchmark, double[][] matrix, double tolerance) {
        for (int b = 0; b < perBenchmark.length; b++) {
            double[] column = new double[matrix.length];
            for (int c = 0; c < column.length; c++) {
                column[c] = matrix[c][b];
            }
            assertArrayEquals(perBenchmark[b], column, tolerance, "benchmark " + b);
        }
    }

    @Test
    void allPowersUpToTwo() {
        int[][] all = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
        assertArrayEquals(all, MorphingComponents.upTo(TWO, 4).powers());
        assertArrayEquals(
                new int[][] {{0, 0}, {0, 1}, {1, 0}},
                MorphingComponents.upTo(TWO, 1).powers());
    }

    /** The six digits given, written as the fractions that they are; weights are whole numbers at (1, 1). */
    @Test
    void anExactBasis() {
        MorphingBasis basis = basis(-5, -4, -3, -2, -1);
        double[][] perBenchmark = {
            {1, 25 / 12.0, 35 / 24.0, 5 / 12.0, 1 / 24.0},
            {-5, -61 / 6.0, -41 / 6.0, -11 / 6.0, -1 / 6.0},
            {10, 19.5, 12.25, 3, .25},
            {-10, -107 / 6.0, -59 / 6.0, -13 / 6.0, -1 / 6.0},
            {5, 77 / 12.0, 71 / 24.0, 7 / 12.0, 1 / 24.0}
        };
        assertMatrix(perBenchmark, basis.matrix(), 1e-10);
        var morpher = new PolynomialMorpher(basis);
        assertArrayEquals(new double[] {5, -24, 45, -40, 15}, morpher.weights(TWO.point(1, 1)), 1e-10);
        double[][] gradient = morpher.weightGradients(TWO.point(1, 1));
        assertArrayEquals(new double[] {163 / 12.0, -66, 126, -346 / 3.0, 45.75}, gradient[0], 1e-9);
        assertArrayEquals(new double[] {77 / 12.0, -30, 54, -134 / 3.0, 14.25}, gradient[1], 1e-9);
    }

    /** Seven benchmarks for five components: the weights of minimum norm, 8 digits given. */
    @Test
    void anOvercompleteBasis() {
        double[][] perBenchmark = {
            {-.04112554, -.07936508, .05681818, .06313131, .01136364},
            {.15151515, .23412698, -.21590909, -.18434343, -.02651515},
            {-.14069264, -.06349206, .18560606, .05808081, .00378788},
            {-.12987013, -.33333333, .28030303, .18181818, .02272727},
            {.33549784, -.26984127, -.14772727, .00252525, .00378788},
            {.77056277, .09920635, -.54924242, -.23989899, -.02651515},
            {.05411255, .41269841, .39015152, .11868687, .01136364}
        };
        assertMatrix(perBenchmark, basis(-5, -4, -3, -2, -1, 0, 1).matrix(), 5e-9);
    }

    @Test
    void aSquareInOneParameter() {
        var space = ParameterSpace.of(Parameter.of("theta", 2, -1, 1));
        var basis = MorphingBasis.of(
                space,
                MorphingComponents.upTo(space, 2),
                List.of(
                        new Benchmark("zero", space.point(0)),
                        new Benchmark("plus", space.point(1)),
                        new Benchmark("minus", space.point(-1))));
        assertMatrix(new double[][] {{1, 0, -1}, {0, .5, .5}, {0, -.5, .5}}, basis.matrix(), 1e-14);
    }
}
