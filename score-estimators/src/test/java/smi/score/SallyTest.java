package smi.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.LocalSample;
import smi.augmentation.Partition;
import smi.augmentation.SampleInfo;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.Model;
import smi.networks.TrainingListener;

/**
 * The latent Gaussian in two dimensions, with a third observable that is noise: z ~ N(θ, 4), x ~ N(z, 1) in each. The
 * joint score is (z − θ)/4, the score of x is (x − θ)/5.
 */
class SallyTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));
    private static final double[] THETA = {0.5, -1};

    @TempDir
    Path folder;

    private static LocalSample sample(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = new double[3 * n];
        double[] score = new double[2 * n];
        double[] theta = new double[2 * n];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < 2; p++) {
                double z = THETA[p] + 2 * random.nextGaussian();
                x[3 * i + p] = z + random.nextGaussian();
                score[2 * i + p] = (z - THETA[p]) / 4;
                theta[2 * i + p] = THETA[p];
            }
            x[3 * i + 2] = 100 + random.nextGaussian();
        }
        return sample(n, x, theta, score);
    }

    private static LocalSample sample(int n, double[] x, double[] theta, double[] score) {
        var provenance = Provenance.of("augment", 1, List.of(new InputFile("events.h5", "00")), Map.of());
        var info = new SampleInfo(SPACE, List.of("x0", "x1", "x2"), Partition.TRAIN, Split.defaults(), n, provenance);
        return new LocalSample(info, EventMatrix.of(n, 3, x), EventMatrix.of(n, 2, theta), EventMatrix.of(n, 2, score));
    }

    private static SallySettings quick() {
        SallySettings settings = SallySettings.defaults().withMembers(2).withParts(1);
        return settings.withTraining(
                settings.training().withEpochs(20).withLearningRates(3e-3, 1e-4).withSeed(3));
    }

    @Test
    void theJointScoreTeachesTheScore() {
        Sally sally = Sally.train(sample(20_000, 1), quick(), TrainingListener.silent());
        LocalSample test = sample(5000, 2);
        EventMatrix scores = sally.scores(test.observations());
        double[] squares = new double[2];
        for (int i = 0; i < test.size(); i++) {
            for (int p = 0; p < 2; p++) {
                double truth = (test.observations().get(i, p) - THETA[p]) / 5;
                squares[p] += Math.pow(scores.get(i, p) - truth, 2) / test.size();
            }
        }
        // the score has variance 1/5; a regression on 20 000 events with noise of variance 1/20 and about 100 effective
        // degrees of freedom leaves 100/20 000 · 1/20 = 2.5e-4; three seeds gave 1.4e-4 to 2.2e-4
        assertTrue(squares[0] < 6e-4 && squares[1] < 6e-4, Arrays.toString(squares));
        assertEquals(SPACE.point(THETA), sally.reference());
        assertEquals(2, sally.model().networks().size());
        assertEquals("events.h5", sally.model().provenance().inputs().get(0).path());
    }

    @Test
    void aSavedEstimatorGivesTheSameBits() {
        LocalSample sample = sample(1000, 1);
        SallySettings settings = quick();
        Sally sally = Sally.train(
                sample, settings.withTraining(settings.training().withEpochs(2)), TrainingListener.silent());
        Path file = folder.resolve("sally.smi");
        sally.save(file);
        Sally loaded = Sally.load(file);
        assertEquals(sally.scores(sample.observations()), loaded.scores(sample.observations()));
        assertEquals(sally.observables(), loaded.observables());
        assertEquals(sally.reference(), loaded.reference());
    }

    @Test
    void refusesASampleFromSeveralPoints() {
        LocalSample sample = sample(1000, 1);
        double[] theta = sample.theta().toArray();
        theta[1500] = 0;
        LocalSample mixed = sample(
                1000,
                sample.observations().toArray(),
                theta,
                sample.jointScore().toArray());
        var error =
                assertThrows(InvalidInputException.class, () -> Sally.train(mixed, quick(), TrainingListener.silent()));
        assertTrue(error.getMessage().contains("[0.5, -1.0] and [0.0, -1.0]"), error.getMessage());
    }

    @Test
    void refusesOtherModelsAndOtherEvents() {
        SallySettings settings = quick().withMembers(1);
        Sally sally = Sally.train(
                sample(1000, 1), settings.withTraining(settings.training().withEpochs(1)), TrainingListener.silent());
        Model model = sally.model();
        var other = new Model(
                "alices", model.space(), model.observables(), model.reference(), model.networks(), model.provenance());
        assertThrows(InvalidInputException.class, () -> Sally.of(other));
        assertThrows(InvalidInputException.class, () -> sally.scores(EventMatrix.of(1, 2, new double[2])));
    }
}
