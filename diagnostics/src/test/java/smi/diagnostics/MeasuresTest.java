package smi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;

/** Each measure on numbers for which it is known. */
class MeasuresTest {
    /** Two normal distributions of width 1 at ±d/2: log r = d x, D² ≈ d² for small d. */
    private static Pairs normal(int n, double d, double stretch, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = new double[n];
        double[] numerator = new double[n];
        double[] denominator = new double[n];
        double[] f = new double[n];
        for (int i = 0; i < n; i++) {
            boolean above = i % 4 < 2;
            x[i] = random.nextGaussian() + (above ? d / 2 : -d / 2);
            numerator[i] = above ? 2.0 / n : 0;
            denominator[i] = above ? 0 : 2.0 / n;
            f[i] = stretch * d * x[i];
        }
        return new Pairs("here", EventMatrix.of(n, 1, x), numerator, denominator, f);
    }

    /** Over 100 samples the pulls have mean 0 ± 0.1 and width 1 ± 0.07; four of these are allowed. */
    @Test
    void errorsAreTheSpreadOverSamples() {
        var tolerance = new Tolerance(1e9);
        pulls(pairs -> Normalisation.check(pairs), 0);
        // Cox's slope of the exact ratio is 1: the figure is the deviation
        pulls(pairs -> RatioSlope.check(pairs, tolerance), 0);
        pulls(
                pairs -> {
                    BinnedDistance d = BinnedDistance.of(
                            pairs.logRatios(), BinnedDistance.mixture(pairs), Closure.difference(pairs));
                    return new Check("", "", d.value(), d.error(), 1, "");
                },
                0);
    }

    private static void pulls(Function<Pairs, Check> measure, double truth) {
        double[] pulls = IntStream.range(0, 100)
                .mapToObj(seed -> measure.apply(normal(2000, 0.5, 1, seed)))
                .mapToDouble(check -> (check.figure() - truth) / check.error())
                .toArray();
        double mean = Arrays.stream(pulls).average().orElseThrow();
        double square =
                Arrays.stream(pulls).map(p -> (p - mean) * (p - mean)).average().orElseThrow();
        assertEquals(0, mean, 4 * 0.1);
        assertEquals(1, Math.sqrt(square), 4 * 0.07);
    }

    @Test
    void aStretchedRatioHasTheInverseSlope() {
        // 20 000 events tell the slope to 0.03
        assertEquals(1 / 1.5, RatioSlope.of(normal(20_000, 0.5, 1.5, 1)), 4 * 0.03);
        assertEquals(1, RatioSlope.of(normal(20_000, 0.5, 1, 2)), 4 * 0.03);
    }

    /** Noise of a network at the denominator itself is no slope. */
    @Test
    void oneHypothesisHasNoSlope() {
        Pairs two = normal(2000, 0.5, 1, 3);
        double[] half = BinnedDistance.mixture(two);
        Pairs one = new Pairs("here", two.x(), half, half.clone(), two.logRatios());
        Check check = RatioSlope.check(one, new Tolerance(1000));
        assertEquals(0, Math.abs(check.figure()));
        assertEquals(Verdict.PASS, check.verdict());
    }

    /** Unweighted halves at a distance of 0.5 have the area Φ(0.5/√2) = 0.638; reweighting by 1 leaves them so. */
    @Test
    void aClassifierFindsWhatIsNotReweighted() {
        Pairs blind = normal(8000, 0.5, 0, 3);
        Check seen = ClassifierClosure.check(blind, new Tolerance(1000), 1);
        assertEquals(0.138, seen.figure(), 4 * seen.error() + 0.01);
        // 2000 events of each kind in each half: √(1/12 (1/2000 + 1/2000) / 2)
        assertEquals(0.0065, seen.error(), 0.0005);
        assertEquals(Verdict.FAIL, seen.verdict());
        Check closed = ClassifierClosure.check(normal(8000, 0.5, 1, 4), new Tolerance(1000), 1);
        assertTrue(closed.figure() < 4 * closed.error(), closed.toString());
    }

    /** Powers u^{-k} of uniform numbers have the tail index k; 420 of 20 000 tell it to (1 + k)/√420. */
    @Test
    void theTailIndexIsThatOfAPowerLaw() {
        var random = new SplittableRandom(1);
        for (double k : new double[] {0.6, 0.8, 1}) {
            double[] weights = random.doubles(20_000).map(u -> Math.pow(u, -k)).toArray();
            assertEquals(k, ParetoTail.index(weights), 3 * ParetoTail.error(k, weights.length));
        }
        double[] bounded = random.doubles(20_000).toArray();
        assertEquals(0, ParetoTail.index(bounded), "the largest of these do not count for much");
        assertEquals(0, ParetoTail.index(1, 2, 3));
    }

    @Test
    void effectiveEventsAreKishs() {
        assertEquals(4, Weights.effectiveSize(1, 1, 1, 1), 1e-15);
        assertEquals(1, Weights.effectiveSize(1, 0, 0, 0), 1e-15);
    }

    @Test
    void saturatedRatiosAreSeen() {
        Pairs pairs = normal(1000, 1, 1, 5);
        assertEquals(0, Saturation.check(pairs).figure());
        double[] clipped =
                Arrays.stream(pairs.logRatios()).map(f -> Math.min(0.5, f)).toArray();
        Check check = Saturation.check(pairs.withLogRatios(clipped));
        long above = Arrays.stream(pairs.logRatios()).filter(f -> f >= 0.5).count();
        assertEquals(above / 1000.0, check.figure(), 2.0 / 1000);
        assertEquals(Verdict.FAIL, check.verdict());
    }

    @Test
    void membersThatDifferTooLittleAreSeen() {
        Pairs wrong = normal(40_000, 1, 1.5, 6);
        double[] same = wrong.logRatios();
        assertEquals(
                Verdict.WARN,
                EnsemblePull.check(wrong, List.of(same, same.clone()), new Tolerance(1e6))
                        .verdict());
        // few events would not feel it
        assertEquals(
                Verdict.PASS,
                EnsemblePull.check(wrong, List.of(same, same.clone()), new Tolerance(10))
                        .verdict());
        Pairs right = normal(40_000, 1, 1, 7);
        assertEquals(
                Verdict.PASS,
                EnsemblePull.check(right, List.of(right.logRatios(), right.logRatios()), new Tolerance(1e6))
                        .verdict());
    }

    @Test
    void quantilesHoldTheirPartOfTheWeights() {
        double[] values = {3, 1, 2, 4};
        double[] weights = {1, 1, 1, 5};
        assertEquals(4, WeightedQuantiles.of(values, weights, 0.5)[0]);
        assertEquals(2, WeightedQuantiles.of(values, weights, 0.25)[0]);
        assertEquals(1, WeightedQuantiles.bin(new double[] {2, 3}, 2));
        assertEquals(0, WeightedQuantiles.bin(new double[] {2, 3}, 1.9));
    }
}
