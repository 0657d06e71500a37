package smi.networks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import smi.morphing.InvalidInputException;

/**
 * How a network is trained. Immutable; start from {@link #defaults()} and change what differs.
 *
 * @param epochs passes over the training events, at least 1
 * @param batchSize events per step
 * @param initialRate learning rate of the first epoch
 * @param finalRate learning rate of the last epoch; in between it falls exponentially
 * @param optimizer how the gradient moves the parameters
 * @param validationFraction part of the events kept for validation, in [0, 1); 0 switches early stopping off and the
 *     last epoch is the result
 * @param patience training ends after this many epochs without a better validation loss; the best epoch is the result
 *     in any case
 * @param seed of initial parameters, split, shuffling and drawn hypotheses
 * @param threads at most this many threads work on one batch; the result does not depend on it
 */
public record TrainingSettings(
        int epochs,
        int batchSize,
        double initialRate,
        double finalRate,
        Optimizer optimizer,
        double validationFraction,
        int patience,
        long seed,
        int threads) {

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a value makes no sense
     */
    public TrainingSettings {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(batchSize >= 1, "batch size", batchSize, "at least 1");
        require(initialRate > 0 && initialRate < 1e3, "initial learning rate", initialRate, "positive");
        require(finalRate > 0 && finalRate < 1e3, "final learning rate", finalRate, "positive");
        require(
                validationFraction >= 0 && validationFraction < 1,
                "validation fraction",
                validationFraction,
                "in [0, 1)");
        require(patience >= 1, "patience", patience, "at least 1");
        require(threads >= 1, "threads", threads, "at least 1");
    }

    private static void require(boolean holds, String what, Number value, String rule) {
        if (!holds) {
            throw new InvalidInputException("training settings: %s is %s, it must be %s".formatted(what, value, rule));
        }
    }

    /** {@return 20 epochs of AMSGrad with batches of 128, learning rate 1e-3 to 1e-4, a quarter for validation} */
    public static TrainingSettings defaults() {
        return new TrainingSettings(20, 128, 1e-3, 1e-4, Optimizer.AMSGRAD, 0.25, Integer.MAX_VALUE, 1, 1);
    }

    /**
     * {@return the learning rate of an epoch, initialRate (finalRate/initialRate)^(epoch/(epochs − 1))}
     *
     * @param epoch counted from 0
     */
    public double learningRate(int epoch) {
        return epochs == 1 ? initialRate : initialRate * Math.pow(finalRate / initialRate, epoch / (epochs - 1.0));
    }

    /**
     * {@return these settings with another number of epochs}
     *
     * @param n the epochs
     */
    public TrainingSettings withEpochs(int n) {
        return new TrainingSettings(
                n, batchSize, initialRate, finalRate, optimizer, validationFraction, patience, seed, threads);
    }

    /**
     * {@return these settings with another batch size}
     *
     * @param n events per step
     */
    public TrainingSettings withBatchSize(int n) {
        return new TrainingSettings(
                epochs, n, initialRate, finalRate, optimizer, validationFraction, patience, seed, threads);
    }

    /**
     * {@return these settings with other learning rates}
     *
     * @param initial of the first epoch
     * @param last of the last epoch
     */
    public TrainingSettings withLearningRates(double initial, double last) {
        return new TrainingSettings(
                epochs, batchSize, initial, last, optimizer, validationFraction, patience, seed, threads);
    }

    /**
     * {@return these settings with another optimiser}
     *
     * @param other the optimiser
     */
    public TrainingSettings withOptimizer(Optimizer other) {
        return new TrainingSettings(
                epochs, batchSize, initialRate, finalRate, other, validationFraction, patience, seed, threads);
    }

    /**
     * {@return these settings with another validation part}
     *
     * @param fraction part of the events kept for validation
     */
    public TrainingSettings withValidationFraction(double fraction) {
        return new TrainingSettings(
                epochs, batchSize, initialRate, finalRate, optimizer, fraction, patience, seed, threads);
    }

    /**
     * {@return these settings with another patience}
     *
     * @param epochsWithoutGain training ends after this many epochs without a better validation loss
     */
    public TrainingSettings withPatience(int epochsWithoutGain) {
        return new TrainingSettings(
                epochs,
                batchSize,
                initialRate,
                finalRate,
                optimizer,
                validationFraction,
                epochsWithoutGain,
                seed,
                threads);
    }

    /**
     * {@return these settings with another seed}
     *
     * @param other the seed
     */
    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(
                epochs, batchSize, initialRate, finalRate, optimizer, validationFraction, patience, other, threads);
    }

    /**
     * {@return these settings with another number of threads}
     *
     * @param n the threads
     */
    public TrainingSettings withThreads(int n) {
        return new TrainingSettings(
                epochs, batchSize, initialRate, finalRate, optimizer, validationFraction, patience, seed, n);
    }

    /** {@return name and value of everything that decides the result, in a fixed order, for provenance} */
    public Map<String, String> describe() {
        var described = new LinkedHashMap<String, String>();
        described.put("epochs", Integer.toString(epochs));
        described.put("batch_size", Integer.toString(batchSize));
        described.put("learning_rate", initialRate + ":" + finalRate);
        described.put("optimizer", optimizer.label());
        described.put("validation_fraction", Double.toString(validationFraction));
        described.put("patience", patience == Integer.MAX_VALUE ? "none" : Integer.toString(patience));
        described.put("seed", Long.toString(seed));
        return Collections.unmodifiableMap(described);
    }
}
