package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import smi.likelihood.LikelihoodMethod;
import smi.morphing.InvalidInputException;
import smi.networks.FlowFile;
import smi.networks.ModelFile;
import smi.networks.TrainedFlow;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingHistory;
import smi.plots.Plot;
import smi.plots.Plots;

/** The learning curves of the networks in a model file. */
final class LearningCurves {
    private LearningCurves() {}

    static Plot of(Path model) {
        List<TrainingHistory> histories = LikelihoodMethod.labels().contains(ModelFile.kind(model))
                ? FlowFile.read(model).flows().stream()
                        .map(TrainedFlow::history)
                        .toList()
                : ModelFile.read(model).networks().stream()
                        .map(TrainedNetwork::history)
                        .toList();
        if (histories.stream().anyMatch(history -> history.epochs().isEmpty())) {
            throw new InvalidInputException("%s was not trained here and has no learning curves".formatted(model));
        }
        return of(histories);
    }

    static Plot of(List<TrainingHistory> histories) {
        return Plots.learningCurves(histories.toArray(TrainingHistory[]::new));
    }
}
