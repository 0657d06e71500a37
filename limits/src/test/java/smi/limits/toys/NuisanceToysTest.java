package smi.limits.toys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.limits.AsimovData;
import smi.limits.BinRule;
import smi.limits.ExpectedCounts;
import smi.limits.Kinematics;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.ObservedData;
import smi.limits.ParameterGrid;
import smi.limits.RateLikelihood;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** p-values from toys that vary nuisance parameters. */
class NuisanceToysTest {
    private static final ToySettings SETTINGS = new ToySettings(2000, 2000, List.of(0.68, 0.95), 5);
    private static final Kinematics BINS =
            Kinematics.histogram(List.of("x"), BinRule.edges(new double[] {0.2, 0.4, 0.55, 0.65, 0.8}));

    static Limits expected(NuisanceEvents events, String grid, List<String> nuisance) {
        WeightedEvents all = events.all();
        ParameterPoint origin = NuisanceEvents.SPACE.origin();
        var luminosity = new Luminosity(1);
        double count = all.crossSection(origin).valuePb();
        return new Limits(
                        AsimovData.of(all, origin, count),
                        all,
                        Optional.of(new RateLikelihood(all, luminosity, count)),
                        luminosity,
                        ParameterGrid.parse(grid, NuisanceEvents.SPACE))
                .withNuisance(nuisance);
    }

    private static LimitResult construct(Limits limits, Kinematics kinematics, ToySettings settings) {
        var model = kinematics.model(limits);
        return NeymanConstruction.of(limits.measure(model), ToyModel.of(limits, model, limits.templates()), settings);
    }

    /** How many standard errors the p-values of two constructions differ, at the most. */
    private static double difference(LimitResult one, LimitResult other) {
        double largest = 0;
        for (int g = 0; g < one.grid().size(); g++) {
            double error = Math.hypot(one.pValueError()[g], other.pValueError()[g]);
            largest = Math.max(largest, Math.abs(one.pValue()[g] - other.pValue()[g]) / error);
        }
        return largest;
    }

    /** 2000 events ± 45, known to 4 %: 80 more. */
    @Test
    void nearlyGaussianCountsFollowChiSquare() {
        NuisanceEvents events = NuisanceEvents.counting(2000, 100, 0.04);
        // toys have their best fits on the grid, too: it must be wider than what is looked at
        String grid = "mu=-6:6:49";
        Limits limits = expected(events, grid, List.of("norm"));
        LimitResult toys = construct(limits, Kinematics.none(), SETTINGS);
        LimitResult asymptotic = limits.measure(Kinematics.none()).asymptotic();
        for (int g = 12; g <= 36; g++) {
            // a parabola through three points of the grid knows the maximum to 0.005
            assertEquals(asymptotic.q()[g], toys.q()[g], 0.005, "point " + g);
            // 4 errors of 25 independent figures; what is not Gaussian is of the order of the relative error, 4 %,
            // times p
            double p = asymptotic.pValue()[g];
            assertEquals(p, toys.pValue()[g], 4 * toys.pValueError()[g] + 0.04 * p, "point " + g);
        }
        LimitResult known = construct(expected(events, grid, List.of()), Kinematics.none(), SETTINGS);
        double wider = toys.area(0.68) / known.area(0.68);
        assertEquals(Math.hypot(45, 80) / 45, wider, 0.1, "the region is wider by the square root of 1 + 80²/45²");
        assertTrue(toys.notes().isEmpty(), toys.notes().toString());
    }

    /** The best ν for n events, a measurement m and the normalisation exp(aν): the maximum of a concave function. */
    private static double bestNu(double mu, double a, int n, double m) {
        double nu = m;
        for (int step = 0; step < 20; step++) {
            double expected = mu * Math.exp(a * nu);
            nu += (a * (n - expected) - (nu - m)) / (a * a * expected + 1);
        }
        return nu;
    }

    private static double[] profiled(double[] mu, double a, int n, double m) {
        return Arrays.stream(mu)
                .map(one -> {
                    double nu = bestNu(one, a, n, m);
                    return n * (Math.log(one) + a * nu) - one * Math.exp(a * nu) - 0.5 * (nu - m) * (nu - m);
                })
                .toArray();
    }

