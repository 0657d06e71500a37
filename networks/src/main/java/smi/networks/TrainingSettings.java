package smi.networks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import smi.morphing.InvalidInputException;

/**
 * How a network is trained. Immutable; start from {@link #defaults()} and change what differs.
 *
 * @param epochs passes over the training events, at least 1
 * @param batchSize events per step
 * @param initialRate first learning rate, of a one-cycle schedule the largest
 * @param finalRate last learning rate
 * @param schedule how it goes from one to the other
 * @param optimizer how the gradient moves the parameters
 * @param average whether the result is an average of the parameters
 * @param initialization how the parameters are drawn before the training
 * @param bootstrap whether the training events are drawn anew with replacement: every simulated event counts as often as a
 *     Poisson number of mean 1 says
 * @param parts into how many disjoint parts the simulated events are divided; an ensemble has its number of members for each,
 *     one part after the other. The noise of two parts is independent
 * @param validationFraction part of the simulated events kept for validation, in [0, 1), up to the fluctuation of a random
 *     choice; 0 switches early stopping off and the last epoch is the result
 * @param patience training ends after this many epochs without a better validation loss; the best epoch is the result
 *     in any case
 * @param seed of initial parameters, split, shuffling and drawn hypotheses
 * @param threads at most this many threads work on one batch; the result does not depend on it
 * @param backend what computes it; another one rounds differently
 */
