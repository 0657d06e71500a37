package smi.limits.toys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.events.simulators.Simulators;
import smi.limits.AsimovData;
import smi.limits.BinRule;
import smi.limits.Kinematics;
import smi.limits.Limits;
import smi.limits.LogRatioTable;
import smi.limits.Measurement;
import smi.limits.NuisanceConstraint;
import smi.limits.NuisanceParameters;
import smi.limits.ObservedData;
import smi.limits.ParameterGrid;
import smi.limits.RateLikelihood;
import smi.limits.TotalLikelihood;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitSettings;
import smi.morphing.ParameterPoint;

/** The profile likelihood of toys is that of the exact likelihood, as the fits of data maximise it. */
class NuisanceFitTest {
    private static final Logger LOG = LoggerFactory.getLogger(NuisanceFitTest.class);
    private static final Path FILE = Path.of(System.getProperty("smi.root", "."), "..", "shared", "reference")
            .resolve("drell-yan/h5/syst_shuffled.h5");
    private static final Kinematics DRELL_YAN = Kinematics.histogram(
            List.of("m_ll", "cos_theta"), BinRule.edges(new double[] {350, 400, 500, 700, 1000}, new double[] {0}));
    private static final Kinematics PEAK =
            Kinematics.histogram(List.of("x"), BinRule.edges(new double[] {0.2, 0.4, 0.5, 0.6, 0.7, 0.8}));
    private static final String PEAK_GRID = "mu=-2:4:7";
    private static final String DRELL_YAN_GRID = "clq1=-0.4:0.4:3,clq3=-0.2:0.2:3";

    private static Limits limits(WeightedEvents all, double count, String grid) {
        ParameterPoint origin = all.setup().space().origin();
        var luminosity = new Luminosity(count / all.crossSection(origin).valuePb());
        return new Limits(
                        AsimovData.of(all, origin, count),
                        all,
                        Optional.of(new RateLikelihood(all, luminosity, count)),
                        luminosity,
                        ParameterGrid.parse(grid, all.setup().space()))
                .withNuisance(NuisanceParameters.all(all.setup()));
    }

    /** Events drawn at ν = 0 and at a point of θ that is not the origin. */
    private static EventMatrix drawn(WeightedEvents all, int n, double[] theta, long seed) {
        double[][] x = new double[n][];
        var random = new SplittableRandom(seed);
        var at = smi.augmentation.ColumnWeights.at(
                all.setup(), all.setup().space().point(theta));
        double[] w = new double[(int) all.size()];
        double[][] rows = new double[w.length][];
        int[] next = {0};
        all.read(1000, block -> {
            for (int i = 0; i < block.size(); i++) {
                w[next[0]] = at.value(block.weights(), i);
                rows[next[0]++] = block.observations().row(i);
            }
        });
        var table = new AliasTable(w);
        Arrays.setAll(x, k -> rows[table.draw(random)]);
        return EventMatrix.ofRows(x);
    }

    /** q of an experiment at all points of a grid, by fits of the exact likelihood. */
    private static double[] exactQ(Limits limits, Kinematics kinematics, EventMatrix x, double... measured) {
        var observed = new ObservedData(x);
        var real = new Limits(
                        observed,
                        limits.templates(),
                        limits.rateTerm().map(r -> new RateLikelihood(r.events(), r.luminosity(), observed.count())),
                        limits.luminosity(),
                        limits.grid())
                .withNuisance(limits.nuisance());
        Measurement measurement = real.measure(kinematics.model(limits));
        TotalLikelihood zero = measurement.likelihood();
        var likelihood = new TotalLikelihood(
                zero.space(),
                zero.kinematics(),
                zero.rates(),
                List.of(new NuisanceConstraint(zero.constraints().get(0).space(), measured)));
        Bounds bounds = measurement.bounds();
        int first = limits.grid().space().dimension();
        int[] free = IntStream.range(first, likelihood.space().dimension()).toArray();
        double[] total = new double[limits.grid().size()];
        for (int g = 0; g < total.length; g++) {
            double[] start = bounds.centre();
            System.arraycopy(limits.grid().point(g).values(), 0, start, 0, first);
            total[g] = Fit.conditional(likelihood, bounds, free, start, new FitSettings(1, 1, 1e-8))
                    .requireConverged()
                    .logLikelihood();
        }
        double[] q = new double[total.length];
        Arrays.setAll(q, g -> TestStatistic.at(limits.grid(), total, g));
        return q;
    }

    private static double[] toyQ(Limits limits, Kinematics kinematics, EventMatrix x, double... measured) {
        ToyModel model = ToyModel.of(limits, kinematics.model(limits), limits.templates());
        double[] q = new double[limits.grid().size()];
        Arrays.setAll(q, g -> model.experiment(x, measured, g).q());
        return q;
    }

    private static void assertSame(
            String what, Limits limits, Kinematics kinematics, EventMatrix x, double... measured) {
        double[] exact = exactQ(limits, kinematics, x, measured);
        double[] toys = toyQ(limits, kinematics, x, measured);
        double largest = IntStream.range(0, exact.length)
                .mapToDouble(g -> Math.abs(toys[g] - exact[g]) / (1 + exact[g]))
                .max()
                .orElseThrow();
        LOG.info("{}: |q of toys - q| / (1 + q) is {} at the most", what, largest);
        assertTrue(Arrays.stream(exact).max().orElseThrow() > 1, "the experiment tells points apart");
        for (int g = 0; g < exact.length; g++) {
            // the fits end within 1e-8, the toys' within 1e-6; the rest is the form of the counts as functions of ν, of
            // which these events were seen to make 0.008 at the most
            assertEquals(exact[g], toys[g], 0.01 * (1 + exact[g]), what + ", point " + g);
        }
    }

