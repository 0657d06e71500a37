package smi.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/** Limits of the toy, whose density is known at every θ. */
class LimitsTest {
    private static final Luminosity LUMINOSITY = new Luminosity(200);
    private static final ParameterPoint TRUTH = ToyEvents.point(0.2, -0.1);
    private static final ParameterGrid GRID = ParameterGrid.parse("a=-1:1:21,b=-1:1:21", ToyEvents.SPACE);
    private static final ToyEvents EVENTS = new ToyEvents(10_000, 3);

    /** Data and templates are the same events, so that every method must find the truth. */
    private static Limits closed() {
        double count = LUMINOSITY.inversePicobarn() * EVENTS.sigma(TRUTH.values());
        var rate = new RateLikelihood(EVENTS.all(), LUMINOSITY, count);
        return new Limits(
                AsimovData.of(EVENTS.all(), TRUTH, LUMINOSITY), EVENTS.all(), Optional.of(rate), LUMINOSITY, GRID);
    }

    private static EventMatrix exact(EventMatrix x, EventMatrix points) {
        double[] table = new double[x.rows() * points.rows()];
        for (int g = 0; g < points.rows(); g++) {
            double sigma = EVENTS.sigma(points.row(g));
            for (int i = 0; i < x.rows(); i++) {
                table[i * points.rows() + g] =
                        Math.log(ToyEvents.shape(x.get(i, 0), x.get(i, 1), points.row(g)) / sigma);
            }
        }
        return EventMatrix.of(x.rows(), points.rows(), table);
    }

    /** The exact score at θ = 0, up to a constant. */
    private static EventMatrix score(EventMatrix x) {
        double[] t = new double[2 * x.rows()];
        for (int i = 0; i < x.rows(); i++) {
            double[] g = ToyEvents.gradient(x.get(i, 0), x.get(i, 1), 0, 0);
            t[2 * i] = g[0] / ToyEvents.shape(x.get(i, 0), x.get(i, 1), 0, 0);
            // at θ = 0 the second component vanishes; y makes it a sensible summary
            t[2 * i + 1] = x.get(i, 1);
        }
        return EventMatrix.of(x.rows(), 2, t);
    }

    @Test
    void theLikelihoodIsTheDirectSum() {
        LimitResult result = closed().learned(LimitsTest::exact);
        double sigmaTrue = EVENTS.sigma(TRUTH.values());
        double n = 200 * sigmaTrue;
        assertEquals(n, result.count(), 1e-10 * n);
        EventMatrix x = EVENTS.observations();
        for (int g : new int[] {0, 57, 220, 440}) {
            double[] theta = GRID.point(g).values();
            double sigma = EVENTS.sigma(theta);
            double kinematic = 0;
            for (int i = 0; i < x.rows(); i++) {
                double share = ToyEvents.shape(x.get(i, 0), x.get(i, 1), TRUTH.values()) / (sigmaTrue * x.rows());
                kinematic += n * share * Math.log(ToyEvents.shape(x.get(i, 0), x.get(i, 1), theta) / sigma);
            }
            assertEquals(kinematic, result.logRatioKinematic()[g], 1e-12 * n);
            double rate = n * Math.log(200 * sigma) - 200 * sigma;
            double atZero = n * Math.log(200 * EVENTS.sigma(0, 0)) - 200 * EVENTS.sigma(0, 0);
            assertEquals(rate - atZero, result.logLikelihoodRate()[g] - result.logLikelihoodRate()[220], 1e-11 * n);
        }
    }

