package smi.networks;

import java.util.List;

/**
 * How a network was trained.
 *
 * @param terms names of the terms of the loss
 * @param epochs one record per epoch that was run, in order; the last one may have been cut short by a time limit
 * @param bestEpoch index of the epoch whose parameters are the result; −1 for a network from elsewhere
 * @param end why the training ended
 * @param optimizer name of the optimiser, as {@link Optimizer#of} reads it; empty for a network from elsewhere
 * @param initialization name of the initialisation; empty for a network from elsewhere
 */
public record TrainingHistory(
        List<String> terms,
        List<Epoch> epochs,
        int bestEpoch,
        TrainingEnd end,
        String optimizer,
        String initialization) {
    /** Copies the lists. */
    public TrainingHistory {
        terms = List.copyOf(terms);
        epochs = List.copyOf(epochs);
    }

    /**
     * {@return the history of a network that was not trained here}
     */
    public static TrainingHistory none() {
        return new TrainingHistory(List.of(), List.of(), -1);
    }

    /**
     * A training that went through all its epochs, with an optimiser that nobody needs to know.
     *
     * @param terms names of the terms of the loss
     * @param epochs one record per epoch
     * @param bestEpoch index of the epoch whose parameters are the result
     */
    public TrainingHistory(List<String> terms, List<Epoch> epochs, int bestEpoch) {
        this(terms, epochs, bestEpoch, TrainingEnd.EPOCHS, "", "");
    }

    /**
     * The mean losses of one epoch.
     *
     * @param learningRate at its beginning
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
