package smi.limits.toys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.limits.Data;
import smi.limits.Kinematics;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.Measurement;
import smi.limits.ParameterGrid;
import smi.limits.RateLikelihood;
import smi.morphing.InvalidInputException;

/** Pseudo-experiments of a counting experiment, whose p-values are sums over the number of events. */
class ToysTest {
    private static final double BACKGROUND = 3;
    private static final CountingEvents EVENTS = new CountingEvents(BACKGROUND);
    private static final Luminosity LUMINOSITY = new Luminosity(1);

    /** A number of events, which may be 0. */
    private record Count(double count) implements Data {
        @Override
        public void read(int blockSize, Reader reader) {
            reader.accept(EventMatrix.of(1, 1, new double[1]), new double[] {count});
        }
    }

    private static Limits limits(int n, String grid) {
        return new Limits(
                new Count(n),
                EVENTS.all(),
                Optional.of(new RateLikelihood(EVENTS.all(), LUMINOSITY, n)),
                LUMINOSITY,
                ParameterGrid.parse(grid, CountingEvents.SPACE));
    }

    private static LimitResult construct(int n, String grid, ToySettings settings) {
        Limits limits = limits(n, grid);
        Measurement measurement = limits.measure(Kinematics.none());
        ToyModel model = ToyModel.of(limits, Kinematics.none().model(limits), EVENTS.all());
        return NeymanConstruction.of(measurement, model, settings);
    }

    /** The exact p-value: a sum over n, with the maximum over the same grid. */
    private static double exact(ParameterGrid grid, int g, int observed) {
        double mu = BACKGROUND + grid.point(g).get(0);
        double p = 0;
        for (int n = 0; n < 100; n++) {
            if (q(grid, g, n) >= q(grid, g, observed) - 1e-9) {
                p += new PoissonDistribution(mu).probability(n);
            }
        }
        return p;
    }

    private static double q(ParameterGrid grid, int g, int n) {
        double[] total = new double[grid.size()];
        for (int k = 0; k < total.length; k++) {
            double mu = BACKGROUND + grid.point(k).get(0);
            total[k] = n * Math.log(mu) - mu;
        }
        return TestStatistic.at(grid, total, g);
    }

    @Test
    void pValuesOfACountingExperimentAreTheSumsOverN() {
        LimitResult result = construct(5, "mu=0:12:25", new ToySettings(4000, 4000, List.of(0.9), 7));
        assertEquals(LimitResult.TOYS, result.calibration());
        int outside = 0;
        for (int g = 0; g < result.grid().size(); g++) {
            double deviation = (result.pValue()[g] - exact(result.grid(), g, 5)) / result.pValueError()[g];
            assertTrue(Math.abs(deviation) < 4.5, "point " + g + ": " + deviation);
            outside += Math.abs(deviation) > 2 ? 1 : 0;
        }
        // 25 independent p-values: more than 5 beyond two standard errors has the probability 0.2 %
        assertTrue(outside <= 5, outside + " of 25");
    }

    /** Feldman and Cousins, table IV: 90 % intervals for b = 3. */
    @Test
    void intervalsAreThoseOfFeldmanAndCousins() {
        double[][] published = {{0, 0, 1.08}, {2, 0, 3.04}, {4, 0, 5.60}, {6, 0.15, 8.47}};
        for (double[] row : published) {
            LimitResult result = construct((int) row[0], "mu=0:15:151", new ToySettings(2000, 10_000, List.of(0.9), 3));
            List<double[]> found = result.intervals(0.9);
            double low = found.get(0)[0];
            double high = found.get(found.size() - 1)[1];
            // The paper lengthens intervals where p is not monotonic, by up to 0.1 at b = 3; the grid has steps of 0.1,
            // and
            // p changes by its error of 0.003 over 0.05.
            assertEquals(row[1], low, 0.2, "n = " + row[0]);
            assertEquals(row[2], high, 0.2, "n = " + row[0]);
        }
    }

