package smi.morphing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published cases of morphing in couplings of production and decay, and the published sizes of a basis. */
class CouplingStructureTest {

    private static List<String> names(String letter, int count) {
        return IntStream.range(0, count).mapToObj(k -> letter + k).toList();
    }

    /** Couplings in the order decay, production, both, as the published cases list them. */
    private static CouplingStructure couplings(int production, int decay, int both, int bsmMaxPower) {
        return new CouplingStructure(names("p", production), names("d", decay), names("s", both), bsmMaxPower);
    }

    private static ParameterSpace space(CouplingStructure couplings) {
        return new ParameterSpace(Stream.of(couplings.decay(), couplings.production(), couplings.both())
                .flatMap(List::stream)
                .map(name -> Parameter.of(name, 2, -1, 1))
                .toList());
    }

    private static int[][] powers(int production, int decay, int both, int bsmMaxPower) {
        CouplingStructure couplings = couplings(production, decay, both, bsmMaxPower);
        return couplings.components(space(couplings)).powers();
    }

    @Test
    void theComponentsOfThePublishedCases() {
        assertArrayEquals(new int[][] {{4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}}, powers(0, 0, 2, 4));
        assertArrayEquals(new int[][] {{2, 2}}, powers(1, 1, 0, 4));
        assertArrayEquals(new int[][] {{4}}, powers(0, 0, 1, 4));
        assertArrayEquals(new int[][] {{2, 0, 2}, {1, 1, 2}, {0, 2, 2}}, powers(1, 2, 0, 4));
    }

    @Test
    void aMaximalPowerHoldsForAllButTheFirstCouplingOfEachVertex() {
        assertArrayEquals(new int[][] {{2, 0, 2}}, powers(1, 2, 0, 0));
        assertArrayEquals(new int[][] {{2, 0, 2}, {1, 1, 2}}, powers(1, 2, 0, 1));
        assertArrayEquals(new int[][] {{4, 0}, {3, 1}}, powers(0, 0, 2, 1));
        assertArrayEquals(new int[][] {{2, 0, 2, 0}}, powers(2, 2, 0, 0));
    }

    /** The closed form of the size of a minimal basis, and the published 3 and 5. */
    @ParameterizedTest
    @CsvSource({"1,2,0,3", "0,0,2,5", "1,1,0,1", "2,2,0,9", "3,1,0,6", "1,1,1,", "2,1,1,", "1,3,2,", "3,2,3,", "0,0,4,"
    })
    void theNumberOfComponentsIsTheSizeOfTheMinimalBasis(int production, int decay, int both, Integer published) {
        int p = production;
        int d = decay;
        int s = both;
        int closedForm = s * (s + 1) * (s + 2) * (s + 3 + 4 * (p + d)) / 24
                + (s * (s + 1) * p * (p + 1) + s * (s + 1) * d * (d + 1) + p * (p + 1) * d * (d + 1)) / 4
                + s * p * d * (s + p + d + 3) / 2;
        assertEquals(closedForm, powers(production, decay, both, 4).length);
        assertTrue(published == null || published == closedForm);
    }

    @Test
    void aVertexWithoutCouplingsIsAFixedFactor() {
        assertArrayEquals(new int[][] {{2, 0}, {1, 1}, {0, 2}}, powers(0, 2, 0, 4));
        assertArrayEquals(new int[][] {{2, 0}, {1, 1}, {0, 2}}, powers(2, 0, 0, 4));
    }

    @Test
    void theColumnsFollowTheParametersOfTheSpace() {
        var space = ParameterSpace.of(
                Parameter.of("p0", 2, -1, 1), Parameter.of("d1", 2, -1, 1), Parameter.of("d0", 2, -1, 1));
        assertArrayEquals(
                new int[][] {{2, 0, 2}, {2, 1, 1}, {2, 2, 0}},
                couplings(1, 2, 0, 4).components(space).powers());
    }

    /** Cross sections simulated for three couplings in one vertex and one in the other; .4320 was simulated. */
    @Test
    void thePublishedCrossSectionsArePredicted() {
        double[] crossSections = {.515, .732, .527, .742, .354, .527};
        double[][] three = {
            {.7071, .7071, .7071, .7071, .7071, .7071},
            {0, 4.2426, 0, 4.2426, -4.2426, 0},
            {0, 0, 4.2426, 4.2426, 0, -4.2426}
        };
        // the first benchmark is the point asked for: exact
        assertEquals(.515, prediction(couplings(3, 1, 0, 4), three, 1, crossSections, 1, .7071, 0, 0), 1e-12);
        // four digits are published
        double decayed = prediction(couplings(1, 3, 0, 4), three, .7071, crossSections, .7071, -2.1213, 2.1213, .7071);
        assertEquals(.4310, decayed, 5e-5);
        assertEquals(.432, decayed, .0025);
    }

    private static double prediction(
            CouplingStructure couplings, double[][] three, double other, double[] crossSections, double... theta) {
        ParameterSpace space = space(couplings);
        List<Benchmark> benchmarks = new ArrayList<>();
        for (int b = 0; b < crossSections.length; b++) {
            double[] point = couplings.decay().size() == 1
                    ? new double[] {other, three[0][b], three[1][b], three[2][b]}
                    : new double[] {three[0][b], three[1][b], three[2][b], other};
            benchmarks.add(new Benchmark("b" + b, space.point(point)));
        }
        var morpher = new PolynomialMorpher(MorphingBasis.of(space, couplings.components(space), benchmarks));
        double[] weights = morpher.weights(space.point(theta));
        return IntStream.range(0, weights.length)
                .mapToDouble(b -> weights[b] * crossSections[b])
                .sum();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        refused("named twice", () -> CouplingStructure.of(List.of("a"), List.of("a"), List.of()));
        refused("at least one coupling", () -> CouplingStructure.of(List.of(), List.of(), List.of()));
        refused("maximal power -1", () -> new CouplingStructure(List.of("a"), List.of(), List.of(), -1));
        var space = ParameterSpace.of(Parameter.of("cWW", 2, -1, 1), Parameter.of("cHW", 2, -1, 1));
        refused("did you mean 'cWW'", () -> CouplingStructure.of(List.of("cWw"), List.of("cHW"), List.of())
                .components(space));
        refused(
                "'cHW' is in neither production, decay nor both",
                () -> CouplingStructure.of(List.of("cWW"), List.of(), List.of()).components(space));
    }

    private static void refused(String words, Executable call) {
        var e = assertThrows(InvalidInputException.class, call);
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }
}
