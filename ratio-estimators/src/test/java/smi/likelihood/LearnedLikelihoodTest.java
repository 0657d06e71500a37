package smi.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import smi.augmentation.Augmenter;
import smi.augmentation.LocalSample;
import smi.augmentation.Partition;
import smi.augmentation.PlainSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.simulators.ExactLikelihood;
import smi.events.simulators.LatentGaussianSimulator;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.Optimizer;
import smi.networks.TrainedFlow;
import smi.networks.TrainingRun;
import smi.ratio.RatioEstimator;

/** Likelihood estimators on simulators with a known likelihood. */
class LearnedLikelihoodTest {
    private static final LatentGaussianSimulator SIMULATOR = LatentGaussianSimulator.defaults();
    private static final ExactLikelihood EXACT = SIMULATOR.exactLikelihood().orElseThrow();
    private static final Prior PRIOR = new Prior.Flat(-1, 1);
    private static final ParameterPoint ORIGIN = EXACT.space().origin();
    private static final EventMatrix NINE =
            EventMatrix.of(9, 1, new double[] {-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1});
    private static final TrainingRun SILENT = TrainingRun.silent();

    @TempDir
    private Path folder;

    private static WeightedEvents events() {
        return WeightedEvents.of(
                SIMULATOR.simulate(33_334, 1), Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
    }

    private static ThetaSpec points() {
        return ThetaSpec.random(EXACT.space(), 500, PRIOR);
    }

    private static LocalSample density(int n) {
        return Augmenter.of(events(), 2).local(points(), n);
    }

    private static LikelihoodSettings epochs(LikelihoodSettings settings, int epochs) {
        return settings.withTraining(settings.training().withEpochs(epochs));
    }

    /** z ~ N(θ, 4), x ~ N(z, 1). */
    private static double gaussian(double x, double theta) {
        return -0.1 * (x - theta) * (x - theta) - 0.5 * Math.log(10 * Math.PI);
    }

    /** Mean squared errors of log p and of the score, for x ~ p(x|0) and nine θ in [−1, 1]. */
    private static double[] errors(LikelihoodEstimator estimator) {
        EventMatrix x =
                Augmenter.of(events(), 3).plain(ThetaSpec.points(ORIGIN), 2000).observations();
        EventMatrix table = estimator.logLikelihoods(x, NINE);
        double[] sums = new double[2];
        for (int t = 0; t < 9; t++) {
            double theta = NINE.get(t, 0);
            EventMatrix scores = estimator.scoreAt(EXACT.space().point(theta)).scores(x);
            for (int i = 0; i < x.rows(); i++) {
                sums[0] += Math.pow(table.get(i, t) - gaussian(x.get(i, 0), theta), 2);
                sums[1] += Math.pow(scores.get(i, 0) - (x.get(i, 0) - theta) / 5, 2);
            }
        }
        return new double[] {sums[0] / (9 * x.rows()), sums[1] / (9 * x.rows())};
    }

    private static void check(double[] errors, double logLikelihood, double score) {
        assertTrue(errors[0] < logLikelihood && errors[1] < score, Arrays.toString(errors));
    }

    /** Tolerances: two to three times what was measured. For scale, the mean of the squared score is 0.2. */
    @ParameterizedTest
    @CsvSource({"NDE, 6e-3, 1.5e-2", "SCANDAL, 1e-3, 1e-3"})
    void aDensitySampleTeachesTheLikelihood(LikelihoodMethod method, double logLikelihood, double score) {
        var settings = epochs(LikelihoodSettings.defaults(method), 10);
        check(errors(LearnedLikelihood.train(density(30_000), settings, SILENT)), logLikelihood, score);
    }

    @ParameterizedTest
    @CsvSource({"NDE, 1.5e-3, 1e-2", "SCANDAL, 1e-3, 5e-4"})
    void aCoefficientSampleTeachesTheLikelihood(LikelihoodMethod method, double logLikelihood, double score) {
        var settings = epochs(LikelihoodSettings.coefficientDefaults(method), 10);
        var sample = Augmenter.of(events(), 2).coefficients();
        check(errors(LearnedLikelihood.train(sample, List.of(PRIOR), settings, SILENT)), logLikelihood, score);
    }

    /** Events that were drawn at the denominator, far away, must not be taken for events of the numerators. */
    @Test
    void theNumeratorsOfARatioSampleTeachTheLikelihood() {
        RatioSample sample = Augmenter.of(events(), 2)
                .ratio(points(), ThetaSpec.points(EXACT.space().point(1.0)), 40_000);
        var settings = epochs(LikelihoodSettings.defaults(LikelihoodMethod.SCANDAL), 10);
        check(errors(LearnedLikelihood.train(sample, settings, SILENT)), 2e-3, 1e-3);
    }

    @Test
    void eventsWithoutScoreTeachTheLikelihood() {
        PlainSample sample = Augmenter.of(events(), 2).plain(points(), 30_000);
        var settings = epochs(LikelihoodSettings.defaults(LikelihoodMethod.NDE), 10);
        check(errors(LearnedLikelihood.train(sample, settings, SILENT)), 6e-3, 1.5e-2);
        var scandal = LikelihoodSettings.defaults(LikelihoodMethod.SCANDAL);
        var error = assertThrows(InvalidInputException.class, () -> LearnedLikelihood.train(sample, scandal, SILENT));
        assertTrue(error.getMessage().contains("joint score"), error.getMessage());
    }

    /** A trained density in two dimensions: bent, normalised at every θ, with a score that fits. */
    @Test
    void aBentDensityIsLearnedAndIntegratesToOne() {
        var sample = Samples.of(20_000, List.of("a", "b"), 1, Samples::bent);
        var settings = epochs(LikelihoodSettings.defaults(LikelihoodMethod.SCANDAL), 20);
        var estimator = LearnedLikelihood.train(sample, settings, SILENT);
        int steps = 240;
        double width = 24.0 / steps;
        double[] grid = new double[2 * steps * steps];
        for (int i = 0; i < steps * steps; i++) {
            grid[2 * i] = (i % steps - steps / 2) * width;
            grid[2 * i + 1] = (i / steps - steps / 4) * width;
        }
        EventMatrix x = EventMatrix.of(steps * steps, 2, grid);
        EventMatrix points = EventMatrix.of(2, 1, new double[] {-0.7, 0.4});
        EventMatrix table = estimator.logLikelihoods(x, points);
        for (int t = 0; t < 2; t++) {
            double theta = points.get(t, 0);
            EventMatrix scores = estimator.scoreAt(Samples.SPACE.point(theta)).scores(x);
            double sum = 0;
            double error = 0;
            double scoreError = 0;
            for (int i = 0; i < x.rows(); i++) {
                double exact = Samples.bentLogLikelihood(theta, x.get(i, 0), x.get(i, 1));
                double p = Math.exp(exact) * width * width;
                sum += Math.exp(table.get(i, t)) * width * width;
                error += p * Math.pow(table.get(i, t) - exact, 2);
                scoreError += p * Math.pow(scores.get(i, 0) - Samples.bentScore(theta, x.get(i, 0), x.get(i, 1)), 2);
            }
            // 1e-5 of the density is outside the box, and the rule is exact for what is smooth on its scale
            assertEquals(1, sum, 1e-4, "integral at " + theta);
            // twice what was measured; the squared score is 5 in the mean
            assertTrue(error < 0.03 && scoreError < 0.06, error + " " + scoreError);
        }
    }

    /** The density at a whole number is its probability: 7 numbers, whose probabilities add up to one. */
    @Test
    void wholeNumbersHaveProbabilities() {
        var sample = Samples.of(20_000, List.of("n"), 1, Samples::trials);
        var settings = epochs(LikelihoodSettings.defaults(LikelihoodMethod.SCANDAL), 15);
        var estimator = LearnedLikelihood.train(sample, settings, SILENT);
        EventMatrix numbers = EventMatrix.of(7, 1, new double[] {0, 1, 2, 3, 4, 5, 6});
        for (double theta : new double[] {-0.5, 0, 0.5}) {
            double[] learned = estimator
                    .logLikelihoods(numbers, EventMatrix.of(1, 1, new double[] {theta}))
                    .column(0);
            var exact = new BinomialDistribution(null, 6, new NormalDistribution().cumulativeProbability(theta));
            for (int n = 0; n < 7; n++) {
                // the edges of the spread numbers are smoothed: up to 0.05 was measured
                assertEquals(exact.probability(n), Math.exp(learned[n]), 0.1, "p(" + n + "|" + theta + ")");
            }
        }
    }

    @Test
    void ratiosAreDifferencesOfLogLikelihoods() {
        var estimator = quick(LikelihoodMethod.SCANDAL, 1);
        EventMatrix x = EventMatrix.of(3, 1, new double[] {-3, 0, 4});
        RatioEstimator ratio = estimator.ratioTo(EXACT.space().point(0.2));
        EventMatrix both = estimator.logLikelihoods(x, EventMatrix.of(2, 1, new double[] {0.7, 0.2}));
        EventMatrix table = ratio.logRatios(x, EventMatrix.of(1, 1, new double[] {0.7}));
        double[] pair = ratio.logRatio(x, EXACT.space().point(0.7), ORIGIN);
        for (int i = 0; i < 3; i++) {
            assertEquals(both.get(i, 0) - both.get(i, 1), table.get(i, 0), 1e-14);
            assertEquals(
                    both.get(i, 0)
                            - estimator
                                    .logLikelihoods(x, EventMatrix.of(1, 1, new double[1]))
                                    .get(i, 0),
                    pair[i],
                    1e-14);
        }
        assertEquals(EXACT.space().point(0.2), ratio.reference());
        assertEquals(ORIGIN, estimator.ratio().reference());
        assertEquals(estimator.scoreAt(ORIGIN).scores(x), ratio.scoreAt(ORIGIN).scores(x));
    }

    @Test
    void aSavedEnsembleGivesTheSameBits() {
        var estimator = quick(LikelihoodMethod.NDE, 2);
        Path file = folder.resolve("nde.smi");
        estimator.save(file);
        var loaded = LearnedLikelihood.load(file);
        EventMatrix x = EventMatrix.of(3, 1, new double[] {-3, 0, 4});
        assertEquals(estimator.logLikelihoods(x, NINE), loaded.logLikelihoods(x, NINE));
        assertEquals(estimator.scoreAt(ORIGIN).scores(x), loaded.scoreAt(ORIGIN).scores(x));
        List<TrainedFlow> flows = loaded.model().flows();
        assertEquals(2, flows.size());
        double mean = 0.5
                * (flows.get(0).table(NINE, x).get(1, 2)
                        + flows.get(1).table(NINE, x).get(1, 2));
        assertEquals(mean, loaded.logLikelihoods(x, NINE).get(1, 2), 1e-15, "mean of log p");
    }

    /** Batches of 600 events are cut into slices, which several threads share. */
    @ParameterizedTest
    @EnumSource(LikelihoodMethod.class)
    void theSeedDecidesAndTheThreadsDoNot(LikelihoodMethod method) {
        LocalSample sample = Samples.of(3000, List.of("a", "b"), 1, Samples::bent);
        var settings = epochs(LikelihoodSettings.defaults(method), 2);
        var training = settings.training().withBatchSize(600);
        double[] one = parameters(sample, settings.withTraining(training));
        assertArrayEquals(one, parameters(sample, settings.withTraining(training.withThreads(3))), 0);
        assertNotEquals(one[0], parameters(sample, settings.withTraining(training.withSeed(7)))[0]);
    }

    private static double[] parameters(LocalSample sample, LikelihoodSettings settings) {
        return LearnedLikelihood.train(sample, settings, SILENT)
                .model()
                .flows()
                .get(0)
                .parameters();
    }

    @Test
    void maskedWeightsStayZero() {
        LocalSample sample = Samples.of(3000, List.of("a", "b"), 1, Samples::bent);
        var settings = epochs(LikelihoodSettings.defaults(LikelihoodMethod.SCANDAL), 2);
        for (Optimizer optimizer : List.of(
                Optimizer.AMSGRAD, Optimizer.adamW(0.01), Optimizer.sgd(0.9).withClipNorm(1))) {
            var training = settings.training().withOptimizer(optimizer);
            var flow = LearnedLikelihood.train(sample, settings.withTraining(training), SILENT)
                    .model()
                    .flows()
                    .get(0);
            double[] parameters = flow.parameters();
            double[] mask = flow.spec().mask().orElseThrow();
            long zeros = 0;
            for (int i = 0; i < mask.length; i++) {
                assertEquals(mask[i] == 0, parameters[i] == 0, "parameter " + i);
                zeros += mask[i] == 0 ? 1 : 0;
            }
            assertTrue(zeros > 100, zeros + " masked");
        }
    }

    @Test
    void refusesOnePointAndWrongColumns() {
        var settings = LikelihoodSettings.defaults(LikelihoodMethod.NDE);
        LocalSample sm = Augmenter.of(events(), 2).local(ORIGIN, 2000);
        var error = assertThrows(InvalidInputException.class, () -> LearnedLikelihood.train(sm, settings, SILENT));
        assertTrue(error.getMessage().contains("theta"), error.getMessage());
        var estimator = quick(LikelihoodMethod.NDE, 1);
        var one = EventMatrix.of(1, 1, new double[1]);
        var two = EventMatrix.of(1, 2, new double[2]);
        assertThrows(InvalidInputException.class, () -> estimator.logLikelihoods(two, one));
        assertThrows(InvalidInputException.class, () -> estimator.logLikelihoods(one, two));
        assertThrows(InvalidInputException.class, () -> LikelihoodMethod.of("scandall"));
        assertThrows(InvalidInputException.class, () -> settings.withFlow(0, 1));
        assertThrows(InvalidInputException.class, () -> settings.withScaleBound(Double.NaN));
        assertThrows(InvalidInputException.class, () -> settings.withAlpha(-1));
    }

    private static LearnedLikelihood quick(LikelihoodMethod method, int members) {
        var settings = epochs(LikelihoodSettings.defaults(method), 1).withMembers(members);
        return LearnedLikelihood.train(density(2000), settings, SILENT);
    }
}
