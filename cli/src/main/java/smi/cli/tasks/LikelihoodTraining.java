package smi.cli.tasks;

import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.likelihood.LearnedLikelihood;
import smi.likelihood.LikelihoodMethod;
import smi.likelihood.LikelihoodSettings;
import smi.networks.TrainedFlow;

/** Trains estimators of the likelihood. */
final class LikelihoodTraining {
    private LikelihoodTraining() {}

    static Trained train(TrainingJob job) {
        LikelihoodSettings settings = settings(job);
        LearnedLikelihood trained = job.at(() -> estimator(job, settings));
        return new Trained(
                trained.model().flows().stream().map(TrainedFlow::history).toList(), trained::save);
    }

    private static LearnedLikelihood estimator(TrainingJob job, LikelihoodSettings settings) {
        TrainingSample sample = job.sample();
        if (job.isOf(LocalSample.class)) {
            return LearnedLikelihood.train(sample.inMemory(LocalSample.class), settings, job.run());
        }
        if (job.isOf(RatioSample.class)) {
            return LearnedLikelihood.train(sample.inMemory(RatioSample.class), settings, job.run());
        }
        if (job.isOf(PlainSample.class)) {
            return LearnedLikelihood.train(sample.inMemory(PlainSample.class), settings, job.run());
        }
        if (job.isOf(CoefficientSample.class)) {
            var weighted = sample.inMemory(CoefficientSample.class);
            var priors = job.network().priors(weighted.info().space());
            return LearnedLikelihood.train(weighted, priors, settings, job.run());
        }
        throw job.wrongKind("density", "ratio", "coefficients");
    }

    private static LikelihoodSettings settings(TrainingJob job) {
        LikelihoodMethod method = LikelihoodMethod.of(job.method());
        LikelihoodSettings defaults = job.isOf(CoefficientSample.class)
                ? LikelihoodSettings.coefficientDefaults(method)
                : LikelihoodSettings.defaults(method);
        return defaults.withArchitecture(job.network().architecture(defaults.architecture()))
                .withTraining(job.training(defaults.training()))
                .withAlpha(job.network().alpha().orElse(defaults.alpha()))
                .withPointsPerEvent(job.network().options().points().orElse(defaults.pointsPerEvent()))
                .withFlow(
                        job.network().options().conditioners().orElse(defaults.conditioners()),
                        job.network().options().components().orElse(defaults.components()))
                .withMembers(job.network().ensemble().orElse(defaults.members()));
    }
}