    @Test
    void moreToysAreMadeWhereItMatters() {
        LimitResult result = construct(5, "mu=0:12:25", new ToySettings(200, 20_000, List.of(0.9), 7));
        int precise = 0;
        for (int g = 0; g < result.grid().size(); g++) {
            double p = result.pValue()[g];
            double toys = p * (1 - p) / Math.pow(result.pValueError()[g], 2) - 1;
            boolean near = Math.abs(p - 0.1) < 0.01;
            assertTrue(!near || toys > 19_000, "point " + g + ": " + toys);
            precise += toys > 19_000 ? 1 : 0;
        }
        assertTrue(precise < 15, precise + " of 25 points");
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() throws Exception {
        var settings = new ToySettings(500, 1000, List.of(0.9), 11);
        double[] many = construct(5, "mu=0:12:25", settings).pValue();
        var one = new ForkJoinPool(1);
        try {
            double[] alone = one.submit(
                            () -> construct(5, "mu=0:12:25", settings).pValue())
                    .get();
            assertArrayEquals(many, alone);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void itemsAreDrawnAsOftenAsTheirWeightsSay() {
        double[] weights = {0.5, 0, 3, -1, 1.5};
        var table = new AliasTable(weights);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        int[] found = new int[weights.length];
        int n = 100_000;
        for (int k = 0; k < n; k++) {
            found[table.draw(random)]++;
        }
        for (int i = 0; i < weights.length; i++) {
            double p = Math.max(0, weights[i]) / 5;
            assertEquals(p, (double) found[i] / n, 4 * Math.sqrt(p * (1 - p) / n) + 1e-12, "item " + i);
        }
    }

    @Test
    void numbersOfEventsFollowPoisson() {
        for (double mean : new double[] {0, 0.3, 4, 900}) {
            var draw = new PoissonDraw(mean);
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
            double sum = 0;
            double squares = 0;
            int n = 50_000;
            for (int k = 0; k < n; k++) {
                double x = draw.draw(random) - mean;
                sum += x;
                squares += x * x;
            }
            assertEquals(0, sum / n, 4 * Math.sqrt(mean / n) + 1e-12, "mean " + mean);
            // the variance of the sample variance of a Poisson number: (μ + 2μ²)/n
            assertEquals(mean, squares / n, 4 * Math.sqrt((mean + 2 * mean * mean) / n) + 1e-12, "mean " + mean);
        }
    }

    @Test
    void everyPointIsReportedOnce() {
        Limits limits = limits(20, "mu=10:40:7");
        Measurement measurement = limits.measure(Kinematics.none());
        ToyModel model = ToyModel.of(limits, Kinematics.none().model(limits), EVENTS.all());
        ToySettings settings = new ToySettings(100, 200, List.of(0.9), 3);
        var done = new AtomicInteger();
        NeymanConstruction.of(measurement, model, settings, done::incrementAndGet);
        assertEquals(7, done.get());
        ExpectedBands.of(model, 3, settings, done::incrementAndGet);
        assertEquals(14, done.get());
    }

    /** Bands of q at the true point: those of its own distribution. */
    @Test
    void bandsAreQuantilesOfExperiments() {
        Limits limits = limits(20, "mu=0:40:81");
        ToyModel model = ToyModel.of(limits, Kinematics.none().model(limits), EVENTS.all());
        ExpectedBands bands = ExpectedBands.of(model, 34, new ToySettings(4000, 4000, List.of(0.9), 3));
        // μ = 17, 20 events expected: q at the truth is nearly χ² of one degree, whose median is 0.455 and whose
        // quantiles
        // at ±1 σ are 0.040 and 1.99; at 20 events the steps of q near its median are 0.2
        assertEquals(0.455, bands.q()[2][34], 0.2);
        assertEquals(1.99, bands.q()[3][34], 0.4);
        for (int g = 0; g < 81; g++) {
            for (int k = 1; k < 5; k++) {
                assertTrue(bands.q()[k][g] >= bands.q()[k - 1][g]);
                assertTrue(bands.pValue()[k][g] <= bands.pValue()[k - 1][g]);
            }
        }
        // far from the truth experiments exclude
        assertTrue(bands.pValue()[2][0] < 0.01);
    }

    @Test
    void badInputIsRefused() {
        assertThrows(InvalidInputException.class, () -> new ToySettings(10, 10, List.of(0.9), 1));
        assertThrows(InvalidInputException.class, () -> new ToySettings(1000, 10, List.of(0.9), 1));
        assertThrows(InvalidInputException.class, () -> new ToySettings(1000, 1000, List.of(95.0), 1));
    }
}