    @Test
    void everyMethodFindsTheTruthInItsOwnEvents() {
        List<LimitResult> results = List.of(
                closed().learned(LimitsTest::exact),
                closed().histogram(List.of("x", "y"), BinRule.quantiles(6, 6)),
                closed().histogram(
                                List.of("x", "y"), BinRule.edges(new double[] {-0.5, 0, 0.5}, new double[] {0, 0.5})),
                closed().sally(LimitsTest::score, BinRule.scoreDefaults(2)),
                closed().rate());
        int truth = GRID.number(12, 9);
        for (LimitResult result : results) {
            assertEquals(TRUTH, GRID.point(truth));
            // Asimov data of the templates' own events: the truth is the exact maximum of log L. The parabola through
            // the
            // best point may lie above it between grid points, by the cubic term of a tenth of the range.
            assertEquals(0, result.q()[truth], 0.02, result.method());
            for (double q : result.q()) {
                assertTrue(q >= 0);
            }
        }
        // the likelihood is nearly symmetric in b and far from a parabola there: a fifth of the grid's step
        assertEquals(0.2, results.get(0).bestFit().point().get(0), 0.02);
        assertEquals(-0.1, results.get(0).bestFit().point().get(1), 0.02);
    }

    /** By the data processing inequality q at every point grows with what is measured. */
    @Test
    void noHistogramKnowsMoreThanTheExactLikelihood() {
        LimitResult exact = closed().learned(LimitsTest::exact);
        LimitResult fine = closed().histogram(List.of("x", "y"), BinRule.edges(edges(16), edges(16)));
        LimitResult coarse = closed().histogram(List.of("x", "y"), BinRule.edges(edges(4), edges(4)));
        LimitResult rate = closed().rate();
        int truth = GRID.number(12, 9);
        for (int g = 0; g < GRID.size(); g++) {
            double qExact = difference(exact, truth, g);
            double qFine = difference(fine, truth, g);
            double qCoarse = difference(coarse, truth, g);
            assertTrue(qExact >= qFine - 1e-9, "point " + g);
            assertTrue(qFine >= qCoarse - 1e-9, "point " + g);
            assertTrue(qCoarse >= difference(rate, truth, g) - 1e-9, "point " + g);
            // bins of 1/8 in a density with slopes of order one lose little
            assertEquals(qExact, qFine, 0.03 * qExact + 1e-9, "point " + g);
        }
    }

    private static double difference(LimitResult result, int truth, int g) {
        return 2
                * (result.logRatioKinematic()[truth]
                        + result.logLikelihoodRate()[truth]
                        - result.logRatioKinematic()[g]
                        - result.logLikelihoodRate()[g]);
    }

    private static double[] edges(int bins) {
        double[] edges = new double[bins - 1];
        Arrays.setAll(edges, k -> -1 + 2.0 * (k + 1) / bins);
        return edges;
    }

    @Test
    void aHistogramIsZeroWhereThePredictionEqualsTheDataAndNegativeElsewhere() {
        LimitResult result = closed().withoutRate().histogram(List.of("x"), BinRule.edges(edges(8)));
        assertEquals(0, result.logRatioKinematic()[GRID.number(12, 9)], 1e-9);
        for (double value : result.logRatioKinematic()) {
            assertTrue(value <= 1e-9);
        }
        assertEquals(0, result.logLikelihoodRate()[5]);
    }

    /** Along one line through the reference, adaptive-sally is the histogram of one variable; computed here directly. */
    @Test
    void adaptiveSallyComparesDensitiesOfOneVariable() {
        ParameterPoint reference = ToyEvents.point(0, 0);
        LimitResult result = closed().withoutRate()
                .measure(Kinematics.sallino(LimitsTest::score, reference, 2))
                .asymptotic();
        int g = GRID.number(16, 4); // (0.6, −0.6): u = (t1 − t2)/√2
        double[] u = new double[EVENTS.observations().rows()];
        EventMatrix t = score(EVENTS.observations());
        Arrays.setAll(u, i -> (t.get(i, 0) - t.get(i, 1)) / Math.sqrt(2));
        double best = Double.POSITIVE_INFINITY;
        // the one edge is a quantile of u: it is one of its values, and only one gives the right answer
        for (double edge : u) {
            double direct = twoBins(u, edge, g); // NaN for the smallest value, below which there is nothing
            best = Double.isFinite(direct) ? Math.min(best, Math.abs(direct - result.logRatioKinematic()[g])) : best;
        }
        assertEquals(0, best, 1e-9);
        assertEquals(0, result.logRatioKinematic()[GRID.number(10, 10)]);
    }

