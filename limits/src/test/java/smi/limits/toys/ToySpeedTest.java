package smi.limits.toys;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.limits.AsimovData;
import smi.limits.BinRule;
import smi.limits.DrellYanExact;
import smi.limits.Kinematics;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.Measurement;
import smi.limits.NuisanceParameters;
import smi.limits.ParameterGrid;
import smi.limits.RateLikelihood;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/** What toys cost: 300 events each, minimised over 441 points. Figures of the processor, so that load does not count. */
class ToySpeedTest {
    private static final Logger LOG = LoggerFactory.getLogger(ToySpeedTest.class);

    private static ToyModel model(Limits limits) {
        var model = Kinematics.polynomial(DrellYanExact.ratio()).model(limits);
        return ToyModel.of(limits, model, limits.templates());
    }

    private static Limits limits(EventSource source) {
        WeightedEvents all = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        ParameterSpace space = source.setup().space();
        ParameterPoint sm = space.origin();
        var luminosity = new Luminosity(300 / all.crossSection(sm).valuePb());
        return new Limits(
                AsimovData.of(all, sm, luminosity),
                all,
                Optional.of(new RateLikelihood(all, luminosity, 300)),
                luminosity,
                ParameterGrid.parse("clq1=-1:1:21,clq3=-1:1:21", space));
    }

    private static double processorSeconds() {
        var threads = ManagementFactory.getThreadMXBean();
        double total = 0;
        for (long id : threads.getAllThreadIds()) {
            total += 1e-9 * Math.max(0, threads.getThreadCpuTime(id));
        }
        return total;
    }

    @Test
    void aThousandToysTakeLessThanASecond() {
        EventSource source = DrellYanExact.simulator().simulate(20_000, 3);
        ToyModel model = model(limits(source));
        PointToys toys = model.at(220);
        toys.q(1, 0, 10);
        double before = processorSeconds();
        double[] q = toys.q(2, 0, 10);
        double seconds = processorSeconds() - before;
        assertTrue(q.length == 1000 && seconds < 1, "1000 toys took %.2f s".formatted(seconds));
    }

    /** Two cores in 120 s: 240 seconds of the processor. */
    @Test
    @Tag("long")
    void aNeymanConstructionTakesLessThanTwoMinutes() {
        EventSource source = DrellYanExact.simulator().simulate(20_000, 3);
        Limits limits = limits(source);
        Measurement measurement = limits.measure(Kinematics.polynomial(DrellYanExact.ratio()));
        long start = System.nanoTime();
        double before = processorSeconds();
        LimitResult result =
                NeymanConstruction.of(measurement, model(limits), new ToySettings(1000, 1000, List.of(0.68, 0.95), 5));
        double seconds = processorSeconds() - before;
        LOG.info("441 x 1000 toys: {} s of the processor, {} s", seconds, 1e-9 * (System.nanoTime() - start));
        assertTrue(seconds < 240, "441 × 1000 toys took %.0f s of the processor".formatted(seconds));
        assertTrue(result.pValue()[220] > 0.9, "p at the Asimov truth " + result.pValue()[220]);
    }

    private static Limits withNuisance() {
        WeightedEvents all = NuisanceEvents.peak(2000, 1000, 100, 3).all();
        ParameterPoint origin = NuisanceEvents.SPACE.origin();
        var luminosity = new Luminosity(1);
        return new Limits(
                        AsimovData.of(all, origin, luminosity),
                        all,
                        Optional.of(new RateLikelihood(
                                all, luminosity, all.crossSection(origin).valuePb())),
                        luminosity,
                        ParameterGrid.parse("mu=-1:4:441", NuisanceEvents.SPACE))
                .withNuisance(NuisanceParameters.all(all.setup()));
    }

    private static final Kinematics TEN_BINS = Kinematics.histogram(
            List.of("x"), BinRule.edges(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}));

    /** 441 000 maxima over four nuisance parameters with ten bins. */
    @Test
    void aThousandToysWithNuisanceParametersTakeLessThanTwoSeconds() {
        Limits limits = withNuisance();
        ToyModel model = ToyModel.of(limits, TEN_BINS.model(limits), limits.templates());
        PointToys toys = model.at(220);
        toys.q(1, 0, 10);
        double before = processorSeconds();
        double[] q = toys.q(2, 0, 10);
        double seconds = processorSeconds() - before;
        LOG.info("1000 toys with four nuisance parameters: {} s of the processor", seconds);
        assertTrue(q.length == 1000 && seconds < 2, "1000 toys took %.2f s".formatted(seconds));
    }

    @Test
    @Tag("long")
    void aNeymanConstructionWithNuisanceParametersTakesLessThanTenMinutesOfTheProcessor() {
        Limits limits = withNuisance();
        var kinematics = TEN_BINS.model(limits);
        double before = processorSeconds();
        LimitResult result = NeymanConstruction.of(
                limits.measure(kinematics),
                ToyModel.of(limits, kinematics, limits.templates()),
                new ToySettings(1000, 1000, List.of(0.68, 0.95), 5));
        double seconds = processorSeconds() - before;
        LOG.info("441 x 1000 toys with four nuisance parameters: {} s of the processor", seconds);
        assertTrue(seconds < 600, "441 × 1000 toys took %.0f s of the processor".formatted(seconds));
        assertTrue(result.notes().isEmpty(), result.notes().toString());
    }
}
