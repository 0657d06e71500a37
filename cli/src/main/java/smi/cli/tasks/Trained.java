package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingHistory;

/**
 * What a training gave.
 *
 * @param histories one per network
 * @param save writes the model file
 */
record Trained(List<TrainingHistory> histories, Consumer<Path> save) {
    /** A model of networks. */
    static Trained of(Model model) {
        return new Trained(
                model.networks().stream().map(TrainedNetwork::history).toList(), path -> ModelFile.write(path, model));
    }
}