public record TrainingSettings(
        int epochs,
        int batchSize,
        double initialRate,
        double finalRate,
        Schedule schedule,
        Optimizer optimizer,
        WeightAverage average,
        Initialization initialization,
        boolean bootstrap,
        int parts,
        double validationFraction,
        int patience,
        long seed,
        int threads,
        Backend backend) {

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
        require(parts >= 1, "parts of the events", parts, "at least 1");
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
        var edit = new Edit();
        edit.epochs = 20;
        edit.batchSize = 128;
        edit.initialRate = 1e-3;
        edit.finalRate = 1e-4;
        edit.schedule = Schedule.EXPONENTIAL;
        edit.optimizer = Optimizer.AMSGRAD;
        edit.average = WeightAverage.NONE;
        edit.initialization = Initialization.UNIFORM;
        edit.parts = 1;
        edit.validationFraction = 0.25;
        edit.patience = Integer.MAX_VALUE;
        edit.seed = 1;
        edit.threads = 1;
        edit.backend = Backend.HOST;
        return edit.done();
    }

    /**
     * {@return the learning rate at the beginning of an epoch}
     *
     * @param epoch counted from 0
     */
    public double learningRate(int epoch) {
        return learningRate(epoch, 0);
    }

    /** The learning rate within an epoch of which a part in [0, 1) is done. */
    double learningRate(int epoch, double partDone) {
        double done = schedule.per() == Schedule.Per.STEP
                ? (epoch + partDone) / epochs
                : epochs == 1 ? 0 : epoch / (epochs - 1.0);
        return schedule.rate(initialRate, finalRate, done);
    }

    /** The components, to be changed. */
    private static final class Edit {
        private int epochs;
        private int batchSize;
        private double initialRate;
        private double finalRate;
        private Schedule schedule;
        private Optimizer optimizer;
        private WeightAverage average;
        private Initialization initialization;
        private boolean bootstrap;
        private int parts;
        private double validationFraction;
        private int patience;
        private long seed;
        private int threads;
        private Backend backend;

        TrainingSettings done() {
            return new TrainingSettings(
                    epochs,
                    batchSize,
                    initialRate,
                    finalRate,
                    schedule,
                    optimizer,
                    average,
                    initialization,
                    bootstrap,
                    parts,
                    validationFraction,
                    patience,
                    seed,
                    threads,
                    backend);
        }
    }

    private TrainingSettings with(Consumer<Edit> change) {
        var edit = new Edit();
        edit.epochs = epochs;
        edit.batchSize = batchSize;
        edit.initialRate = initialRate;
        edit.finalRate = finalRate;
        edit.schedule = schedule;
        edit.optimizer = optimizer;
        edit.average = average;
        edit.initialization = initialization;
        edit.bootstrap = bootstrap;
        edit.parts = parts;
        edit.validationFraction = validationFraction;
        edit.patience = patience;
        edit.seed = seed;
        edit.threads = threads;
        edit.backend = backend;
        change.accept(edit);
        return edit.done();
    }

    /**
     * {@return these settings with another number of epochs}
     *
     * @param n the epochs
     */
    public TrainingSettings withEpochs(int n) {
        return with(edit -> edit.epochs = n);
    }

    /**
     * {@return these settings with another batch size}
     *
     * @param n events per step
     */
    public TrainingSettings withBatchSize(int n) {
        return with(edit -> edit.batchSize = n);
    }

    /**
     * {@return these settings with other learning rates}
     *
     * @param initial the first one
     * @param last the last one
     */
    public TrainingSettings withLearningRates(double initial, double last) {
        return with(edit -> {
            edit.initialRate = initial;
            edit.finalRate = last;
        });
    }

    /**
     * {@return these settings with another schedule}
     *
     * @param other how the learning rate goes from the first to the last
     */
    public TrainingSettings withSchedule(Schedule other) {
        return with(edit -> edit.schedule = other);
    }

    /**
     * {@return these settings with another optimiser}
     *
     * @param other the optimiser
     */
    public TrainingSettings withOptimizer(Optimizer other) {
        return with(edit -> edit.optimizer = other);
    }

    /**
     * {@return these settings with another average of the parameters}
     *
     * @param other the average
     */
    public TrainingSettings withAverage(WeightAverage other) {
        return with(edit -> edit.average = other);
    }

    /**
     * {@return these settings with another initialisation}
     *
     * @param other how the parameters are drawn
     */
    public TrainingSettings withInitialization(Initialization other) {
        return with(edit -> edit.initialization = other);
    }

    /**
     * {@return these settings with or without a bootstrap}
     *
     * @param drawAnew whether the training events are drawn anew with replacement
     */
    public TrainingSettings withBootstrap(boolean drawAnew) {
        return with(edit -> edit.bootstrap = drawAnew);
    }

    /**
     * {@return these settings with another number of parts}
     *
     * @param n into how many disjoint parts the simulated events are divided
     */
    public TrainingSettings withParts(int n) {
        return with(edit -> edit.parts = n);
    }

    /**
     * {@return these settings with another validation part}
     *
     * @param fraction part of the events kept for validation
     */
    public TrainingSettings withValidationFraction(double fraction) {
        return with(edit -> edit.validationFraction = fraction);
    }

    /**
     * {@return these settings with another patience}
     *
     * @param epochsWithoutGain training ends after this many epochs without a better validation loss
     */
    public TrainingSettings withPatience(int epochsWithoutGain) {
        return with(edit -> edit.patience = epochsWithoutGain);
    }

    /**
     * {@return these settings with another seed}
     *
     * @param other the seed
     */
    public TrainingSettings withSeed(long other) {
        return with(edit -> edit.seed = other);
    }

    /**
     * {@return these settings with another number of threads}
     *
     * @param n the threads
     */
    public TrainingSettings withThreads(int n) {
        return with(edit -> edit.threads = n);
    }

    /**
     * {@return these settings with another backend}
     *
     * @param other what computes the training
     */
    public TrainingSettings withBackend(Backend other) {
        return with(edit -> edit.backend = other);
    }

    /** {@return name and value of everything that decides the result, in a fixed order, for provenance} */
    public Map<String, String> describe() {
        var described = new LinkedHashMap<String, String>();
        described.put("epochs", Integer.toString(epochs));
        described.put("batch_size", Integer.toString(batchSize));
        described.put("learning_rate", initialRate + ":" + finalRate);
        described.put("schedule", schedule.label());
        described.put("optimizer", optimizer.label());
        described.put("clip", optimizer.clips() ? Double.toString(optimizer.clipNorm()) : "none");
        described.put("average", average.label());
        described.put("initialization", initialization.label());
        described.put("bootstrap", bootstrap ? "yes" : "no");
        described.put(Model.PARTS, Integer.toString(parts));
        described.put("validation_fraction", Double.toString(validationFraction));
        described.put("patience", patience == Integer.MAX_VALUE ? "none" : Integer.toString(patience));
        described.put("seed", Long.toString(seed));
        described.put("backend", backend.label());
        return Collections.unmodifiableMap(described);
    }
}
