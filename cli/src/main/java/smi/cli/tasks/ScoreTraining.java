package smi.cli.tasks;

import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.score.Sally;
import smi.score.SallySettings;

/** Trains estimators of the score. */
final class ScoreTraining {
    private ScoreTraining() {}

    static Trained train(TrainingJob job) {
        if (!job.isOf(LocalSample.class) && !job.isOf(CoefficientSample.class)) {
            throw job.wrongKind("local", "coefficients");
        }
        SallySettings defaults = SallySettings.defaults().withMethod(job.method());
        SallySettings settings = defaults.withArchitecture(job.network().architecture(defaults.architecture()))
                .withTraining(job.training(defaults.training()))
                .withMembers(job.network().ensemble().orElse(defaults.members()));
        return Trained.of(job.at(() -> train(job, settings)).model());
    }

    private static Sally train(TrainingJob job, SallySettings settings) {
        if (job.isOf(CoefficientSample.class)) {
            CoefficientSample sample = job.sample().inMemory(CoefficientSample.class);
            return Sally.train(sample, job.network().reference(sample.info().space()), settings, job.run());
        }
        return job.sample().staysInFiles(LocalSample.class)
                ? Sally.train(job.sample().stored(LocalSample.class), settings, job.run())
                : Sally.train(job.sample().inMemory(LocalSample.class), settings, job.run());
    }
}