    @Test
    void histogramAndRateOfAPeak() {
        WeightedEvents all = NuisanceEvents.peak(4000, 1000, 100, 3).all();
        Limits limits = limits(all, 1000, PEAK_GRID);
        EventMatrix x = drawn(all, 1100, new double[] {1.5}, 1);
        assertSame("as expected", limits, PEAK, x, 0, 0, 0, 0);
        assertSame("pulled", limits, PEAK, x, 1.5, -1.2, 0.7, 1);
        assertSame("far", limits, PEAK, x, -2.5, 2.5, -2, 3);
    }

    @Test
    void aHistogramAlone() {
        WeightedEvents all = NuisanceEvents.peak(4000, 1000, 100, 3).all();
        EventMatrix x = drawn(all, 1100, new double[] {1.5}, 1);
        assertSame("shape", limits(all, 1000, PEAK_GRID).withoutRate(), PEAK, x, 0.5, -1.2, 1.7, 0);
    }

    @Test
    void theRateAlone() {
        WeightedEvents all = NuisanceEvents.peak(4000, 1000, 100, 3).all();
        EventMatrix x = drawn(all, 1100, new double[] {1.5}, 1);
        assertSame("rate", limits(all, 1000, PEAK_GRID), Kinematics.none(), x, 0.5, -1.2, 1.7, 0);
    }

    /** A ratio that does not know ν, beside a rate that does. */
    @Test
    void aRatioPerEvent() {
        WeightedEvents all = NuisanceEvents.peak(4000, 1000, 100, 3).all();
        LogRatioTable ratio = (x, points) -> {
            double[] values = new double[x.rows() * points.rows()];
            Arrays.setAll(values, k -> points.get(k % points.rows(), 0) * 0.1 * (x.get(k / points.rows(), 0) - 0.5));
            return EventMatrix.of(x.rows(), points.rows(), values);
        };
        EventMatrix x = drawn(all, 1100, new double[] {1.5}, 1);
        assertSame("ratio", limits(all, 1000, PEAK_GRID), Kinematics.ratio(ratio), x, 0.5, -1.2, 1.7, 0);
    }

    /** No experiment lies so far off, but a grid may have such points. */
    @Test
    void parametersStayWithinTheirRange() {
        WeightedEvents all = NuisanceEvents.peak(4000, 1000, 100, 3).all();
        Limits limits = limits(all, 1000, PEAK_GRID);
        ToyModel model = ToyModel.of(limits, PEAK.model(limits), all);
        double[] measured = {3, 0, 0, 0};
        EventMatrix more = drawn(all, 1800, new double[] {1.5}, 1);
        assertSame("more events", limits, PEAK, more, measured);
        double[] some = model.experiment(more, measured, 0).nu();
        assertTrue(atEnd(some) == 1 || atEnd(some) == 2, Arrays.toString(some));
        EventMatrix most = drawn(all, 3000, new double[] {1.5}, 1);
        assertSame("most events", limits, PEAK, most, measured);
        assertEquals(3, atEnd(model.experiment(most, measured, 0).nu()));
    }

    private static long atEnd(double... nu) {
        return Arrays.stream(nu)
                .filter(v -> Math.abs(v) == NuisanceParameters.RANGE)
                .count();
    }

    private static void assertSameForDrellYan(String what, EventSource source, double count) {
        WeightedEvents all = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        Limits limits = limits(all, count, DRELL_YAN_GRID);
        int k = limits.nuisance().size();
        EventMatrix x = drawn(all, (int) count, new double[] {0.2, -0.1}, 1);
        assertSame(what + ", as expected", limits, DRELL_YAN, x, new double[k]);
        double[] measured = new double[k];
        Arrays.setAll(measured, j -> 2.5 * Math.cos(2 * j));
        assertSame(what + ", far", limits, DRELL_YAN, x, measured);
    }

    @Test
    void drellYanEvents() {
        assertSameForDrellYan(
                "simulated",
                Simulators.named("drell-yan").with(Map.of("systematics", "on")).simulate(4000, 5),
                1000);
    }

    @Test
    void theReferenceEvents() {
        Assumptions.assumeTrue(Files.isRegularFile(FILE), "skipped: the reference data are not there: " + FILE);
        assertSameForDrellYan("reference", EventFiles.open(FILE), 2000);
    }

    /** log μ at random ν within 3 standard deviations beside its direct sum. */
    @Test
    void expectedCountsAreNearlyExact() {
        NuisanceEvents events = NuisanceEvents.peak(4000, 1000, 100, 3);
        Limits limits = limits(events.all(), 1000, PEAK_GRID);
        EventMatrix points = limits.grid().points();
        var exact = smi.limits.ExpectedCounts.of(limits, PEAK.model(limits), points);
        LogQuadraticCounts near = LogQuadraticCounts.of(exact, points.rows(), 4);
        var random = new SplittableRandom(7);
        for (int t = 0; t < 30; t++) {
            double[] nu = random.doubles(4, -3, 3).toArray();
            for (int g = 0; g < points.rows(); g++) {
                double mu = points.get(g, 0);
                double sum = limits.luminosity().inversePicobarn()
                        * events.events().stream()
                                .mapToDouble(e -> e.weight(mu, nu))
                                .sum();
                double[] logs = exact.logarithms(nu)[g];
                assertEquals(sum, Arrays.stream(logs).map(Math::exp).sum(), 1e-9 * sum);
                double[] found = near.expected(g, nu);
                // cumulants of third order of the spread in a bin: (0.1²/3) · 0.05 · 3³ at the most
                assertArrayEquals(logs, Arrays.stream(found).map(Math::log).toArray(), 0.005);
            }
        }
    }
}