    private static double twoBins(double[] u, double edge, int g) {
        double[] theta = GRID.point(g).values();
        double[][] share = new double[3][2];
        double[][] points = {TRUTH.values(), theta, {0, 0}};
        EventMatrix x = EVENTS.observations();
        for (int i = 0; i < u.length; i++) {
            for (int p = 0; p < 3; p++) {
                share[p][u[i] < edge ? 0 : 1] += ToyEvents.shape(x.get(i, 0), x.get(i, 1), points[p]) / u.length;
            }
        }
        double total = 0;
        for (int b = 0; b < 2; b++) {
            double n = 200 * share[0][b];
            total += n * Math.log(share[1][b] / EVENTS.sigma(theta) / (share[2][b] / EVENTS.sigma(0, 0)));
        }
        return total;
    }

    /** Mixing or stretching the components of a score, as other units would, changes the result little. */
    @Test
    void principalAxesFindTheDirectionThatVariesMost() {
        Variables scores = Variables.scores(EVENTS.setup(), x -> {
            double[] t = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                t[2 * i] = 2 * x.get(i, 0) + 0.1 * x.get(i, 1);
                t[2 * i + 1] = 2 * x.get(i, 0) - 0.1 * x.get(i, 1);
            }
            return EventMatrix.of(x.rows(), 2, t);
        });
        double[] ones = new double[EVENTS.observations().rows()];
        Arrays.fill(ones, 1.0);
        var sample = new VariableSample(scores.of().apply(EVENTS.observations()), ones);
        EventMatrix turned = PrincipalAxes.of(scores, sample, GRID).of().apply(EVENTS.observations());
        for (int i = 0; i < 100; i++) {
            // the grid is one wide on either side; the axes are (t1 ± t2)/√2 up to the sampled correlation of x and y
            assertEquals(
                    Math.abs(2 * Math.sqrt(2) * EVENTS.observations().get(i, 0)), Math.abs(turned.get(i, 0)), 0.02);
            assertEquals(
                    Math.abs(0.1 * Math.sqrt(2) * EVENTS.observations().get(i, 1)), Math.abs(turned.get(i, 1)), 0.02);
        }
    }

    /** Exact estimators of (y, x), the other way round than the events have them. */
    private record Estimators(ParameterSpace space, List<String> observables, ParameterPoint reference)
            implements RatioEstimator, ScoreEstimator {
        static Estimators exact() {
            return new Estimators(ToyEvents.SPACE, List.of("y", "x"), ToyEvents.point(0, 0));
        }

        @Override
        public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
            return LimitsTest.exact(x.columns(1, 0), numerators);
        }

        @Override
        public ScoreEstimator scoreAt(ParameterPoint theta) {
            return this;
        }

        @Override
        public EventMatrix scores(EventMatrix x) {
            return score(x.columns(1, 0));
        }
    }

    @Test
    void estimatorsAreAskedForTheirObservables() {
        Estimators estimators = Estimators.exact();
        // the constants that normalise the exact ratio vanish, but for single precision
        assertArrayEquals(
                closed().learned(LimitsTest::exact).q(),
                closed().learned(estimators).q(),
                1e-6);
        assertArrayEquals(
                closed().sally(LimitsTest::score, BinRule.scoreDefaults(2)).q(),
                closed().sally(estimators).q(),
                1e-12);
        assertArrayEquals(
                closed().measure(Kinematics.adaptiveSally(LimitsTest::score, ToyEvents.point(0, 0), 15, 6))
                        .asymptotic()
                        .q(),
                closed().adaptiveSally(estimators).q(),
                1e-12);
        assertThrows(InvalidInputException.class, () -> closed().sally(
                        new Estimators(ToyEvents.SPACE, List.of("z"), ToyEvents.point(0, 0))));
    }

    @Test
    void expectedLimitsUseTestEventsForDataAndAllForTheRate() {
        Limits limits = Limits.expected(EVENTS, Split.defaults(), SamplingFactors.MADMINER, TRUTH, LUMINOSITY, GRID);
        assertEquals(200 * EVENTS.sigma(TRUTH.values()), limits.data().count(), 1e-9);
        assertEquals(Partition.TRAIN, limits.templates().partition());
        double[] sum = new double[2];
        limits.data().read(100, (x, counts) -> {
            sum[0] += counts.length;
            sum[1] += Arrays.stream(counts).sum();
        });
        assertEquals(2000, sum[0]);
        assertEquals(limits.data().count(), sum[1], 1e-9);
        // 2 000 test events against 6 000 others: within the errors of the two samples
        LimitResult result = limits.histogram(List.of("x", "y"), BinRule.quantiles(4, 4));
        assertTrue(result.q()[GRID.number(12, 9)] < 2.0);
    }

    @Test
    void observedEventsCountOnceEach() {
        EventMatrix data = EVENTS.observations().slice(0, 500);
        Limits limits = Limits.observed(data, EVENTS, Split.defaults(), SamplingFactors.MADMINER, LUMINOSITY, GRID);
        LimitResult result = limits.learned(LimitsTest::exact);
        assertEquals(500, result.count());
        double direct = 0;
        for (int i = 0; i < 500; i++) {
            direct += Math.log(ToyEvents.shape(
                            data.get(i, 0), data.get(i, 1), GRID.point(33).values())
                    / EVENTS.sigma(GRID.point(33).values()));
        }
        assertEquals(direct, result.logRatioKinematic()[33], 1e-11 * 500);
        assertThrows(
                InvalidInputException.class,
                () -> Limits.observed(
                        data.columns(0), EVENTS, Split.defaults(), SamplingFactors.MADMINER, LUMINOSITY, GRID));
        assertThrows(InvalidInputException.class, () -> new ObservedData(data.slice(0, 0)));
    }

    @Test
    void theGradientOfTheRateIsItsDerivative() {
        var rate = new RateLikelihood(EVENTS.all(), LUMINOSITY, 321.5);
        double[] theta = {0.4, -0.3};
        double[] gradient = rate.gradient(theta);
        double h = 1e-5;
        for (int p = 0; p < 2; p++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[p] += h;
            down[p] -= h;
            double[] values = rate.logLikelihood(EventMatrix.ofRows(up, down));
            assertEquals((values[0] - values[1]) / (2 * h), gradient[p], 1e-6 * Math.abs(gradient[p]));
        }
    }

    @Test
    void binsWithoutEventsAreMergedAndSaid() {
        LimitResult result = closed().histogram(List.of("x"), BinRule.edges(new double[] {-5, -3, -0.5, 0.5, 2, 7}));
        assertTrue(
                result.notes().stream().anyMatch(n -> n.contains("4 of 7 bins")),
                result.notes().toString());
        LimitResult same = closed().histogram(List.of("x"), BinRule.edges(new double[] {-0.5, 0.5}));
        for (int g = 0; g < GRID.size(); g++) {
            assertEquals(same.logRatioKinematic()[g], result.logRatioKinematic()[g], 1e-9);
        }
    }

    @Test
    void unusableInputIsNamed() {
        LogRatioTable broken = (x, points) -> {
            double[] table = new double[x.rows() * points.rows()];
            table[3 * points.rows() + 5] = Double.NaN;
            return EventMatrix.of(x.rows(), points.rows(), table);
        };
        String message = assertThrows(InvalidInputException.class, () -> closed().learned(broken))
                .getMessage();
        assertTrue(message.contains("event 3") && message.contains("NaN"), message);
        assertThrows(InvalidInputException.class, () -> closed().histogram(List.of("z"), BinRule.defaults(1)));
        assertThrows(InvalidInputException.class, () -> closed().withoutRate().rate());
        assertThrows(InvalidInputException.class, () -> new RateLikelihood(EVENTS.all(), LUMINOSITY, -1));
    }
}
