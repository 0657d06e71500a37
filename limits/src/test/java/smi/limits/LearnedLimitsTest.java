package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.Prior;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.limits.fit.FitSettings;
import smi.morphing.ParameterPoint;
import smi.networks.TrainingListener;
import smi.ratio.LearnedRatio;
import smi.ratio.PolynomialRatio;
import smi.ratio.RatioMethod;
import smi.ratio.RatioSettings;

/** Limits of trained estimators against those of the exact likelihood on the same events, and what they cost. */
class LearnedLimitsTest {
    private static final Logger LOG = LoggerFactory.getLogger(LearnedLimitsTest.class);
    private static final Path FOLDER =
            Path.of(System.getProperty("smi.root", "."), "..", "shared", "reference", "drell-yan", "h5");
    private static final Prior PRIOR = new Prior.Gaussian(0, 0.5);
    private static final Luminosity LUMINOSITY = new Luminosity(3000);

    private static EventFiles open(String name) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: the reference data are not there: " + file);
        return EventFiles.open(file);
    }

    private static PolynomialRatio train(WeightedEvents events, int members, int epochs, long seed) {
        RatioSettings settings =
                RatioSettings.morphingAwareDefaults(RatioMethod.ALICE).withMembers(members);
        return PolynomialRatio.train(
                Augmenter.of(events, 1).coefficients(),
                List.of(PRIOR, PRIOR),
                events.setup().space().origin(),
                settings.withTraining(settings.training().withEpochs(epochs).withSeed(seed)),
                TrainingListener.silent());
    }

    private static int defaultEpochs() {
        return RatioSettings.morphingAwareDefaults(RatioMethod.ALICE).training().epochs();
    }

    /** The Standard Model, 3/fb; the test partition is the data, the training partition trains and normalises. */
    private static Limits limits(EventSource source) {
        return Limits.expected(
                source,
                Split.defaults(),
                SamplingFactors.MIXTURE,
                source.setup().space().origin(),
                LUMINOSITY,
                ParameterGrid.parse("clq1=-1:1:41,clq3=-1:1:41", source.setup().space()));
    }

    /**
     * A learned likelihood against the exact one on the same data.
     *
     * @param area of the 95 % region, over that of the exact one
     * @param shift of the best fit from the exact one, in expected standard deviations
     * @param fromTruth of the best fit from the truth, likewise
     */
    private record Comparison(double area, double shift, double fromTruth) {}

    /**
     * In standard deviations as they are expected at the truth: the curvature of log L at the best fit hangs on the data,
     * because log L is no parabola.
     */
    private static Comparison compare(Limits limits, PolynomialRatio learned, double[][] information) {
        Measurement exact = limits.measure(Kinematics.polynomial(DrellYanExact.ratio()));
        Measurement network = limits.measure(Kinematics.learned(learned));
        double[] best = exact.fit(FitSettings.defaults()).requireConverged().point();
        double[] found = network.fit(FitSettings.defaults()).requireConverged().point();
        var comparison = new Comparison(
                network.asymptotic().area(0.95) / exact.asymptotic().area(0.95),
                length(information, found[0] - best[0], found[1] - best[1]),
                length(information, found[0], found[1]));
        LOG.info("{}", comparison);
        return comparison;
    }

    private static double length(double[][] information, double a, double b) {
        return Math.sqrt(information[0][0] * a * a + 2 * information[0][1] * a * b + information[1][1] * b * b);
    }

    /** The information of the exact likelihood at the Standard Model: the mean curvature of log L. */
    private static double[][] information() {
        EventSource source = DrellYanExact.simulator().simulate(500_000, 3);
        WeightedEvents events = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        ParameterPoint sm = source.setup().space().origin();
        double count = 3000 * events.crossSection(sm).valuePb();
        Measurement exact = new Limits(
                        AsimovData.of(events, sm, count),
                        events,
                        Optional.of(new RateLikelihood(events, LUMINOSITY, count)),
                        LUMINOSITY,
                        ParameterGrid.parse(
                                "clq1=-1:1:3,clq3=-1:1:3", source.setup().space()))
                .measure(Kinematics.polynomial(DrellYanExact.ratio()));
        double[][] hessian = exact.likelihood().hessian(sm.values(), exact.bounds());
        LOG.info("information {}", Arrays.deepToString(hessian));
        return hessian;
    }

    /**
     * The reference events: 30 000 train, the last 10 000 are data. The area depends on the events more than on the seed:
     * the exact ratio, normalised with these training events, has a region that is 5 % too large, and the networks of the
     * three seeds 12 to 15 %. Plain PyTorch: 12 % and 0.45 σ.
     */
    @Test
    @Tag("long")
    void learnedLimitsOfTheReferenceEventsAreNearTheExactOnes() {
        Limits limits = limits(open("exact_shuffled.h5"));
        double[][] information = information();
        for (int seed = 1; seed <= 3; seed++) {
            Comparison compared = compare(limits, train(limits.templates(), 3, defaultEpochs(), seed), information);
            assertEquals(1, compared.area(), 0.15, compared.toString());
            assertTrue(compared.shift() < 0.6, compared.toString());
        }
    }

    /**
     * Ten sets of 50 000 events, of which 30 000 train and 10 000 are data. These fluctuate like 30 000 events do, of which
     * 2 300 are expected: half of the areas are within 15 %, half of the best fits within 0.6 σ, and the areas are right on
     * average. A single one has been 25 % too large and 1.0 σ off.
     */
    @Test
    @Tag("long")
    void learnedLimitsAreNearTheExactOnesForMostSetsOfEvents() {
        double[][] information = information();
        List<Comparison> compared = IntStream.range(0, 10)
                .mapToObj(set -> limits(DrellYanExact.simulator().simulate(50_000, 100 + set)))
                .map(limits -> compare(limits, train(limits.templates(), 1, defaultEpochs(), 1), information))
                .toList();
        double area = compared.stream().mapToDouble(Comparison::area).average().orElseThrow();
        double deviation = median(compared.stream().mapToDouble(c -> Math.abs(c.area() - 1)));
        double shift = median(compared.stream().mapToDouble(Comparison::shift));
        LOG.info("mean area {}, median deviation {}, median shift {}", area, deviation, shift);
        // the scatter of 13 % leaves 4 % in the mean of ten
        assertEquals(1, area, 0.12);
        assertTrue(deviation < 0.15, "median deviation of the area: " + deviation);
        assertTrue(shift < 0.6, "median shift: " + shift);
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }

    /** 600 000 events train, 1 000 000 others are data: areas agree to 5 %, and the truth is within 0.2 σ. */
    @Test
    @Tag("long")
    void manyEventsOfTheSimulatorGiveTheExactLimits() {
        EventSource source = DrellYanExact.simulator().simulate(600_000, 11);
        EventSource fresh = DrellYanExact.simulator().simulate(1_000_000, 12);
        WeightedEvents train = WeightedEvents.of(source, Partition.TRAIN, new Split(0, 0.001), SamplingFactors.MIXTURE);
        WeightedEvents data = WeightedEvents.of(fresh, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        ParameterPoint sm = source.setup().space().origin();
        double count = 3000 * data.crossSection(sm).valuePb();
        var limits = new Limits(
                AsimovData.of(data, sm, count),
                train,
                Optional.of(new RateLikelihood(data, LUMINOSITY, count)),
                LUMINOSITY,
                ParameterGrid.parse(
                        "clq1=-0.6:0.6:21,clq3=-0.4:0.4:21", source.setup().space()));
        double[][] information = information();
        for (int seed = 1; seed <= 2; seed++) {
            Comparison compared = compare(limits, train(train, 1, 10, seed), information);
            assertEquals(1, compared.area(), 0.05, compared.toString());
            assertTrue(compared.shift() < 0.2 && compared.fromTruth() < 0.2, compared.toString());
        }
    }

    /** The model is loaded: 441 points × 6300 events with its normalisation and the fit, in seconds of the processor. */
    @Test
    void expectedLimitsTakeLessThanTwoSeconds() {
        EventSource source = open("main_shuffled.h5");
        WeightedEvents events = WeightedEvents.of(source, Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
        RatioSettings defaults = RatioSettings.defaults(RatioMethod.ALICES);
        var ratio = LearnedRatio.train(
                Augmenter.of(events, 1)
                        .ratio(
                                ThetaSpec.parse("random:100:gaussian(0,0.5),gaussian(0,0.5)", source.setup()),
                                ThetaSpec.parse("sm", source.setup()),
                                5_000),
                defaults.withTraining(defaults.training().withEpochs(2)),
                TrainingListener.silent());
        ParameterGrid grid =
                ParameterGrid.parse("clq1=-1:1:21,clq3=-1:1:21", source.setup().space());
        ParameterPoint sm = source.setup().space().origin();
        double best = Double.POSITIVE_INFINITY;
        // the first attempts compile the code; on a busy machine caches are shared, so that one that is not disturbed
        // counts
        for (int attempt = 0; attempt < 6 && best >= 2; attempt++) {
            double before = processorSeconds();
            LimitResult result = Limits.expected(
                            source, Split.defaults(), SamplingFactors.MIXTURE, sm, LUMINOSITY, grid)
                    .learned(ratio);
            best = Math.min(best, processorSeconds() - before);
            assertEquals(441, result.q().length);
        }
        LOG.info("expected learned limits: {} CPU s", best);
        assertTrue(best < 2, "expected learned limits took %.1f s of the processor".formatted(best));
    }

    private static double processorSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return 1e-9 * system.getProcessCpuTime();
    }
}
