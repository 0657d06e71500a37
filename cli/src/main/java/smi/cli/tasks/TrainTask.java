package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.Partition;
import smi.augmentation.PlainSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;
import smi.networks.Model;
import smi.networks.TrainingHistory;
import smi.networks.TrainingListener;
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
        if (!Models.methods().contains(method)) {
            throw new InvalidInputException(
                    "unknown method '%s'; %s".formatted(method, Suggestion.sentence(method, Models.methods())));
        }
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
        if (data.info().partition() == Partition.TEST) {
            throw new InvalidInputException(
                    "%s was drawn from the test partition; train on the train partition, so that tests stay independent"
                            .formatted(sample));
        }
        Model model = method.equals(Sally.KIND) ? score(data, context.console()) : ratio(data, context.console());
        TrainingHistory history = model.networks().get(0).history();
        TrainingHistory.Epoch best = history.epochs().get(history.bestEpoch());
        context.console()
                .say("%s trained on %d events, best epoch %d of %d: %s"
                        .formatted(
                                method,
                                data.size(),
                                history.bestEpoch() + 1,
                                history.epochs().size(),
                                output));
        return Json.object()
                .put("method", method)
                .put("n_samples", data.size())
                .put("epochs", history.epochs().size())
                .put("best_epoch", history.bestEpoch() + 1)
                .put("training_loss", best.trainingLoss())
                .put("validation_loss", best.validationLoss());
    }

    private Model score(Sample data, Console console) {
        if (!(data instanceof LocalSample local)) {
            throw new InvalidInputException(
                    "%s learns from a local sample, %s is another kind; make one with smi augment --sample local"
                            .formatted(method, sample));
        }
        SallySettings settings = SallySettings.defaults();
        settings = settings.withArchitecture(network.architecture(settings.architecture()))
                .withTraining(training(settings.training()));
        Sally trained = Sally.train(local, settings, listener(console));
        trained.save(output);
        return trained.model();
    }

    private Model ratio(Sample data, Console console) {
        RatioMethod ratioMethod = RatioMethod.of(method);
        RatioSettings settings = data instanceof CoefficientSample
                ? RatioSettings.coefficientDefaults(ratioMethod)
                : RatioSettings.defaults(ratioMethod);
        settings = settings.withArchitecture(network.architecture(settings.architecture()))
                .withTraining(training(settings.training()));
        if (network.alpha().isPresent()) {
            settings = settings.withAlpha(network.alpha().get());
        }
        LearnedRatio trained;
        if (data instanceof RatioSample pairs) {
            trained = LearnedRatio.train(pairs, settings, listener(console));
        } else if (data instanceof CoefficientSample coefficients) {
            trained = LearnedRatio.train(
                    coefficients, priors(), reference(data.info().space()), settings, listener(console));
        } else {
            throw new InvalidInputException(
                    "%s learns from a ratio or coefficient sample, %s is another kind; make one with smi augment --sample ratio"
                            .formatted(method, sample));
        }
        trained.save(output);
        return trained.model();
    }

    private TrainingSettings training(TrainingSettings defaults) {
        return network.training(defaults).withSeed(seed);
    }

    private List<Prior> priors() {
        String text = network.prior()
                .orElseThrow(
                        () -> new InvalidInputException(
                                "a coefficient sample needs the prior of theta: --prior 'gaussian(0,0.5),gaussian(0,0.5)' (in an analysis file the key prior)"));
        return Arrays.stream(text.split("(?<=\\))\\s*,\\s*")).map(Prior::parse).toList();
    }

    private ParameterPoint reference(ParameterSpace space) {
        return network.reference().map(text -> Points.parse(text, space)).orElse(space.origin());
    }

    private static TrainingListener listener(Console console) {
        return progress -> {
            TrainingHistory.Epoch losses = progress.losses();
            String terms = progress.terms().stream().collect(Collectors.joining(", "));
            console.note(String.format(
                    Locale.ROOT,
                    "  epoch %3d/%d  training %s  validation %s (%s)%s  %.0f events/s",
                    progress.epoch() + 1,
                    progress.epochs(),
                    Numbers.text(losses.trainingLoss()),
                    Numbers.text(losses.validationLoss()),
                    terms,
                    progress.best() ? " *" : "  ",
                    progress.eventsPerSecond()));
        };
    }

    /** The sample with the chosen observables only. */
    private Sample withFeatures(Sample data) {
        if (network.features().isEmpty()) {
            return data;
        }
        List<String> names = data.info().observables();
        List<String> wanted = network.features().get();
        int[] columns = wanted.stream().mapToInt(name -> indexOf(name, names)).toArray();
        SampleInfo info = data.info().withObservables(wanted);
        EventMatrix x = data.observations().columns(columns);
        if (data instanceof LocalSample s) {
            return new LocalSample(info, x, s.theta(), s.jointScore());
        }
        if (data instanceof RatioSample s) {
            return new RatioSample(info, x, s.theta0(), s.theta1(), s.labels(), s.jointRatio(), s.jointScore());
        }
        if (data instanceof CoefficientSample s) {
            return new CoefficientSample(info, x, s.coefficients(), s.components());
        }
        return new PlainSample(info, x, ((PlainSample) data).theta());
    }

    private static int indexOf(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown observable '%s'; %s".formatted(name, Suggestion.sentence(name, names)));
        }
        return index;
    }
}
