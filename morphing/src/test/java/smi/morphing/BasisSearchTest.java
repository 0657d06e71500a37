package smi.morphing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasisSearchTest {
    private static final String[] NAMES = {"a", "b", "c"};

    private static ParameterSpace space(int parameters, double low, double high) {
        return new ParameterSpace(IntStream.range(0, parameters)
                .mapToObj(p -> Parameter.of(NAMES[p], 2, low, high))
                .toList());
    }

    private static BasisSearch search(ParameterSpace space, int benchmarks, long seed) {
        var components = MorphingComponents.upTo(space, 2);
        var sm = new Benchmark("sm", space.origin());
        return new BasisSearch(space, components, ThetaMoments.uniform(space), List.of(sm), benchmarks, seed);
    }

    /**
     * A quadratic in one parameter with benchmarks at −a, 0, a has Σw² = 1 − t² + 3/2 t⁴ − t²/2 with t = θ/a, whose mean
     * over [−1, 1] is 1 − 1/(2a²) + 3/(10a⁴): smallest at a² = 6/5 (19/24), and at a = 1 if a cannot be larger (4/5).
     */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.8", "3, 1.0954451150103321, 0.79166666666666667"})
    void theBestBasisOfAQuadraticInOneParameter(double range, double expected, double mean) {
        var space = space(1, -range, range);
        ThetaMoments unit = (p, k) -> ThetaMoments.uniform(-1, 1, k);
        var search = new BasisSearch(
                space, MorphingComponents.upTo(space, 2), unit, List.of(new Benchmark("sm", space.origin())), 3, 1);
        BasisProposal found = search.run();
        double[] ends = found.proposed().stream()
                .mapToDouble(b -> b.point().get(0))
                .sorted()
                .toArray();
        // the points are rounded to four digits of the range; the mean is quadratic in that
        assertArrayEquals(new double[] {-expected, expected}, ends, 6e-4);
        assertEquals(mean, found.meanSquaredWeight(), 1e-6);
        assertEquals("sm", found.basis().benchmarks().get(0).name());
    }

    /** 200 000 points: the standard error of the mean is about 0.1 %, the tolerance five of them. */
    @Test
    void theMeanSquaredWeightIsTheMeanOverPoints() {
        var space = space(2, -1, 1.5);
        BasisProposal found = search(space, 8, 3).run();
        var morpher = new PolynomialMorpher(found.basis());
        var random = new SplittableRandom(11);
        int n = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double value =
                    SquaredWeights.at(morpher, space.point(random.nextDouble(-1, 1.5), random.nextDouble(-1, 1.5)));
            sum += value;
            squares += value * value;
        }
        double mean = sum / n;
        double error = Math.sqrt((squares / n - mean * mean) / n);
        assertTrue(error < 2e-3 * mean, "error " + error);
        assertEquals(mean, found.meanSquaredWeight(), 5 * error);
    }

    @Test
    void theMeanHoldsForAnyLeftInverse() {
        var space = space(1, -1, 1);
        var components = MorphingComponents.upTo(space, 1);
        var benchmarks = List.of(
                new Benchmark("x", space.point(0)),
                new Benchmark("y", space.point(1)),
                new Benchmark("z", space.point(-1)));
        // weights (1 − θ, θ, 0): E[(1 − θ)² + θ²] = 1 + 2/3
        var basis = MorphingBasis.withMatrix(space, components, benchmarks, new double[][] {{1, 0, 0}, {-1, 1, 0}});
        assertEquals(5 / 3.0, SquaredWeights.mean(basis, ThetaMoments.uniform(space)), 1e-14);
        // minimum norm: (1/3, 1/3 + θ/2, 1/3 − θ/2): 1/3 + 1/6
        var shortest = MorphingBasis.of(space, components, benchmarks);
        assertEquals(0.5, SquaredWeights.mean(shortest, ThetaMoments.uniform(space)), 1e-14);
    }

    /** Central differences: error h² f‴/6, below 1e-8 for h = 1e-5. */
    @Test
    void theGradientAgreesWithFiniteDifferences() {
        var objective = BasisObjective.of(search(space(2, -0.3, 2), 7, 1));
        var random = new SplittableRandom(5);
        double[] angles = random.doubles(12, -1.4, 1.4).toArray();
        double[] gradient = objective.gradient(angles);
        for (int k = 0; k < angles.length; k++) {
            double h = 1e-5;
            double[] up = angles.clone();
            double[] down = angles.clone();
            up[k] += h;
            down[k] -= h;
            assertEquals((objective.value(up) - objective.value(down)) / (2 * h), gradient[k], 1e-7);
        }
    }

    @Test
    void theObjectiveIsTheMeanSquaredWeight() {
        BasisSearch search = search(space(2, -0.3, 2), 7, 1);
        var objective = BasisObjective.of(search);
        double[] thetas = new SplittableRandom(5).doubles(12, -0.3, 2).toArray();
        assertArrayEquals(thetas, objective.thetas(objective.angles(thetas)), 1e-13);
        assertEquals(
                Math.log(SquaredWeights.mean(basis(search, thetas), search.moments())),
                objective.value(objective.angles(thetas)),
                1e-10);
    }

    private static MorphingBasis basis(BasisSearch search, double... thetas) {
        List<Benchmark> all = new ArrayList<>(search.kept());
        int n = search.space().dimension();
        for (int b = 0; b < thetas.length; b += n) {
            all.add(new Benchmark("b" + b, search.space().point(Arrays.copyOfRange(thetas, b, b + n))));
        }
        return MorphingBasis.of(search.space(), search.components(), all);
    }

    /** Exact and overcomplete bases in one to three parameters against 10 000 random ones, and against other seeds. */
    @ParameterizedTest
    @CsvSource({"1,3,1", "2,6,1", "2,6,2", "2,6,3", "2,9,1", "3,10,1", "3,10,2", "3,12,3"})
    void noneOfTenThousandRandomBasesIsBetter(int parameters, int benchmarks, long seed) {
        var space = space(parameters, -1, 1);
        BasisSearch search = search(space, benchmarks, seed);
        double found = search.run().meanSquaredWeight();
        var objective = BasisObjective.of(search);
        var random = new SplittableRandom(100 + seed);
        double best = IntStream.range(0, 10_000)
                .mapToDouble(k -> Math.exp(
                        objective.value(objective.angles(random.doubles((long) (benchmarks - 1) * parameters, -1, 1)
                                .toArray()))))
                .min()
                .orElseThrow();
        assertTrue(found <= best, found + " against " + best);
    }

    /** Four digits of the coordinates: the mean is flat at its minimum. */
    @ParameterizedTest
    @CsvSource({"2,6", "3,10"})
    void everySeedFindsTheSameMinimum(int parameters, int benchmarks) {
        double first = search(space(parameters, -1, 1), benchmarks, 1).run().meanSquaredWeight();
        double other = search(space(parameters, -1, 1), benchmarks, 2).run().meanSquaredWeight();
        assertEquals(first, other, 1e-5 * first);
    }

    @Test
    void couplingsInBothVerticesHaveAGoodBasis() {
        var space = space(2, -1, 1);
        var components =
                CouplingStructure.of(List.of(), List.of(), List.of("a", "b")).components(space);
        var search = new BasisSearch(space, components, ThetaMoments.uniform(space), List.of(), 5, 1);
        BasisProposal found = search.run();
        assertEquals(0, found.kept());
        assertEquals(5, found.proposed().size());
        assertTrue(found.meanSquaredWeight() < found.bestDraw());
        assertEquals(SquaredWeights.mean(found.basis(), search.moments()), found.meanSquaredWeight());
    }

    @Test
    void theSameSeedGivesTheSameBenchmarks() {
        assertEquals(
                search(space(2, -1, 1), 6, 4).run().proposed(),
                search(space(2, -1, 1), 6, 4).run().proposed());
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        var space = space(2, -1, 1);
        refused("at least as many benchmarks, not 5", () -> search(space, 5, 1));
        refused("empty range (1.0, 1.0)", () -> search(space(2, 1, 1), 6, 1));
        var sm = new Benchmark("sm", space.origin());
        var components = MorphingComponents.upTo(space, 2);
        ThetaMoments uniform = ThetaMoments.uniform(space);
        refused(
                "none can move",
                () -> new BasisSearch(space, components, uniform, List.of(sm, sm, sm, sm, sm, sm), 6, 1));
        refused("'sm' and 'again' coincide", () -> new BasisSearch(
                        space, components, uniform, List.of(sm, new Benchmark("again", space.origin())), 6, 1)
                .run());
        ThetaMoments point = (p, k) -> 1;
        refused("cannot be told apart", () -> new BasisSearch(space, components, point, List.of(sm), 6, 1).run());
        refused(
                "other parameters",
                () -> new BasisSearch(
                        space,
                        components,
                        uniform,
                        List.of(new Benchmark("x", space(1, -1, 1).origin())),
                        6,
                        1));
    }

    private static void refused(String words, Executable call) {
        var e = assertThrows(InvalidInputException.class, call);
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }
}
