package smi.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.NegativeWeights;
import smi.augmentation.Partition;
import smi.augmentation.SampleInfo;
import smi.augmentation.SampleWeights;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.BlockSource;
import smi.networks.EventPart;
import smi.networks.TrainingListener;
import smi.networks.TrainingSettings;

/** Halves of events, nuisance parameters, weighted events, several points, combinations. */
class SallyPartsTest {
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("a", 2, -1, 1));

    @TempDir
    Path folder;

    /** z ~ N(θ, 4), x ~ N(z, 1); ν shifts x, so that its joint score is (x − z) and its score (x − θ)/5. */
    private static LocalSample sample(int n, double theta, boolean nuisance) {
        var random = new SplittableRandom(5);
        int columns = nuisance ? 2 : 1;
        double[] x = new double[n];
        double[] score = new double[columns * n];
        double[] at = new double[n];
        for (int i = 0; i < n; i++) {
            double z = theta + 2 * random.nextGaussian();
            x[i] = z + random.nextGaussian();
            score[columns * i] = (z - theta) / 4;
            if (nuisance) {
                score[columns * i + 1] = x[i] - z;
            }
            at[i] = theta;
        }
        return new LocalSample(
                info(nuisance ? List.of("nu") : List.of()),
                EventMatrix.of(n, 1, x),
                EventMatrix.of(n, 1, at),
                EventMatrix.of(n, columns, score));
    }

    private static SampleInfo info(List<String> nuisance) {
        return new SampleInfo(
                SPACE,
                nuisance,
                List.of("x"),
                Partition.TRAIN,
                Split.defaults(),
                new SampleWeights(1000, 1000, NegativeWeights.CLIP, 0),
                Provenance.of("augment", 1, List.of(), Map.of()),
                List.of());
    }

    private static SallySettings quick() {
        SallySettings settings = SallySettings.defaults().withMembers(2).withParts(1);
        return settings.withTraining(
                settings.training().withEpochs(20).withLearningRates(3e-3, 1e-4).withSeed(3));
    }

    /** 300 simulated events in 1000 rows. */
    private static LocalSample repeated() {
        var random = new SplittableRandom(1);
        double[] events = random.doubles(300).toArray();
        double[] x = new double[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = events[random.nextInt(events.length)];
        }
        return new LocalSample(
                info(List.of()),
                EventMatrix.of(x.length, 1, x),
                EventMatrix.of(x.length, 1, new double[x.length]),
                EventMatrix.of(x.length, 1, x));
    }

    @Test
    void allRowsOfASimulatedEventAreInTheSameHalf() {
        var source = ScoredEvents.of(repeated());
        TrainingSettings settings = quick().training().withParts(2);
        Map<Double, Boolean> first = new HashMap<>();
        for (int i = 0; i < source.events(); i++) {
            boolean in = EventPart.of(settings, 0).contains(source.eventKey(i));
            assertEquals(!in, EventPart.of(settings, 1).contains(source.eventKey(i)));
            Boolean before = first.put(source.x().get(i, 0), in);
            assertTrue(before == null || before == in);
        }
        // the simulated events share the halves binomially: 150 ± 9
        assertEquals(150, first.values().stream().filter(in -> in).count(), 45);
    }

    @Test
    void repeatedRowsAreWorthFewerEvents() {
        LocalSample sample = repeated();
        Map<Double, Integer> times = new HashMap<>();
        for (double x : sample.observations().toArray()) {
            times.merge(x, 1, Integer::sum);
        }
        double squares = times.values().stream().mapToDouble(m -> m * m).sum();
        BlockSource source = BlockSource.of(ScoredEvents.of(sample));
        double[] whole = EffectiveEvents.of(source, quick().training());
        assertArrayEquals(new double[] {1e6 / squares}, whole, 1e-9);
        double[] halves = EffectiveEvents.of(source, quick().training().withParts(2));
        assertEquals(whole[0], halves[0] + halves[1], 0.05 * whole[0]);
    }

    @Test
    void halvesAreEstimatorsOfTheirOwnAndSurviveTheFile() {
        Sally sally = Sally.train(sample(4000, 0, false), quick().withParts(2), TrainingListener.silent());
        assertEquals(4, sally.model().networks().size());
        assertEquals(4, sally.members().size());
        sally.save(folder.resolve("halves.smi"));
        Sally loaded = Sally.load(folder.resolve("halves.smi"));
        List<ScoreEstimator> halves = loaded.parts();
        assertEquals(2, halves.size());
        EventMatrix x = EventMatrix.of(2, 1, new double[] {-1, 2});
        for (int i = 0; i < 2; i++) {
            double mean =
                    (halves.get(0).scores(x).get(i, 0) + halves.get(1).scores(x).get(i, 0)) / 2;
            assertEquals(mean, sally.scores(x).get(i, 0), 1e-15);
        }
        assertTrue(halves.get(0).scores(x).get(0, 0) != halves.get(1).scores(x).get(0, 0));
        assertEquals(4000, loaded.trainingEvents().orElseThrow(), 1e-9);
        assertEquals(
                4000,
                halves.get(0).trainingEvents().orElseThrow()
                        + halves.get(1).trainingEvents().orElseThrow(),
                1e-9);
        assertEquals(1, halves.get(0).parts().size());
        assertEquals(2, halves.get(0).members().size());
    }

    /** The regression leaves about 100 degrees of freedom of noise 1/20 and 4/5 over 20 000 events. */
    @Test
    void nuisanceParametersAreLearnedProjectedAndProfiled() {
        Sally sally = Sally.train(sample(20_000, 0.5, true), quick(), TrainingListener.silent());
        assertEquals(List.of("a", "nu"), sally.parameters());
        EventMatrix x = EventMatrix.of(3, 1, new double[] {-1.5, 0.5, 2.5});
        EventMatrix t = sally.scores(x);
        for (int i = 0; i < 3; i++) {
            assertEquals((x.get(i, 0) - 0.5) / 5, t.get(i, 0), 0.05);
            assertEquals((x.get(i, 0) - 0.5) / 5, t.get(i, 1), 0.15);
        }
        EventMatrix physics = CombinedScore.project(sally, List.of("a")).scores(x);
        assertArrayEquals(t.column(0), physics.column(0));
        CombinedScore profiled = CombinedScore.of(sally, List.of("a"), new double[][] {{1, -0.5}});
        assertEquals(t.get(0, 0) - 0.5 * t.get(0, 1), profiled.scores(x).get(0, 0), 1e-15);
        assertEquals(t.get(2, 0), CombinedScore.along(sally, 3).scores(x).get(2, 0), 1e-15);
        assertThrows(InvalidInputException.class, () -> CombinedScore.project(sally, List.of("b")));
        assertThrows(InvalidInputException.class, () -> CombinedScore.along(sally, 0));
        assertThrows(InvalidInputException.class, () -> CombinedScore.of(sally, List.of("a"), new double[][] {{1}}));
    }

    /** W(θ) = (1 + θ x)² + θ²: the joint score at θ is that of x alone, and known. */
    @Test
    void weightedEventsTeachTheScore() {
        int n = 5000;
        var random = new SplittableRandom(2);
        double[] x = new double[n];
        double[] f = new double[3 * n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble(-1, 1);
            f[3 * i] = 1.0 / n;
            f[3 * i + 1] = 2 * x[i] / n;
            f[3 * i + 2] = (x[i] * x[i] + 1) / n;
        }
        var sample = new CoefficientSample(
                info(List.of()), EventMatrix.of(n, 1, x), EventMatrix.of(n, 3, f), MorphingComponents.of(new int[][] {
                    {0}, {1}, {2}
                }));
        double theta = 0.4;
        Sally sally = Sally.train(sample, SPACE.point(theta), quick(), TrainingListener.silent());
        double mean = 2 * theta * 4 / 3 / (1 + theta * theta * 4 / 3);
        for (double at : new double[] {-0.8, 0, 0.8}) {
            double w = 1 + 2 * theta * at + theta * theta * (at * at + 1);
            double truth = (2 * at + 2 * theta * (at * at + 1)) / w - mean;
            // no noise in the targets: what is left is the network after 20 epochs and σ of 5 000 events, 0.02
            assertEquals(
                    truth, sally.scores(EventMatrix.of(1, 1, new double[] {at})).get(0, 0), 0.1);
        }
        assertTrue(sally.trainingEvents().orElseThrow() < n);
    }

    @Test
    void severalPointsGiveSeveralEstimators() {
        LocalSample here = sample(1000, 0, false);
        LocalSample there = sample(1000, 1, false);
        double[] x = new double[2000];
        double[] theta = new double[2000];
        double[] score = new double[2000];
        for (int i = 0; i < 1000; i++) {
            for (int k = 0; k < 2; k++) {
                LocalSample from = k == 0 ? here : there;
                x[2 * i + k] = from.observations().get(i, 0);
                theta[2 * i + k] = k;
                score[2 * i + k] = from.jointScore().get(i, 0);
            }
        }
        var both = new LocalSample(
                here.info(),
                EventMatrix.of(2000, 1, x),
                EventMatrix.of(2000, 1, theta),
                EventMatrix.of(2000, 1, score));
        SallySettings settings = quick().withMembers(1);
        List<Sally> each = Sally.trainEach(
                both, settings.withTraining(settings.training().withEpochs(1)), TrainingListener.silent());
        ScoreTable table = ScoreTable.of(each);
        assertEquals(List.of(SPACE.point(0), SPACE.point(1)), table.points());
        assertEquals(SPACE.point(1), table.at(SPACE.point(1)).reference());
        String message = assertThrows(InvalidInputException.class, () -> table.at(SPACE.point(0.5)))
                .getMessage();
        assertTrue(message.contains("a=0.5") && message.contains("a=1.0"), message);
        assertThrows(InvalidInputException.class, () -> ScoreTable.of(List.of(each.get(0), each.get(0))));
    }
}
