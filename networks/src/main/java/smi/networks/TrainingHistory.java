package smi.networks;

import java.util.List;

/**
 * The losses of a training.
 *
 * @param terms names of the terms of the loss
 * @param epochs one record per epoch that was run, in order
 * @param bestEpoch index of the epoch whose parameters are the result
 */
public record TrainingHistory(List<String> terms, List<Epoch> epochs, int bestEpoch) {
    /** Copies the lists. */
    public TrainingHistory {
        terms = List.copyOf(terms);
        epochs = List.copyOf(epochs);
    }

    /**
     * The mean losses of one epoch.
     *
     * @param learningRate of this epoch
     * @param training one mean per term over the training rows, while the parameters moved
     * @param validation one mean per term over the validation rows, at the end of the epoch; empty without validation
     */
    public record Epoch(double learningRate, List<Double> training, List<Double> validation) {
        /** Copies the lists. */
        public Epoch {
            training = List.copyOf(training);
            validation = List.copyOf(validation);
        }

        /** {@return the sum of the training terms} */
        public double trainingLoss() {
            return training.stream().mapToDouble(Double::doubleValue).sum();
        }

        /** {@return the sum of the validation terms; the training loss where there is no validation} */
        public double validationLoss() {
            return validation.isEmpty()
                    ? trainingLoss()
                    : validation.stream().mapToDouble(Double::doubleValue).sum();
        }
    }
}
