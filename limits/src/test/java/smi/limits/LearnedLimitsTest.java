package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.morphing.ParameterPoint;
import smi.networks.Activation;
import smi.networks.Architecture;
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

    private static PolynomialRatio train(WeightedEvents events, RatioSettings settings) {
        return PolynomialRatio.train(
                Augmenter.of(events, 1).coefficients(),
                List.of(PRIOR, PRIOR),
                events.setup().space().origin(),
                settings,
                TrainingListener.silent());
    }

    private static RatioSettings settings(int epochs) {
        RatioSettings settings = RatioSettings.morphingAwareDefaults(RatioMethod.ALICE);
        return settings.withTraining(settings.training().withEpochs(epochs));
    }

    /** Learned and exact limits on the same events: the ratio of the areas of the 95 % regions, and the shift in σ. */
    private static double[] compare(Limits limits, PolynomialRatio learned) {
        Measurement exact = limits.measure(Kinematics.polynomial(DrellYanExact.ratio()));
        Measurement network = limits.measure(Kinematics.learned(learned));
        FitResult best = exact.fit(FitSettings.defaults()).requireConverged();
        FitResult found = network.fit(FitSettings.defaults()).requireConverged();
        double area = network.asymptotic().area(0.95) / exact.asymptotic().area(0.95);
        double shift = distance(best, found.point());
        LOG.info("area of the 95 % region: {} of the exact one; best fit shifted by {} σ", area, shift);
        return new double[] {area, shift};
    }

    /** The length of a shift in units of the covariance of a fit. */
    private static double distance(FitResult fit, double... point) {
        double a = point[0] - fit.point()[0];
        double b = point[1] - fit.point()[1];
        double[][] c = fit.covariance();
        double determinant = c[0][0] * c[1][1] - c[0][1] * c[0][1];
        return Math.sqrt((c[1][1] * a * a - 2 * c[0][1] * a * b + c[0][0] * b * b) / determinant);
    }

    /**
     * The last 10 000 of 50 000 events are data, the others train. 40 000 events at one point, of which 2 300 are expected,
     * leave a network a shift of half a standard deviation, and the area follows the best fit: larger networks and longer
     * training gave areas 4 to 20 % and shifts 0.6 to 1.0 σ above, smaller ones this. Plain PyTorch: 12 % and 0.45 σ.
     */
    @Test
    @Tag("long")
    void learnedLimitsOfTheReferenceEventsAreNearTheExactOnes() {
        EventSource source = open("exact_shuffled.h5");
        var split = new Split(0, 0.2);
        WeightedEvents train = WeightedEvents.of(source, Partition.TRAIN, split, SamplingFactors.MIXTURE);
        WeightedEvents all = WeightedEvents.of(source, Partition.ALL, split, SamplingFactors.MIXTURE);
        ParameterPoint sm = source.setup().space().origin();
        double count = 3000 * all.crossSection(sm).valuePb();
        var limits = new Limits(
                AsimovData.of(WeightedEvents.of(source, Partition.TEST, split, SamplingFactors.MIXTURE), sm, count),
                train,
                Optional.of(new RateLikelihood(all, LUMINOSITY, count)),
                LUMINOSITY,
                ParameterGrid.parse("clq1=-1:1:21,clq3=-1:1:21", source.setup().space()));
        RatioSettings small = settings(40)
                .withArchitecture(new Architecture(List.of(50, 50), Activation.SILU))
                .withMembers(3);
        double[] compared = compare(limits, train(train, small));
        assertEquals(1, compared[0], 0.25, "area");
        assertTrue(compared[1] < 0.6, "shift of the best fit: " + compared[1] + " σ");
    }

    /** 600 000 events train, 1 000 000 others are data: the regions agree to 5 %; 0.2 σ is the goal for the best fit. */
    @Test
    @Tag("long")
    void manyEventsOfTheSimulatorGiveTheExactLimits() {
        EventSource source = DrellYanExact.simulator().simulate(600_000, 11);
        EventSource fresh = DrellYanExact.simulator().simulate(1_000_000, 12);
        WeightedEvents train = WeightedEvents.of(source, Partition.ALL, new Split(0, 0), SamplingFactors.MIXTURE);
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
        PolynomialRatio learned = train(
                WeightedEvents.of(source, Partition.TRAIN, new Split(0, 0.001), SamplingFactors.MIXTURE), settings(10));
        double[] compared = compare(limits, learned);
        FitResult found = limits.measure(Kinematics.learned(learned)).fit(FitSettings.defaults());
        double truth = distance(found, 0, 0);
        LOG.info("the truth lies {} σ from the best fit", truth);
        assertEquals(1, compared[0], 0.05, "area");
        assertTrue(truth < 0.35, "the truth lies " + truth + " σ from the best fit");
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
        for (int attempt = 0; attempt < 3; attempt++) {
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
