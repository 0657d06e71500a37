package smi.cli.tasks;

import smi.augmentation.LocalSample;
import smi.score.Sally;
import smi.score.SallySettings;

/** Trains estimators of the score. */
final class ScoreTraining {
    private ScoreTraining() {}

    static Trained train(TrainingJob job) {
        if (!job.isOf(LocalSample.class)) {
            throw job.wrongKind("local");
        }
        SallySettings settings = SallySettings.defaults();
        settings = settings.withArchitecture(job.network().architecture(settings.architecture()))
                .withTraining(job.training(settings.training()))
                .withMembers(job.network().ensemble().orElse(settings.members()));
        Sally trained = job.sample().staysInFiles(LocalSample.class)
                ? Sally.train(job.sample().stored(LocalSample.class), settings, job.run())
                : Sally.train(job.sample().inMemory(LocalSample.class), settings, job.run());
        return Trained.of(trained.model());
    }
}
