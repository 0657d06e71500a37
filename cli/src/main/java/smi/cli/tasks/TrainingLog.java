package smi.cli.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import smi.events.OutputFile;
import smi.networks.TrainingHistory.Epoch;
import smi.networks.TrainingListener;

/**
 * The losses of a training as a table beside the model, one line per network and epoch, complete after every epoch. A
 * training that goes on begins with the lines of its past.
 */
final class TrainingLog implements TrainingListener {
    private final Path file;
    private final TreeMap<Integer, List<Epoch>> epochs = new TreeMap<>();
    private List<String> terms = List.of();

    TrainingLog(Path model) {
        file = of(model);
    }

    /** The log that belongs to a model. */
    static Path of(Path model) {
        return model.resolveSibling(model.getFileName() + ".log.csv");
    }

    @Override
    public void started(Start start) {
        terms = start.terms();
        epochs.put(start.member(), new ArrayList<>(start.past()));
    }

    @Override
    public void epochDone(Progress progress) {
        epochs.get(progress.member()).add(progress.losses());
        OutputFile.write(file, path -> Files.write(path, lines()));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        var header = new StringBuilder("network,epoch,learning_rate");
        terms.forEach(term -> header.append(",training_").append(term));
        terms.forEach(term -> header.append(",validation_").append(term));
        lines.add(header.toString());
        epochs.forEach((member, list) -> {
            for (int epoch = 0; epoch < list.size(); epoch++) {
                lines.add(line(member, epoch, list.get(epoch)));
            }
        });
        return lines;
    }

    private String line(int member, int number, Epoch epoch) {
        var line = new StringBuilder();
        line.append(member + 1).append(',').append(number + 1).append(',').append(epoch.learningRate());
        epoch.training().forEach(loss -> line.append(',').append(loss));
        for (int k = 0; k < terms.size(); k++) {
            line.append(',')
                    .append(
                            epoch.validation().isEmpty()
                                    ? ""
                                    : epoch.validation().get(k));
        }
        return line.toString();
    }
}
