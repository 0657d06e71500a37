package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import smi.augmentation.Augmenter;
import smi.augmentation.Binning;
import smi.augmentation.LocalSample;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.simulators.DrellYanSimulator;
import smi.events.simulators.LatentGaussianSimulator;
import smi.morphing.ParameterPoint;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.TrainingListener;
import smi.score.Sally;
import smi.score.SallySettings;

/** Learned information where it is known, with networks. */
@Tag("long")
class LearnedBarsTest {
    /** The exact Drell–Yan information at the Standard Model with 3/fb, by quadrature. */
    private static final double[] KNOWN = {100.65482366, -237.40115330, 636.92041498};

    private static Sally exactSally(WeightedEvents events, long seed) {
        SallySettings settings = SallySettings.defaults()
                .withMembers(5)
                .withArchitecture(Architecture.parse("100,100", Activation.TANH));
        settings = settings.withTraining(settings.training().withEpochs(40).withSeed(seed));
        return Sally.train(
                Augmenter.of(events, seed).coefficients(),
                events.setup().space().origin(),
                settings,
                TrainingListener.silent());
    }

    /**
     * All 50 000 events with ensembles of five on each half: within 15 %, 5 % and 9 % of √(I_ii I_jj), and within 2.5 of
     * the quoted errors. The joint scores of these events pull on every regression: what the exact score t and they, y,
     * give, E[2 t y − t²], is off by +18 %, −5 % and −6 %.
     * Seed 2 gives +14 %, −3 % and −7 %: close to the bars because the events are.
     */
    @Test
    void drellYanInformationIsFound() throws IOException {
        WeightedEvents events = ReferenceFisherTest.exactEvents();
        LearnedInformation learned = FisherInformation.learned(
                exactSally(events, 2),
                Channel.of(events, new Luminosity(3000)),
                events.setup().space().origin());
        assertKnown(learned.information(), new double[] {0.15, 0.05, 0.09}, 2.5);
    }

    private static void assertKnown(Information information, double[] tolerances, double pull) {
        double[] scale = {KNOWN[0], Math.sqrt(KNOWN[0] * KNOWN[2]), KNOWN[2]};
        int[][] places = {{0, 0}, {0, 1}, {1, 1}};
        for (int k = 0; k < 3; k++) {
            double off = information.matrix()[places[k][0]][places[k][1]] - KNOWN[k];
            double error = information.uncertainty()[places[k][0]][places[k][1]];
            String text = "element %d: %.1f%% ± %.1f%%".formatted(k, 100 * off / scale[k], 100 * error / scale[k]);
            System.out.println(text);
            assertTrue(Math.abs(off) <= tolerances[k] * scale[k], text);
            assertTrue(Math.abs(off) <= pull * error, text);
        }
    }

    /** 10⁶ events of the simulator without smearing and cuts: every element within 6 %. */
    @Test
    void aMillionEventsFindItBetter() {
        EventSource source = DrellYanSimulator.defaults()
                .with(Map.of("observables", "exact", "sampled-from", "sm,w,neg_w,ww,neg_ww"))
                .simulate(1_000_000, 5, 2);
        WeightedEvents events = WeightedEvents.of(source, Partition.ALL, new Split(0, 0), SamplingFactors.MIXTURE);
        SallySettings settings =
                SallySettings.defaults().withMembers(2).withArchitecture(Architecture.parse("60,60", Activation.TANH));
        settings = settings.withTraining(
                settings.training().withEpochs(12).withBatchSize(256).withLearningRates(5e-3, 1e-4));
        Sally sally = Sally.train(
                Augmenter.of(events, 1).coefficients(),
                events.setup().space().origin(),
                settings,
                TrainingListener.silent());
        LearnedInformation learned = FisherInformation.learned(
                sally,
                Channel.of(events, new Luminosity(3000)),
                events.setup().space().origin());
        assertKnown(learned.information(), new double[] {0.06, 0.06, 0.06}, 3);
    }

    /**
     * The whole chain, 100 seeds: simulation, augmentation, training on two halves, information of the test partition.
     * The bar is |mean| ≤ 0.4 and a width of 0.75 to 1.35.
     */
    @Test
    void pullsOfTheLatentGaussian() {
        double[] pulls = new double[100];
        for (int seed = 0; seed < pulls.length; seed++) {
            EventSource source = LatentGaussianSimulator.defaults().simulate(5000, 1000 + seed, 1);
            ParameterPoint origin = source.setup().space().origin();
            WeightedEvents train =
                    WeightedEvents.of(source, Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
            LocalSample sample = Augmenter.of(train, seed).local(origin, 6000);
            SallySettings settings = SallySettings.defaults();
            settings = settings.withTraining(settings.training().withSeed(seed));
            Sally sally = Sally.train(sample, settings, TrainingListener.silent());
            WeightedEvents test = WeightedEvents.of(source, Partition.TEST, Split.defaults(), SamplingFactors.MIXTURE);
            Information information = FisherInformation.learned(sally, Channel.of(test, new Luminosity(1)), origin)
                    .information();
            pulls[seed] = (information.matrix()[0][0] - 0.2) / information.uncertainty()[0][0];
        }
        double mean = Arrays.stream(pulls).average().orElseThrow();
        double width =
                Math.sqrt(Arrays.stream(pulls).map(p -> (p - mean) * (p - mean)).sum() / 99);
        String text = "pulls: mean %.2f, width %.2f".formatted(mean, width);
        System.out.println(text);
        assertTrue(Math.abs(mean) <= 0.4 && width >= 0.75 && width <= 1.35, text);
    }

    /** rate ≤ histogram ≤ learned ≤ truth: no eigenvalue of a difference is below −2σ. */
    @Test
    void moreIsKnownTheMoreIsSeen() throws IOException {
        WeightedEvents events = ReferenceFisherTest.exactEvents();
        Channel channel = Channel.of(events, new Luminosity(3000));
        ParameterPoint origin = events.setup().space().origin();
        var bootstrap = new Bootstrap(200, 1);
        Binning mll = Binning.of(new double[] {400, 600, 800, 1000, 1500});
        List<Replicas> order = new ArrayList<>();
        order.add(bootstrap.rate(channel, origin));
        order.add(bootstrap.histogram(channel, List.of("m_ll"), mll, origin));
        order.add(bootstrap.learned(exactSally(events, 1), channel, origin));
        order.add(bootstrap.truth(channel, origin));
        for (int k = 1; k < order.size(); k++) {
            InformationComparison comparison = InformationComparison.of(order.get(k), order.get(k - 1));
            String text = "%s − %s: %s ± %s"
                    .formatted(
                            comparison.whole().method(),
                            comparison.part().method(),
                            Arrays.toString(comparison.lost()),
                            Arrays.toString(comparison.lostErrors()));
            System.out.println(text);
            for (int i = 0; i < 2; i++) {
                assertTrue(comparison.lost()[i] >= -2 * comparison.lostErrors()[i], text);
            }
        }
    }

    /** 10⁶ events × 6 benchmarks × 2 parameters, in memory and warm: 0.3 s on two cores. */
    @Test
    void truthInformationIsFast() {
        Channel channel = Channel.of(new ToyEvents(1_000_000, 1).all(), new Luminosity(1000));
        ParameterPoint theta = ToyEvents.point(0.3, -0.2);
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 10; k++) {
            long start = System.nanoTime();
            FisherInformation.truth(channel, theta);
            best = Math.min(best, (System.nanoTime() - start) * 1e-9);
        }
        System.out.println("truth information of 10^6 events: " + best + " s");
        assertTrue(best < 0.3, best + " s");
    }
}
