package smi.cli.tasks;

import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;
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
 * @param alpha weight of the score term
 * @param validation fraction of the sample held out for validation
 * @param features names of the observables to use
 * @param prior prior of θ for a coefficient sample
 * @param reference denominator θ1 for a coefficient sample
 */
public record NetworkSettings(
        Optional<List<Integer>> hidden,
        Optional<String> activation,
        Optional<Integer> epochs,
        Optional<Integer> batch,
        Optional<String> learningRate,
        Optional<Double> alpha,
        Optional<Double> validation,
        Optional<List<String>> features,
        Optional<String> prior,
        Optional<String> reference) {

    Architecture architecture(Architecture defaults) {
        return new Architecture(
                hidden.orElse(defaults.hidden()), activation.map(Activation::of).orElse(defaults.activation()));
    }

    TrainingSettings training(TrainingSettings defaults) {
        TrainingSettings settings = defaults.withThreads(Threads.count());
        settings =
                settings.withEpochs(epochs.orElse(settings.epochs())).withBatchSize(batch.orElse(settings.batchSize()));
        settings = settings.withValidationFraction(validation.orElse(settings.validationFraction()));
        if (learningRate.isPresent()) {
            double[] rates = rates(learningRate.get());
            settings = settings.withLearningRates(rates[0], rates[1]);
        }
        return settings;
    }

    private static double[] rates(String text) {
        String[] parts = text.split(":");
        try {
            return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[parts.length - 1])};
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "the learning rate '%s' is not a number or from:to, such as 1e-3:1e-4".formatted(text), e);
        }
    }
}