    /** 14 events where 10 + 2 μ are expected, known to 20 %: the p-values are sums over n and integrals over m. */
    @Test
    void pValuesOfACountingExperimentAreSums() {
        double a = 0.2;
        int observed = 14;
        Limits plain = expected(NuisanceEvents.counting(10, 2, a), "mu=-4:12:9", List.of("norm"));
        var limits = new Limits(
                new ObservedData(EventMatrix.ofRows(new double[observed][1])),
                plain.templates(),
                Optional.of(new RateLikelihood(plain.templates(), plain.luminosity(), observed)),
                plain.luminosity(),
                plain.grid(),
                plain.nuisance());
        LimitResult toys = construct(limits, Kinematics.none(), new ToySettings(4000, 4000, List.of(0.9), 3));
        ParameterGrid grid = toys.grid();
        double[] mu = grid.points().column(0);
        Arrays.setAll(mu, g -> 10 + 2 * mu[g]);
        double[] data = profiled(mu, a, observed, 0);
        double[] nu = Arrays.stream(mu).map(one -> bestNu(one, a, observed, 0)).toArray();
        double[] p = new double[mu.length];
        double width = 0.04;
        for (int n = 0; n < 80; n++) {
            double[] probability = new double[mu.length];
            int count = n;
            Arrays.setAll(probability, g -> new PoissonDistribution(mu[g] * Math.exp(a * nu[g])).probability(count));
            for (double m = -7; m < 7; m += width) {
                double[] total = profiled(mu, a, n, m);
                double maximum = TestStatistic.maximum(grid, total);
                for (int g = 0; g < p.length; g++) {
                    boolean above = 2 * (maximum - total[g]) >= TestStatistic.at(grid, data, g);
                    double density = Math.exp(-0.5 * (m - nu[g]) * (m - nu[g])) / Math.sqrt(2 * Math.PI);
                    p[g] += above ? probability[g] * density * width : 0;
                }
            }
        }
        for (int g = 0; g < p.length; g++) {
            assertEquals(TestStatistic.at(grid, data, g), toys.q()[g], 1e-5, "point " + g);
            // 9 independent p-values; for every n half a step of m is wrong at the border, in either direction
            assertEquals(p[g], toys.pValue()[g], 3.5 * toys.pValueError()[g] + 0.003, "point " + g);
        }
    }

    @Test
    void parametersOfNoEffectChangeNothing() {
        NuisanceEvents events = NuisanceEvents.peak(20_000, 100, 20, 3);
        LimitResult without = construct(expected(events, "mu=-1:3:17", List.of()), BINS, SETTINGS);
        LimitResult with = construct(expected(events, "mu=-1:3:17", List.of("nothing")), BINS, SETTINGS);
        assertArrayEquals(without.q(), with.q(), 1e-6);
        // 17 p-values, those of neighbours from the same random numbers
        assertTrue(difference(without, with) < 4, "differences up to " + difference(without, with));
        LimitResult shape = construct(expected(events, "mu=-1:3:17", List.of()).withoutRate(), BINS, SETTINGS);
        LimitResult nothing =
                construct(expected(events, "mu=-1:3:17", List.of("nothing")).withoutRate(), BINS, SETTINGS);
        assertTrue(difference(shape, nothing) < 4, "differences up to " + difference(shape, nothing));
    }

