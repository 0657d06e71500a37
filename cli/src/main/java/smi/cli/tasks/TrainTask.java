package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.augmentation.hdf5.SampleFile;
import smi.networks.Checkpoints;
import smi.networks.TrainingEnd;
import smi.networks.TrainingHistory;
import smi.networks.TrainingListener;
import smi.networks.TrainingRun;

/**
 * Trains a network on a sample.
 *
 * @param sample the sample file, or what stands for several
 * @param anyPartition whether events of any partition may be learned from, test events among them
 * @param method {@code sally}, {@code alices}, …
 * @param network what differs from the defaults of the method
 * @param supervision time limit and checkpoints
 * @param seed seed of initial parameters, shuffling and drawn hypotheses
 * @param output the model file
 * @param plot the figure of its learning curves, if wanted
 */
public record TrainTask(
        Path sample,
        boolean anyPartition,
        String method,
        NetworkSettings network,
        Supervision supervision,
        long seed,
        Path output,
        Optional<Path> plot)
        implements Task {

    /** Added to the name of a ratio method for its morphing-aware form. */
    public static final String MORPHING_AWARE = "-morphing-aware";

    public TrainTask {
        TrainingMethods.known(method);
        plot.ifPresent(ResultFigure::checked);
    }

    /**
     * Where the state of a training is kept until its model is written.
     *
     * @param model the model file
     * @return a folder beside it
     */
    public static Path checkpoints(Path model) {
        return model.resolveSibling(model.getFileName() + ".checkpoint");
    }

    @Override
    public String command() {
        return "train";
    }

    @Override
    public List<Path> inputs() {
        return SampleFile.files(sample);
    }

    @Override
    public List<Path> outputs() {
        List<Path> files = new ArrayList<>(List.of(output));
        plot.ifPresent(files::add);
        return List.copyOf(files);
    }

    @Override
    public ObjectNode run(Context context) {
        var data = new TrainingSample(sample, anyPartition, network.features());
        var place = new Checkpoints(checkpoints(output), supervision.checkpointEvery(), supervision.earlier());
        Trained trained = TrainingMethods.train(
                new TrainingJob(method, data, network, seed, context.threads(), run(context, place)));
        trained.save().accept(output);
        plot.ifPresent(figure -> FigureOutput.of(figure).write(LearningCurves.of(trained.histories())));
        boolean stopped = trained.histories().stream().anyMatch(h -> h.end() == TrainingEnd.TIME_LIMIT);
        if (stopped) {
            context.console()
                    .warn(
                            "the time limit %s ended the training; %s holds what was learned until then, and --resume with a longer limit goes on"
                                    .formatted(supervision.timeLimit().orElseThrow(), output));
        } else {
            place.discard();
        }
        return result(data.rows(), trained.histories(), context.console());
    }

    private TrainingRun run(Context context, Checkpoints place) {
        TrainingListener told = new Listeners(List.of(new EpochLines(context.console()), new TrainingLog(output)));
        TrainingRun kept = told.withCheckpoints(place);
        return supervision.limit().map(kept::withTimeLimit).orElse(kept);
    }

    private ObjectNode result(long rows, List<TrainingHistory> histories, Console console) {
        int networks = histories.size();
        TrainingHistory history = histories.get(0);
        TrainingHistory.Epoch best = history.epochs().get(history.bestEpoch());
        int bestEpoch = history.bestEpoch() + 1;
        int epochs = history.epochs().size();
        String which = networks == 1 ? "" : " (of the first of %d networks)".formatted(networks);
        boolean validated = !best.validation().isEmpty();
        String chosen = validated ? "best epoch %d of %d%s".formatted(bestEpoch, epochs, which) : epochs + " epochs";
        console.say("%s trained on %d events, %s: %s".formatted(method, rows, chosen, output));
        ObjectNode node = Json.object()
                .put("method", method)
                .put("n_samples", rows)
                .put("n_networks", networks)
                .put("epochs", epochs)
                .put("best_epoch", bestEpoch)
                .put("end", history.end().label())
                .put("training_loss", best.trainingLoss())
                .put("log", TrainingLog.of(output).toString());
        return validated ? node.put("validation_loss", best.validationLoss()) : node;
    }
}
