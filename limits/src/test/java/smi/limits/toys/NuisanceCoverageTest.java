package smi.limits.toys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
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
import smi.events.simulators.Simulator;
import smi.events.simulators.Simulators;
import smi.limits.AsimovData;
import smi.limits.BinRule;
import smi.limits.ChiSquare;
import smi.limits.Kinematics;
import smi.limits.Limits;
import smi.limits.NuisanceParameters;
import smi.limits.ParameterGrid;
import smi.limits.RateLikelihood;
import smi.morphing.ParameterPoint;

/**
 * Regions by toys with nuisance parameters contain the truth as often as they say, whatever the nuisance parameters are in
 * truth. Experiments are made here, event by event. A share of 1000 experiments has a binomial error of 1.5 % at 68 % and
 * of 0.7 % at 95 %.
 */
class NuisanceCoverageTest {
    private static final Logger LOG = LoggerFactory.getLogger(NuisanceCoverageTest.class);
    private static final double[] LEVELS = {0.6827, 0.9545};
    private static final Kinematics BINS =
            Kinematics.histogram(List.of("x"), BinRule.edges(new double[] {0.2, 0.4, 0.5, 0.6, 0.7, 0.8}));

    /** Experiments at μ and ν: Poisson numbers of events of the exact weights, measurements of ν around the truth. */
    private static List<ToyModel.Experiment> experiments(
            ToyModel model, NuisanceEvents events, double mu, double[] nu, int number, long seed) {
        double[] w = events.events().stream().mapToDouble(e -> e.weight(mu, nu)).toArray();
        var table = new AliasTable(w);
        var count = new PoissonDraw(Arrays.stream(w).sum());
        var random = new SplittableRandom(seed);
        var gauss = new java.util.Random(seed);
        List<ToyModel.Experiment> found = new ArrayList<>();
        for (int e = 0; e < number; e++) {
            double[] x = new double[count.draw(random)];
            Arrays.setAll(x, i -> events.events().get(table.draw(random)).x());
            double[] measured = new double[nu.length];
            Arrays.setAll(measured, k -> nu[k] + gauss.nextGaussian());
            found.add(model.experiment(
                    EventMatrix.of(x.length, 1, x), measured, model.grid().size()));
        }
        return found;
    }

    private static double[] shares(
            NuisanceEvents events, Kinematics kinematics, double mu, double[] nu, int number, ToySettings settings) {
        Limits limits = NuisanceToysTest.expected(events, "mu=-2:5:36", NuisanceParameters.all(events.setup()));
        ToyModel model =
                ToyModel.of(limits, kinematics.model(limits), limits.templates(), NuisanceEvents.SPACE.point(mu));
        List<ToyModel.Experiment> found = experiments(model, events, mu, nu, number, 17);
        for (double level : LEVELS) {
            LOG.info(
                    "asymptotic at {}: {}",
                    level,
                    (double) found.stream()
                                    .filter(e -> ChiSquare.survival(e.q(), 1) >= 1 - level)
                                    .count()
                            / number);
        }
        double[] p = Coverage.ownToys(model, found, settings, () -> {});
        return Arrays.stream(LEVELS)
                .map(level ->
                        (double) Arrays.stream(p).filter(v -> v >= 1 - level).count() / number)
                .toArray();
    }

    private static void assertCovers(String what, double[] shares, int number) {
        LOG.info("{}: {}", what, Arrays.toString(shares));
        for (int k = 0; k < LEVELS.length; k++) {
            double error = Math.sqrt(LEVELS[k] * (1 - LEVELS[k]) / number);
            assertEquals(LEVELS[k], shares[k], 3 * error, what + " at " + LEVELS[k]);
        }
    }

    private static final ToySettings SETTINGS = new ToySettings(500, 2000, List.of(0.6827, 0.9545), 5);

