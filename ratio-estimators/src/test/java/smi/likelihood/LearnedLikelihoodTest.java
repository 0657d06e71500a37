package smi.likelihood;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smi.augmentation.Augmenter;
import smi.augmentation.LocalSample;
import smi.augmentation.Partition;
import smi.augmentation.Prior;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.simulators.ExactLikelihood;
import smi.events.simulators.LatentGaussianSimulator;
import smi.morphing.ParameterPoint;
import smi.networks.TrainingListener;

/** Likelihood estimators on the latent Gaussian, z ~ N(θ, 4), x ~ N(z, 1), whose likelihood is known. */
class LearnedLikelihoodTest {
    private static final LatentGaussianSimulator SIMULATOR = LatentGaussianSimulator.defaults();
    private static final ExactLikelihood EXACT = SIMULATOR.exactLikelihood().orElseThrow();
    private static final Prior PRIOR = new Prior.Flat(-1, 1);
    private static final ParameterPoint ORIGIN = EXACT.space().origin();
    private static final double VARIANCE = 5;

    private static WeightedEvents events() {
        return WeightedEvents.of(
                SIMULATOR.simulate(20_000, 1), Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
    }

    private static LocalSample density(int n) {
        return Augmenter.of(events(), 2).local(ThetaSpec.random(EXACT.space(), 500, PRIOR), n);
    }

    private static LikelihoodSettings epochs(LikelihoodSettings settings, int epochs) {
        return settings.withTraining(settings.training().withEpochs(epochs));
    }

    private static double logLikelihood(double x, double theta) {
        return -0.5 * (x - theta) * (x - theta) / VARIANCE - 0.5 * Math.log(2 * Math.PI * VARIANCE);
    }

    /** Mean squared errors of log p, of the score and of log r to the origin, for x ~ p(x|0) and nine θ in [−1, 1]. */
    private static double[] errors(LikelihoodEstimator estimator) {
        EventMatrix x =
                Augmenter.of(events(), 3).plain(ThetaSpec.points(ORIGIN), 2000).observations();
        EventMatrix points = EventMatrix.of(9, 1, new double[] {-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1});
        EventMatrix table = estimator.logLikelihoods(x, points);
        EventMatrix ratios = estimator.ratioTo(ORIGIN).logRatios(x, points);
        double[] sums = new double[3];
        for (int t = 0; t < 9; t++) {
            double theta = points.get(t, 0);
            EventMatrix scores = estimator.scoreAt(EXACT.space().point(theta)).scores(x);
            for (int i = 0; i < x.rows(); i++) {
                double exact = logLikelihood(x.get(i, 0), theta);
                sums[0] += Math.pow(table.get(i, t) - exact, 2);
                sums[1] += Math.pow(scores.get(i, 0) - (x.get(i, 0) - theta) / VARIANCE, 2);
                sums[2] += Math.pow(ratios.get(i, t) - (exact - logLikelihood(x.get(i, 0), 0)), 2);
            }
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= 9 * x.rows();
        }
        return sums;
    }

    @ParameterizedTest
    @EnumSource(LikelihoodMethod.class)
    void aDensitySampleTeachesTheLikelihood(LikelihoodMethod method) {
        for (int components : new int[] {1, 3, 5, 8}) {
            var settings = epochs(LikelihoodSettings.defaults(method), 10).withFlow(1, components);
            long start = System.nanoTime();
            var estimator = LearnedLikelihood.train(density(30_000), settings, TrainingListener.silent());
            double[] e = errors(estimator);
            System.out.println(method + " " + components + " density " + java.util.Arrays.toString(e) + " "
                    + (System.nanoTime() - start) * 1e-9);
            settings =
                    epochs(LikelihoodSettings.coefficientDefaults(method), 10).withFlow(1, components);
            estimator = LearnedLikelihood.train(
                    Augmenter.of(events(), 2).coefficients(), List.of(PRIOR), settings, TrainingListener.silent());
            System.out.println(method + " " + components + " coefficients "
                    + java.util.Arrays.toString(errors(estimator)) + " " + (System.nanoTime() - start) * 1e-9);
        }
    }
}
