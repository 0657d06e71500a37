package smi.cli.tasks;

import java.util.List;
import smi.augmentation.CoefficientSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.ratio.AntisymmetricRatio;
import smi.ratio.LearnedRatio;
import smi.ratio.PolynomialRatio;
import smi.ratio.RatioForm;
import smi.ratio.RatioMethod;
import smi.ratio.RatioSettings;

/** Trains estimators of the likelihood ratio. */
final class RatioTrainings {
    private RatioTrainings() {}

    /** With one denominator. */
    static Trained single(TrainingJob job) {
        if (job.isOf(RatioSample.class)) {
            RatioSettings settings = settings(job, RatioForm.SINGLE);
            LearnedRatio trained = job.at(() -> job.sample().staysInFiles(RatioSample.class)
                    ? LearnedRatio.train(job.sample().stored(RatioSample.class), settings, job.run())
                    : LearnedRatio.train(job.sample().inMemory(RatioSample.class), settings, job.run()));
            return Trained.of(trained.model());
        }
        return Trained.of(weighted(job, RatioForm.SINGLE).model());
    }

    private static LearnedRatio weighted(TrainingJob job, RatioForm form) {
        requireCoefficients(job, "ratio");
        RatioSettings settings = settings(job, form);
        if (job.sample().staysInFiles(CoefficientSample.class)) {
            var stored = job.sample().stored(CoefficientSample.class);
            ParameterSpace space = stored.info().space();
            return job.at(
                    () -> LearnedRatio.train(stored, priors(job, space), reference(job, space), settings, job.run()));
        }
        var sample = job.sample().inMemory(CoefficientSample.class);
        ParameterSpace space = sample.info().space();
        return job.at(() -> LearnedRatio.train(sample, priors(job, space), reference(job, space), settings, job.run()));
    }

    /** With both hypotheses as arguments. */
    static Trained antisymmetric(TrainingJob job) {
        RatioSettings settings = settings(job, RatioForm.ANTISYMMETRIC);
        if (job.isOf(MoreRatiosSample.class)) {
            var pairs = job.sample().inMemory(MoreRatiosSample.class);
            ParameterPoint reference = reference(job, pairs.info().space());
            return Trained.of(job.at(() -> AntisymmetricRatio.train(pairs, reference, settings, job.run()))
                    .model());
        }
        if (job.isOf(RatioSample.class)) {
            var pairs = job.sample().inMemory(RatioSample.class);
            ParameterPoint reference = reference(job, pairs.info().space());
            return Trained.of(job.at(() -> AntisymmetricRatio.train(pairs, reference, settings, job.run()))
                    .model());
        }
        requireCoefficients(job, "more-ratios");
        var sample = job.sample().inMemory(CoefficientSample.class);
        ParameterSpace space = sample.info().space();
        return Trained.of(job.at(() -> AntisymmetricRatio.train(
                        sample, priors(job, space), reference(job, space), settings, job.run()))
                .model());
    }

    /** A polynomial in θ. */
    static Trained morphingAware(TrainingJob job) {
        if (!job.isOf(CoefficientSample.class)) {
            throw job.wrongKind("coefficients");
        }
        RatioSettings settings = settings(job, RatioForm.MORPHING_AWARE);
        if (job.sample().staysInFiles(CoefficientSample.class)) {
            var stored = job.sample().stored(CoefficientSample.class);
            ParameterSpace space = stored.info().space();
            return Trained.of(job.at(() -> PolynomialRatio.train(
                            stored, priors(job, space), reference(job, space), settings, job.run()))
                    .model());
        }
        var sample = job.sample().inMemory(CoefficientSample.class);
        ParameterSpace space = sample.info().space();
        return Trained.of(job.at(() ->
                        PolynomialRatio.train(sample, priors(job, space), reference(job, space), settings, job.run()))
                .model());
    }

    private static void requireCoefficients(TrainingJob job, String usual) {
        if (!job.isOf(CoefficientSample.class)) {
            throw job.wrongKind(usual, "coefficients");
        }
    }

    private static List<Prior> priors(TrainingJob job, ParameterSpace space) {
        return job.network().priors(space);
    }

    private static ParameterPoint reference(TrainingJob job, ParameterSpace space) {
        return job.network().reference(space);
    }

    private static RatioSettings settings(TrainingJob job, RatioForm form) {
        int index = form.kinds().indexOf(job.method());
        RatioMethod method = RatioMethod.values()[index];
        RatioSettings defaults = defaults(job, form, method);
        return defaults.withArchitecture(job.network().architecture(defaults.architecture()))
                .withTraining(job.training(defaults.training()))
                .withAlpha(job.network().alpha().orElse(defaults.alpha()))
                .withPointsPerEvent(job.network().options().points().orElse(defaults.pointsPerEvent()))
                .withMembers(job.network().ensemble().orElse(defaults.members()));
    }

    private static RatioSettings defaults(TrainingJob job, RatioForm form, RatioMethod method) {
        if (form == RatioForm.MORPHING_AWARE) {
            return RatioSettings.morphingAwareDefaults(method);
        }
        return job.isOf(CoefficientSample.class)
                ? RatioSettings.coefficientDefaults(method)
                : RatioSettings.defaults(method, job.sample().rows());
    }
}