    @Test
    void aPeakOnAFallingBackground() {
        NuisanceEvents events = NuisanceEvents.peak(4000, 100, 10, 3);
        assertCovers("300 experiments, ν = 1", shares(events, BINS, 1, new double[] {1, 1, 1, 1}, 300, SETTINGS), 300);
    }

    @Test
    @Tag("long")
    void aPeakWithAThousandExperiments() {
        NuisanceEvents events = NuisanceEvents.peak(4000, 100, 10, 3);
        for (double nu : new double[] {-1, 0, 1, 2}) {
            double[] at = {nu, nu, nu, nu};
            assertCovers("1000 experiments, ν = " + nu, shares(events, BINS, 1, at, 1000, SETTINGS), 1000);
        }
    }

    /**
     * The exact ratio per event at ν = 0, which does not know the shapes that ν makes. Toys do: they are made of events as
     * they are at the fitted ν, which other measurements move by ± 1, so that regions are too large rather than too small.
     */
    @Test
    @Tag("long")
    void aRatioPerEventThatDoesNotKnowNuisanceParameters() {
        NuisanceEvents events = NuisanceEvents.peak(20_000, 100, 10, 3);
        Limits plain = NuisanceToysTest.expected(events, "mu=-2:5:36", List.of());
        Kinematics ratio =
                Kinematics.ratio(BINS.model(plain).terms().orElseThrow().table());
        for (double nu : new double[] {0, 1}) {
            double[] shares = shares(events, ratio, 1, new double[] {nu, nu, nu, nu}, 1000, SETTINGS);
            LOG.info("ratio per event, ν = {}: {}", nu, Arrays.toString(shares));
            for (int k = 0; k < LEVELS.length; k++) {
                double error = Math.sqrt(LEVELS[k] * (1 - LEVELS[k]) / 1000);
                assertTrue(shares[k] > LEVELS[k] - 3 * error, "ν = " + nu + ": " + Arrays.toString(shares));
            }
        }
    }

    /** Few events and no nuisance parameter that the bins could measure. */
    @Test
    @Tag("long")
    void theNumberOfEvents() {
        NuisanceEvents events = NuisanceEvents.counting(100, 10, 0.1);
        for (double nu : new double[] {0, 1}) {
            assertCovers(
                    "rate, ν = " + nu,
                    shares(events, Kinematics.none(), 1, new double[] {nu, 0}, 1000, SETTINGS),
                    1000);
        }
    }

    /** Events generated afresh, which do not come from the file that predicts the bins. */
    @Test
    void freshDrellYanEventsWithSystematics() {
        Simulator simulator = Simulators.named("drell-yan").with(Map.of("observables", "exact", "systematics", "on"));
        EventSource source = simulator.simulate(40_000, 1001);
        WeightedEvents all = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        ParameterPoint truth = source.setup().space().origin();
        var luminosity = new Luminosity(30 / all.crossSection(truth).valuePb());
        Limits limits = new Limits(
                        AsimovData.of(all, truth, luminosity),
                        all,
                        Optional.of(new RateLikelihood(
                                all,
                                luminosity,
                                luminosity.inversePicobarn()
                                        * all.crossSection(truth).valuePb())),
                        luminosity,
                        ParameterGrid.parse(
                                "clq1=-2:2:21,clq3=0", source.setup().space()))
                .withNuisance(NuisanceParameters.all(source.setup()));
        var kinematics = Kinematics.histogram(List.of("m_ll"), BinRule.edges(new double[] {350, 400, 500, 700, 1000}));
        ToyModel model = ToyModel.of(limits, kinematics.model(limits), all, truth);
        Coverage coverage = Coverage.of(
                model, PseudoExperiments.of(simulator, truth, 7), 200, SETTINGS, luminosity.inversePicobarn());
        LOG.info("Drell-Yan, 30 events: {}", coverage);
        for (Coverage.Level level : coverage.levels()) {
            assertTrue(Math.abs(level.toysDeviation()) < 3.2, coverage.toString());
        }
        assertEquals(500, coverage.toys());
    }
}
