package smi.cli.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Prior;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.TrainingSettings;

/**
 * Settings of a network that differ from the defaults of its method.
 *
 * @param hidden widths of the hidden layers
 * @param activation their activation
 * @param epochs passes over the sample
 * @param batch events per step
 * @param learningRate {@code from:to}
 * @param ensemble number of networks whose mean is the estimate, for each part of the events
 * @param parts into how many disjoint parts the simulated events are divided
 * @param alpha weight of the score term
 * @param validation fraction of the sample held out for validation
 * @param features names of the observables to use
 * @param prior prior of θ for a coefficient sample
 * @param reference denominator θ1 for a coefficient sample
 * @param options optimiser, schedule, averages, …
 */
public record NetworkSettings(
        Optional<List<Integer>> hidden,
        Optional<String> activation,
        Optional<Integer> epochs,
        Optional<Integer> batch,
        Optional<String> learningRate,
        Optional<Integer> ensemble,
        Optional<Integer> parts,
        Optional<Double> alpha,
        Optional<Double> validation,
        Optional<List<String>> features,
        Optional<String> prior,
        Optional<String> reference,
        TrainingOptions options) {

    Architecture architecture(Architecture defaults) {
        return new Architecture(
                hidden.orElse(defaults.hidden()), activation.map(Activation::of).orElse(defaults.activation()));
    }

    TrainingSettings training(TrainingSettings defaults) {
        TrainingSettings settings = options.training(defaults)
                .withEpochs(epochs.orElse(defaults.epochs()))
                .withParts(parts.orElse(defaults.parts()))
                .withBatchSize(batch.orElse(defaults.batchSize()))
                .withValidationFraction(validation.orElse(defaults.validationFraction()));
        if (options.patience().isPresent() && settings.validationFraction() == 0) {
            throw new InvalidInputException(
                    "a patience waits for a better validation loss, and no events are held out for it; give --validation 0.2, too (in an analysis file the key validation)");
        }
        if (learningRate.isPresent()) {
            double[] rates = rates(learningRate.get());
            settings = settings.withLearningRates(rates[0], rates[1]);
        }
        return settings;
    }

    /** The distribution of θ0 for a coefficient sample. */
    List<Prior> priors(ParameterSpace space) {
        String text = prior.orElseThrow(
                () -> new InvalidInputException(
                        "a coefficient sample needs the prior of theta, one per parameter: --prior 'gaussian(0,0.5),flat(-1,1)' (in an analysis file the key prior)"));
        List<Prior> priors =
                Arrays.stream(text.split("(?<=\\))\\s*,\\s*")).map(Prior::parse).toList();
        if (priors.size() != space.dimension()) {
            throw new InvalidInputException("the prior '%s' is of %d parameters, there are %d: %s"
                    .formatted(text, priors.size(), space.dimension(), space.names()));
        }
        return priors;
    }

    /** The denominator θ1 for a coefficient sample. */
    ParameterPoint reference(ParameterSpace space) {
        return reference.map(text -> Points.parse(text, space)).orElse(space.origin());
    }

    private static double[] rates(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length <= 2) {
                return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[parts.length - 1])};
            }
        } catch (NumberFormatException e) {
            throw unreadable(text, e);
        }
        throw unreadable(text, null);
    }

    private static InvalidInputException unreadable(String text, NumberFormatException cause) {
        return new InvalidInputException(
                "the learning rate '%s' is neither a number nor from:to, such as 1e-3:1e-4".formatted(text), cause);
    }
}