    /** The ratio of a histogram is a ratio per event; ν changes the number of events and which of them are drawn. */
    @Test
    void ratiosPerEventAreTakenAtTheFittedNuisanceParameters() {
        NuisanceEvents events = NuisanceEvents.peak(20_000, 100, 20, 3);
        Limits plain = expected(events, "mu=-1:3:9", List.of());
        Kinematics perEvent =
                Kinematics.ratio(BINS.model(plain).terms().orElseThrow().table());
        Limits limits = expected(events, "mu=-1:3:9", List.of("norm", "nothing"));
        // a normalisation scales all bins alike, so that the histogram with ν says the same
        LimitResult table = construct(limits, perEvent, SETTINGS);
        LimitResult binned = construct(limits, BINS, SETTINGS);
        assertArrayEquals(binned.q(), table.q(), 1e-5);
        assertTrue(difference(table, binned) < 4, "differences up to " + difference(table, binned));
        LimitResult alone = construct(limits.withoutRate(), perEvent, SETTINGS);
        LimitResult plainAlone = construct(plain.withoutRate(), perEvent, SETTINGS);
        assertTrue(difference(alone, plainAlone) < 4, "differences up to " + difference(alone, plainAlone));
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() throws Exception {
        Limits limits = expected(NuisanceEvents.peak(2000, 100, 20, 3), "mu=-1:3:9", List.of("norm", "tilt", "spread"));
        var settings = new ToySettings(200, 400, List.of(0.68, 0.95), 11);
        double[] many = construct(limits, BINS, settings).pValue();
        var one = new ForkJoinPool(1);
        try {
            assertArrayEquals(
                    many,
                    one.submit(() -> construct(limits, BINS, settings).pValue()).get());
        } finally {
            one.shutdown();
        }
    }

    @Test
    void bandsAreThoseOfExperimentsWithFluctuatingMeasurements() {
        NuisanceEvents events = NuisanceEvents.counting(2000, 100, 0.04);
        Limits limits = expected(events, "mu=-3:3:25", List.of("norm"));
        ToyModel model = ToyModel.of(limits, Kinematics.none().model(limits), limits.templates());
        ExpectedBands bands = ExpectedBands.of(model, 12, SETTINGS);
        // quantiles of χ² of one degree at the truth; those of 2000 toys have errors of 0.03 and 0.1
        assertEquals(0.455, bands.q()[2][12], 0.12);
        assertEquals(1.99, bands.q()[3][12], 0.4);
        assertEquals(0.5, bands.pValue()[2][12], 0.05);
        // a standard deviation is 92 events: at two of them the median experiment has q = 4
        double q = 4 * Math.pow(1.75 / 1.84, 2);
        assertEquals(q, bands.q()[2][19], 0.15 * q);
    }

    /** At ν = 0 the bins are those of the simulation; far away an event with a negative weight outweighs them. */
    @Test
    void whatCannotBeVariedIsRefused() {
        double[] large = {1};
        var negative = new NuisanceEvents(
                List.of("wild"),
                List.of(
                        new NuisanceEvents.Event(0.2, 10, 1, new double[1], new double[1]),
                        new NuisanceEvents.Event(0.3, -2, 0, large, new double[1])));
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> construct(expected(negative, "mu=0:2:3", List.of("wild")), Kinematics.none(), SETTINGS));
        assertTrue(e.getMessage().contains("(mu=0.0) with the nuisance parameters at [2.0]"), e.getMessage());
        assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
    }

    @Test
    void tooManyCoefficientsAreRefused() {
        Limits limits = expected(NuisanceEvents.counting(20, 1, 0.1), "mu=0:2:3", List.of("norm"));
        var counts = ExpectedCounts.of(
                limits, Kinematics.none().model(limits), limits.grid().points());
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> LogQuadraticCounts.of(counts, 10_000_000, 100));
        assertTrue(e.getMessage().contains("fewer"), e.getMessage());
    }

    @Test
    void rateAndDataMustSpeakOfTheSameEvents() {
        Limits limits = expected(NuisanceEvents.counting(20, 1, 0.1), "mu=0:2:3", List.of("norm"));
        RateLikelihood rate = limits.rateTerm().orElseThrow();
        var other = new Limits(
                limits.data(),
                limits.templates(),
                Optional.of(new RateLikelihood(rate.events(), rate.luminosity(), 30)),
                limits.luminosity(),
                limits.grid(),
                limits.nuisance());
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> construct(other, Kinematics.none(), SETTINGS));
        assertTrue(e.getMessage().contains("30.0000 events, the data have 20.0000"), e.getMessage());
    }

    /** A distribution of weights with a long tail is no exponential of second degree: the result says so. */
    @Test
    void countsOfAnotherFormAreSaid() {
        NuisanceEvents.Event plain = new NuisanceEvents.Event(0.2, 1000, 50, new double[1], new double[1]);
        NuisanceEvents.Event tail = new NuisanceEvents.Event(0.3, 40, 0, new double[] {1}, new double[1]);
        var events = new NuisanceEvents(List.of("tail"), List.of(plain, tail));
        Limits limits = expected(events, "mu=-4:4:9", List.of("tail"));
        LimitResult result = construct(limits, Kinematics.none(), new ToySettings(100, 100, List.of(0.9), 1));
        assertEquals(
                1,
                result.notes().stream()
                        .filter(n -> n.contains("q differs by up to"))
                        .count(),
                result.notes().toString());
    }

    @Test
    void dataAndToysMustHaveTheSameNuisanceParameters() {
        NuisanceEvents events = NuisanceEvents.counting(20, 1, 0.1);
        var with = expected(events, "mu=0:2:3", List.of("norm")).measure(Kinematics.none());
        Limits without = expected(events, "mu=0:2:3", List.of());
        ToyModel toys = ToyModel.of(without, Kinematics.none().model(without), without.templates());
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> NeymanConstruction.of(with, toys, SETTINGS));
        assertTrue(e.getMessage().contains("[mu, norm], toys vary 1"), e.getMessage());
    }
}
