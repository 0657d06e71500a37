package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.hdf5.SampleFile;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;
import smi.networks.Model;
import smi.networks.TrainingHistory;
import smi.networks.TrainingSettings;
import smi.ratio.LearnedRatio;
import smi.ratio.RatioMethod;
import smi.ratio.RatioSettings;
import smi.score.Sally;
import smi.score.SallySettings;

/**
 * Trains a network on a sample.
 *
 * @param sample the sample file
 * @param method {@code sally}, {@code alices}, …
 * @param network what differs from the defaults of the method
 * @param seed seed of initial parameters, shuffling and drawn hypotheses
 * @param output the model file
 */
public record TrainTask(Path sample, String method, NetworkSettings network, long seed, Path output) implements Task {

    public TrainTask {
        known(method);
    }

    /** The method, if there is one of that name. */
    static String known(String method) {
        if (!Models.methods().contains(method)) {
            throw new InvalidInputException(
                    "unknown method '%s'; %s".formatted(method, Suggestion.sentence(method, Models.methods())));
        }
        return method;
    }

    @Override
    public String command() {
        return "train";
    }

    @Override
    public List<Path> inputs() {
        return List.of(sample);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        Sample data = withFeatures(SampleFile.read(sample));
        requireTrainable(data);
        Model model = Models.isScore(method) ? score(data, context) : ratio(data, context);
        return result(data, model, context.console());
    }

    private ObjectNode result(Sample data, Model model, Console console) {
        int networks = model.networks().size();
        TrainingHistory history = model.networks().get(0).history();
        TrainingHistory.Epoch best = history.epochs().get(history.bestEpoch());
        int bestEpoch = history.bestEpoch() + 1;
        int epochs = history.epochs().size();
        String which = networks == 1 ? "" : " (of the first of %d networks)".formatted(networks);
        console.say("%s trained on %d events, best epoch %d of %d%s: %s"
                .formatted(method, data.size(), bestEpoch, epochs, which, output));
        return Json.object()
                .put("method", method)
                .put("n_samples", data.size())
                .put("n_networks", networks)
                .put("epochs", epochs)
                .put("best_epoch", bestEpoch)
                .put("training_loss", best.trainingLoss())
                .put("validation_loss", best.validationLoss());
    }

    private void requireTrainable(Sample data) {
        try {
            if (Models.isScore(method)) {
                data.info().requireIndependentRows();
            } else {
                data.info().requireTrainable();
            }
        } catch (InvalidInputException e) {
            throw new InvalidInputException(sample + ": " + e.getMessage(), e);
        }
    }

    private Model score(Sample data, Context context) {
        SallySettings settings = SallySettings.defaults().withMethod(method);
        settings = settings.withArchitecture(network.architecture(settings.architecture()))
                .withTraining(training(settings.training(), context))
                .withMembers(network.ensemble().orElse(settings.members()))
                .withParts(network.parts().orElse(settings.parts()));
        var lines = new EpochLines(context.console());
        Sally trained;
        if (data instanceof LocalSample local) {
            trained = Sally.train(local, settings, lines);
        } else if (data instanceof CoefficientSample coefficients) {
            trained = Sally.train(coefficients, network.reference(data.info().space()), settings, lines);
        } else {
            throw wrongKind(data, "local");
        }
        trained.save(output);
        return trained.model();
    }

    private Model ratio(Sample data, Context context) {
        RatioSettings settings = ratioSettings(data, context);
        var lines = new EpochLines(context.console());
        LearnedRatio trained;
        if (data instanceof RatioSample pairs) {
            trained = LearnedRatio.train(pairs, settings, lines);
        } else if (data instanceof CoefficientSample coefficients) {
            ParameterSpace space = data.info().space();
            trained =
                    LearnedRatio.train(coefficients, network.priors(space), network.reference(space), settings, lines);
        } else {
            throw wrongKind(data, "ratio");
        }
        trained.save(output);
        return trained.model();
    }

    private RatioSettings ratioSettings(Sample data, Context context) {
        RatioMethod ratioMethod = RatioMethod.of(method);
        RatioSettings settings = data instanceof CoefficientSample
                ? RatioSettings.coefficientDefaults(ratioMethod)
                : RatioSettings.defaults(ratioMethod);
        return settings.withArchitecture(network.architecture(settings.architecture()))
                .withTraining(training(settings.training(), context))
                .withAlpha(network.alpha().orElse(settings.alpha()))
                .withMembers(network.ensemble().orElse(settings.members()));
    }

    private InvalidInputException wrongKind(Sample data, String needed) {
        return new InvalidInputException(
                "%s learns from a %s sample, %s is a %s sample; make one with smi augment --sample %s"
                        .formatted(method, needed, sample, SampleFile.kind(data), needed));
    }

    private TrainingSettings training(TrainingSettings defaults, Context context) {
        return network.training(defaults).withSeed(seed).withThreads(context.threads());
    }

    private Sample withFeatures(Sample data) {
        return network.features()
                .map(names -> Place.at(sample, () -> data.withObservables(names)))
                .orElse(data);
    }
}
