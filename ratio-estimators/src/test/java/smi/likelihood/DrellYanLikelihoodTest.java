package smi.likelihood;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.Prior;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.hdf5.EventFiles;
import smi.networks.TrainingRun;
import smi.ratio.Reference;

/**
 * Likelihood estimators on Drell–Yan events without smearing, whose likelihood ratio is known: trained on events at 1000
 * points drawn from the first 30 000 of the file, compared as in {@code smi.ratio.DrellYanAccuracyTest}. The mean of
 * (log r)² is 0.05.
 */
class DrellYanLikelihoodTest {
    private static final Prior PRIOR = new Prior.Gaussian(0, 0.5);

    private static EventFiles file() {
        return EventFiles.open(Reference.file("h5/exact_shuffled.h5"));
    }

    private static WeightedEvents events() {
        return WeightedEvents.of(file(), Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
    }

    private static LearnedLikelihood scandal(int n, long seed, int epochs) {
        WeightedEvents events = events();
        var points = ThetaSpec.random(events.setup().space(), 1000, PRIOR, PRIOR);
        LikelihoodSettings settings = LikelihoodSettings.defaults(LikelihoodMethod.SCANDAL);
        return LearnedLikelihood.train(
                Augmenter.of(events, seed).local(points, n),
                settings.withTraining(settings.training().withSeed(seed).withEpochs(epochs)),
                TrainingRun.silent());
    }

    @Test
    void aShortTrainingFindsTheRatio() {
        double error = squaredError(scandal(30_000, 1, 8));
        assertTrue(error <= 0.03, "mean squared error of log r: " + error);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("long")
    void scandalFindsTheRatio(long seed) {
        double error = squaredError(scandal(100_000, seed, 30));
        // 0.005 to 0.013 were measured
        assertTrue(error <= 0.02, "mean squared error of log r: " + error);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("long")
    void scandalOnWeightedEventsFindsTheRatio(long seed) {
        LikelihoodSettings settings = LikelihoodSettings.coefficientDefaults(LikelihoodMethod.SCANDAL);
        var estimator = LearnedLikelihood.train(
                Augmenter.of(events(), seed).coefficients(),
                List.of(PRIOR, PRIOR),
                settings.withTraining(settings.training().withSeed(seed)),
                TrainingRun.silent());
        double error = squaredError(estimator);
        assertTrue(error <= 0.02, "mean squared error of log r: " + error);
    }

    /** Over events 40001 … 42000 of the file and 81 points in [−1, 1]². */
    private static double squaredError(LearnedLikelihood likelihood) {
        EventMatrix exact = Reference.npy("results/exact_logr_test.npy");
        EventMatrix points = Reference.npy("results/exact_theta_grid.npy");
        EventMatrix learned = likelihood.ratio().logRatios(observations(40_001, 42_001), points);
        double sum = 0;
        for (int i = 0; i < exact.rows(); i++) {
            for (int t = 0; t < exact.columns(); t++) {
                sum += Math.pow(learned.get(i, t) - exact.get(i, t), 2);
            }
        }
        return sum / (exact.rows() * exact.columns());
    }

    private static EventMatrix observations(int from, int to) {
        int columns = file().setup().observables().size();
        double[] x = new double[(to - from) * columns];
        file().read(from, to, 8192, block -> {
            for (int i = 0; i < block.size(); i++) {
                block.observations().copyRow(i, x, (int) (block.first() - from + i) * columns);
            }
        });
        return EventMatrix.of(to - from, columns, x);
    }
}
