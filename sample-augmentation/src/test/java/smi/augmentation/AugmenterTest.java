package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

class AugmenterTest {
    private static final int EVENTS = 40_000;
    private static final InMemoryEvents SOURCE = QuadraticToy.mixed(21, 20_000, 10_000, 10_000);
    private static final WeightedEvents TRAIN =
            WeightedEvents.of(SOURCE, Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);

    private static ParameterPoint theta(double c) {
        return QuadraticToy.SPACE.point(c);
    }

    private static ThetaSpec spec(String text) {
        return ThetaSpec.parse(text, SOURCE.setup());
    }

    /** The closed forms, with σ and its gradient as the partition has them. */
    @Test
    void jointRatioAndScoreAreTheClosedForms() {
        RatioSample sample = Augmenter.of(TRAIN, 1).ratio(spec("random:50:gaussian(0,0.5)"), spec("sm"), 4000);
        Map<Double, CrossSection> sigmas = new HashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            double z = sample.observations().get(i, 0);
            double c = sample.theta0().get(i, 0);
            CrossSection s0 = sigmas.computeIfAbsent(c, key -> TRAIN.crossSection(theta(key)));
            CrossSection s1 = sigmas.computeIfAbsent(0.0, key -> TRAIN.crossSection(theta(key)));
            double r = (1 + c * z) * (1 + c * z) / s0.valuePb() * s1.valuePb();
            double t = 2 * z / (1 + c * z) - s0.gradientPb()[0] / s0.valuePb();
            assertEquals(0.0, sample.theta1().get(i, 0));
            // both come from differences of benchmark weights, so their rounding is relative to 1, not to a small r
            assertEquals(r, sample.jointRatio().get(i, 0), 1e-11 * (1 + r));
            assertEquals(t, sample.jointScore().get(i, 0), 1e-11 * (1 + 1 / Math.pow(1 + c * z, 2)) * (1 + z * z));
        }
    }

    /** E over the partition at θ1 of r is 1 and at θ of t is 0, exactly; so within their errors on the samples. */
    @Test
    void theExpectationsOfRatioAndScoreHold() {
        RatioSample ratio = Augmenter.of(TRAIN, 2).ratio(spec("0.5"), spec("-0.4"), 100_000);
        check(
                1.0,
                ratio.size(),
                i -> ratio.labels().get(i, 0) == 1 ? ratio.jointRatio().get(i, 0) : Double.NaN);
        check(
                0.0,
                ratio.size(),
                i -> ratio.labels().get(i, 0) == 0 ? ratio.jointScore().get(i, 0) : Double.NaN);
        LocalSample local = Augmenter.of(TRAIN, 3).local(theta(0.3), 100_000);
        check(0.0, local.size(), i -> local.jointScore().get(i, 0));
    }

    /** The mean of the values within 4.5 standard errors; NaN stands for a row that does not count. */
    private static void check(double expected, int n, IntToDoubleFunction value) {
        double sum = 0;
        double square = 0;
        int used = 0;
        for (int i = 0; i < n; i++) {
            double v = value.applyAsDouble(i);
            if (!Double.isNaN(v)) {
                sum += v;
                square += v * v;
                used++;
            }
        }
        double mean = sum / used;
        double error = Math.sqrt((square / used - mean * mean) / used);
        assertTrue(used >= n / 3 && error < 0.05, used + " rows, error " + error);
        assertEquals(expected, mean, 4.5 * error);
    }

    @Test
    void sampleMeansAgreeWithTheReweightedPartition() {
        for (double c : new double[] {0.0, 0.8, -0.3, 0.45, -1.0}) {
            double[] mean = new double[2];
            double sigma = TRAIN.crossSection(theta(c)).valuePb();
            TRAIN.read(1000, block -> {
                for (int i = 0; i < block.size(); i++) {
                    double z = block.observations().get(i, 0);
                    double w = block.weights().get(i, 0) * (1 + c * z) * (1 + c * z) / sigma;
                    mean[0] += w * z;
                    mean[1] += w * z * z;
                }
            });
            PlainSample sample = Augmenter.of(TRAIN, 4).plain(ThetaSpec.points(theta(c)), 50_000);
            check(mean[0], sample.size(), i -> sample.observations().get(i, 0));
            check(mean[1], sample.size(), i -> sample.observations().get(i, 1));
        }
    }

    /** Draws are stratified, so every event is drawn as often as its weight says, up to the two parts that it shares. */
    @Test
    void everyEventIsDrawnAsOftenAsItsWeightSays() {
        var small = QuadraticToy.atOrigin(700, 5);
        var events = WeightedEvents.of(small, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        Map<Double, Integer> eventOf = new HashMap<>();
        for (int i = 0; i < 700; i++) {
            eventOf.put(small.observations().get(i, 0), i);
        }
        int draws = 700_000;
        int[] count = new int[700];
        PlainSample sample = Augmenter.of(events, 6).plain(ThetaSpec.points(theta(0.6)), draws);
        for (int i = 0; i < draws; i++) {
            count[eventOf.get(sample.observations().get(i, 0))]++;
        }
        double sigma = events.crossSection(theta(0.6)).valuePb();
        for (int i = 0; i < 700; i++) {
            double expected =
                    draws * QuadraticToy.weight(0.6, small.observations().get(i, 0)) / 700 / sigma;
            assertEquals(expected, count[i], 2, "event " + i);
        }
    }

    @Test
    void scoresAreTheDerivativesOfTheLogarithmOfTheMorphedDensity() {
        LocalSample sample = Augmenter.of(TRAIN, 7).local(spec("0.2"), 1);
        assertEquals(1, sample.size());
        CoefficientSample events = Augmenter.of(TRAIN, 7).coefficients();
        double c = 0.2;
        double h = 1e-4;
        var terms = PointTerms.of(
                TRAIN.components(), new HypothesisPoint(theta(c), new double[0]), TRAIN.crossSection(theta(c)));
        double[] t = new double[1];
        for (int i = 0; i < 2000; i++) {
            double[] f = events.coefficients().row(i);
            if (Components.dot(events.components().monomials(c), f) < 1e-3 * f[0]) {
                // finite differences of a logarithm next to its zero say nothing
                continue;
            }
            terms.score(f, t, 0);
            // fourth-order difference: its error is h⁴ f⁽⁵⁾/30, rounding 1e-16/h
            double difference = (8 * (logDensity(events, f, c + h) - logDensity(events, f, c - h))
                            - (logDensity(events, f, c + 2 * h) - logDensity(events, f, c - 2 * h)))
                    / (12 * h);
            assertEquals(difference, t[0], 1e-8 * Math.max(1, Math.pow(t[0], 2)));
        }
    }

    private static double logDensity(CoefficientSample events, double[] f, double c) {
        double w = Components.dot(events.components().monomials(c), f);
        return Math.log(w / TRAIN.crossSection(theta(c)).valuePb());
    }

    @Test
    void coefficientsAddUpToTheCrossSection() {
        CoefficientSample sample = Augmenter.of(TRAIN, 1).coefficients();
        assertEquals(EVENTS * 3 / 5, sample.size());
        double[] m = sample.components().monomials(0.37);
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            double[] f = sample.coefficients().row(i);
            sum += Components.dot(m, f);
            double z = sample.observations().get(i, 0);
            // (1 + θ z)²: the coefficients of an event are 1 : 2 z : z²
            assertArrayEquals(new double[] {f[0], 2 * z * f[0], z * z * f[0]}, f, 1e-13 * f[0] * (1 + z * z));
        }
        double sigma = TRAIN.crossSection(theta(0.37)).valuePb();
        assertEquals(sigma, sum, 1e-12 * sigma);
    }

    @Test
    void theSeedAloneDecidesWhateverTheNumberOfThreads() throws Exception {
        Augmenter augmenter = Augmenter.of(TRAIN, 11);
        RatioSample first = augmenter.ratio(spec("random:30:flat(-1,1)"), spec("benchmarks:sm,plus"), 3000);
        var one = new ForkJoinPool(1);
        var seven = new ForkJoinPool(7);
        try {
            for (ForkJoinPool pool : List.of(one, seven)) {
                RatioSample again = pool.submit(
                                () -> augmenter.ratio(spec("random:30:flat(-1,1)"), spec("benchmarks:sm,plus"), 3000))
                        .get();
                assertEquals(first, again);
            }
        } finally {
            one.shutdown();
            seven.shutdown();
        }
        RatioSample other = Augmenter.of(TRAIN, 12).ratio(spec("random:30:flat(-1,1)"), spec("sm"), 3000);
        assertNotEquals(first.observations(), other.observations());
    }

    @Test
    void halfOfARatioSampleIsDrawnAtEachHypothesisInRandomOrder() {
        RatioSample sample = Augmenter.of(TRAIN, 13).ratio(spec("random:100:gaussian(0,0.3)"), spec("sm"), 10_001);
        double ones = 0;
        double inFirstHalf = 0;
        Map<Double, Integer> numerators = new HashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            ones += sample.labels().get(i, 0);
            inFirstHalf += i < 5000 ? sample.labels().get(i, 0) : 0;
            numerators.merge(sample.theta0().get(i, 0), 1, Integer::sum);
        }
        assertEquals(5000, ones);
        // hypergeometric, standard deviation 25
        assertEquals(2500, inFirstHalf, 125);
        assertEquals(200, numerators.size(), "100 points of each half");
        numerators.values().forEach(n -> assertTrue(n == 50 || n == 51, "n = " + n));
    }

    /** The same uniform numbers in the same cumulative weights: only rounding at the edges of events may differ. */
    @Test
    void groupsOfPointsAndLargeBinsDrawTheSameEvents() {
        double[] inOneGroup = drawFivePoints(8_000_000);
        double[] inThreeGroups = drawFivePoints(24);
        int different = 0;
        for (int i = 0; i < inOneGroup.length; i++) {
            different += inOneGroup[i] == inThreeGroups[i] ? 0 : 1;
        }
        assertTrue(different <= 2, different + " draws differ");
    }

    private static double[] drawFivePoints(long tableBudget) {
        double[] c = {0.5, -0.2, 0.0, 0.9, -1.0};
        List<HypothesisPoint> points = Arrays.stream(c)
                .mapToObj(value -> new HypothesisPoint(theta(value), new double[0]))
                .toList();
        var random = new SplittableRandom(8);
        List<DrawRequest> requests = new ArrayList<>();
        int[][] numbers = new int[c.length][];
        for (int j = 0; j < c.length; j++) {
            requests.add(new DrawRequest(points.get(j), 4000 * j, 4000, random.split()));
            numbers[j] = new int[] {j};
        }
        double[] z = new double[4000 * c.length];
        new EventDrawer(TRAIN, TRAIN.components(), NegativeWeights.CLIP, c.length, tableBudget)
                .draw(
                        points,
                        numbers,
                        requests,
                        (j, total, largest) -> {},
                        (r, draw, event) ->
                                z[draw] = event.block().observations().get(event.row(), 0));
        return z;
    }

    @Test
    void closestSamplingFactorsNormaliseEachPointByItsOwnEvents() {
        var closest = WeightedEvents.of(SOURCE, Partition.TRAIN, Split.defaults(), SamplingFactors.CLOSEST);
        LocalSample sample = Augmenter.of(closest, 14).local(spec("benchmarks:sm,plus,minus"), 60_000);
        for (double c : QuadraticToy.BENCHMARKS) {
            check(
                    0.0,
                    sample.size(),
                    i -> sample.theta().get(i, 0) == c ? sample.jointScore().get(i, 0) : Double.NaN);
        }
        assertThrows(InvalidInputException.class, () -> Augmenter.of(closest, 1).coefficients());
    }

    @Test
    void negativeWeightsAreReportedAndNotDrawn() {
        double[] w = SOURCE.weights().toArray();
        for (int i = 0; i < EVENTS; i += 10) {
            for (int b = 0; b < 3; b++) {
                w[3 * i + b] *= -1;
            }
        }
        var signed = new InMemoryEvents(
                SOURCE.setup(), SOURCE.observations(), EventMatrix.of(EVENTS, 3, w), SOURCE.sampling());
        var events = WeightedEvents.of(signed, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        LocalSample sample = Augmenter.of(events, 15).local(theta(0), 20_000);
        assertEquals(1, sample.info().warnings().size());
        // a tenth of the events: 0.1 / 0.9 of the positive weight within 3 %
        assertTrue(
                sample.info().warnings().get(0).matches(".*their sum is 0\\.1(0[89]|1)\\d* of the positive.*"),
                sample.info().warnings().toString());
        var negative = new HashSet<Double>();
        for (int i = 0; i < EVENTS; i += 10) {
            negative.add(SOURCE.observations().get(i, 0));
        }
        for (int i = 0; i < sample.size(); i++) {
            assertTrue(!negative.contains(sample.observations().get(i, 0)));
        }
    }

    @Test
    void theInfoSaysWhatTheSampleIsMadeOf() {
        RatioSample sample = Augmenter.of(TRAIN, 16).ratio(spec("random:10:flat(-1,1)"), spec("sm"), 100);
        SampleInfo info = sample.info();
        assertEquals(Partition.TRAIN, info.partition());
        assertEquals(List.of("z", "z2"), info.observables());
        assertEquals(16, info.provenance().seed());
        assertEquals("random:10:flat(-1.0,1.0)", info.provenance().settings().get("theta0"));
        assertEquals("mixture", info.provenance().settings().get("sampling_factors"));
        assertTrue(info.effectiveSize() > 1000 && info.effectiveSize() < EVENTS, "n_eff " + info.effectiveSize());
    }

    @Test
    void badInputIsRefusedInOneLine() {
        Augmenter augmenter = Augmenter.of(TRAIN, 1);
        assertMessage("shared", () -> augmenter.local(spec("random:100:flat(-1,1)"), 99));
        assertMessage("half", () -> augmenter.ratio(spec("random:100:flat(-1,1)"), spec("sm"), 150));
        var minus = new InMemoryEvents(
                SOURCE.setup(),
                SOURCE.observations(),
                EventMatrix.of(
                        EVENTS,
                        3,
                        Arrays.stream(SOURCE.weights().toArray()).map(w -> -w).toArray()),
                SOURCE.sampling());
        var events = WeightedEvents.of(minus, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        assertMessage("cannot be normalised", () -> Augmenter.of(events, 1).local(theta(0.1), 10));
    }

    private static void assertMessage(String part, Executable call) {
        var error = assertThrows(InvalidInputException.class, call);
        assertTrue(error.getMessage().contains(part) && !error.getMessage().contains("\n"), error.getMessage());
    }
}
