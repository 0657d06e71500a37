package smi.ratio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.Optimizer;
import smi.networks.RatioLoss;
import smi.networks.Schedule;
import smi.networks.TrainingSettings;
import smi.networks.WeightAverage;

/**
 * How a ratio estimator is trained.
 *
 * @param method the loss
 * @param alpha weight of the score term, for the methods that have one
 * @param architecture the hidden layers
 * @param training epochs, batches, learning rates, seed
 * @param pointsPerEvent how many fresh θ0 each event of a coefficient sample gets in every batch; other samples bring
 *     their own
 * @param members number of networks, the mean of whose log ratios is the estimate
 */
public record RatioSettings(
        RatioMethod method,
        double alpha,
        Architecture architecture,
        TrainingSettings training,
        int pointsPerEvent,
        int members) {
    private static final long EVENTS_SEEN = 2_000_000;
    private static final long MOST_EPOCHS = 100;
    private static final double LARGEST_GRADIENT = 1;
    private static final int AWARE_EPOCHS = 40;
    private static final double AWARE_DECAY = 0.01;
    private static final long EVIDENCE_EVENTS = 300_000;
    private static final long EVIDENCE_FEWEST_EPOCHS = 20;
    private static final long EVIDENCE_MOST_EPOCHS = 300;
    private static final Architecture NARROW = new Architecture(List.of(50, 50, 50), Activation.SILU);
    private static final Architecture WIDE = new Architecture(List.of(100, 100, 100), Activation.SILU);

    /** Checks the numbers. */
    public RatioSettings {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("the score weight alpha is %s; give a number >= 0".formatted(alpha));
        }
        if (pointsPerEvent < 1) {
            throw new InvalidInputException("%d parameter points per event; give 1 or more".formatted(pointsPerEvent));
        }
    }

    /**
     * {@return the defaults of a method for large unweighted samples}
     *
     * <p>Chosen, as the other defaults, on events with a known likelihood; the ablations are in docs/estimators.md and
     * docs/benchmarks.md. All events are learned from: the mean of the parameters over the last steps of a falling learning
     * rate does not overfit in so many epochs, while a validation part takes events away and picks epochs by its own
     * fluctuations. Training for longer needs one.
     *
     * @param method the loss
     */
    public static RatioSettings defaults(RatioMethod method) {
        TrainingSettings training = TrainingSettings.defaults()
                .withLearningRates(2e-3, 1e-4)
                .withSchedule(new Schedule(Schedule.Shape.COSINE, Schedule.Per.STEP))
                .withAverage(WeightAverage.ema(0.999))
                .withValidationFraction(0);
        return new RatioSettings(method, method.defaultAlpha(), NARROW, training, 1, 1);
    }

    /**
     * {@return the defaults of a method for an unweighted sample of some size}
     *
     * <p>Small samples are seen more often: two million events in all, in 20 to 100 epochs. With 20 epochs a network has not
     * learned what 1000 events can teach (docs/benchmarks.md). The gradients of losses in r itself, which single events with
     * large ratios can rule, are clipped.
     *
     * @param method the loss
     * @param events number of events in the sample
     */
    public static RatioSettings defaults(RatioMethod method, long events) {
        RatioSettings defaults = defaults(method);
        TrainingSettings training = defaults.training();
        long epochs = Math.max(training.epochs(), Math.min(MOST_EPOCHS, EVENTS_SEEN / Math.max(1, events)));
        Optimizer optimizer =
                method.regressesRatio() ? training.optimizer().withClipNorm(LARGEST_GRADIENT) : training.optimizer();
        return defaults.withTraining(training.withEpochs((int) epochs).withOptimizer(optimizer));
    }

    /**
     * {@return the defaults of a method for coefficient samples}
     *
     * <p>Every event gets four fresh numerators per batch. A validation part would do more harm than with unweighted events:
     * the few events with the largest weights decide its loss, and early stopping follows them (it doubles the error).
     *
     * @param method the loss
     */
    public static RatioSettings coefficientDefaults(RatioMethod method) {
        TrainingSettings training = defaults(method).training().withLearningRates(4e-3, 1e-4);
        return new RatioSettings(method, method.defaultAlpha(), WIDE, training, 4, 1);
    }

    /**
     * {@return the defaults of a method for the morphing-aware form}
     *
     * <p>All events of a batch share 32 numerators, which cost little where the network does not see them. A score term
     * teaches this form nothing that the ratio does not, and its outliers disturb: the ratio alone is best, and the weight
     * of the score a tenth of that of the other forms. The network need not know θ and is narrower, and it is trained for
     * longer, with weights that decay.
     *
     * @param method the loss
     */
    public static RatioSettings morphingAwareDefaults(RatioMethod method) {
        RatioSettings single = coefficientDefaults(method);
        TrainingSettings training =
                single.training().withEpochs(AWARE_EPOCHS).withOptimizer(Optimizer.adamW(AWARE_DECAY));
        return new RatioSettings(method, method.defaultAlpha() / 10, NARROW, training, 32, 1);
    }

    /**
     * {@return the defaults of {@link EvidenceRatio} for a sample of some size}
     *
     * <p>Small batches and many epochs, of which the one with the lowest validation loss counts: how long the training takes
     * to the best network differs by a factor of ten from problem to problem. Decaying weights and the mean of three networks
     * because a thousand events are few.
     *
     * @param events number of events in the sample
     */
    public static RatioSettings evidenceDefaults(long events) {
        RatioSettings defaults = defaults(RatioMethod.CARL);
        long epochs =
                Math.max(EVIDENCE_FEWEST_EPOCHS, Math.min(EVIDENCE_MOST_EPOCHS, EVIDENCE_EVENTS / Math.max(1, events)));
        TrainingSettings training = defaults.training()
                .withEpochs((int) epochs)
                .withBatchSize(32)
                .withPatience((int) epochs / 4)
                .withOptimizer(Optimizer.adamW(0.1))
                .withValidationFraction(0.1);
        return defaults.withTraining(training).withPointsPerEvent(9).withMembers(3);
    }

    /**
     * {@return these settings with another weight of the score term}
     *
     * @param other the weight
     */
    public RatioSettings withAlpha(double other) {
        return new RatioSettings(method, other, architecture, training, pointsPerEvent, members);
    }

    /**
     * {@return these settings with another architecture}
     *
     * @param other the hidden layers
     */
    public RatioSettings withArchitecture(Architecture other) {
        return new RatioSettings(method, alpha, other, training, pointsPerEvent, members);
    }

    /**
     * {@return these settings with another way of training}
     *
     * @param other epochs, batches, learning rates, seed
     */
    public RatioSettings withTraining(TrainingSettings other) {
        return new RatioSettings(method, alpha, architecture, other, pointsPerEvent, members);
    }

    /**
     * {@return these settings with another number of fresh θ0}
     *
     * @param n per event of a coefficient sample and batch
     */
    public RatioSettings withPointsPerEvent(int n) {
        return new RatioSettings(method, alpha, architecture, training, n, members);
    }

    /**
     * {@return these settings with another number of networks}
     *
     * @param other number of networks, the mean of whose log ratios is the estimate
     */
    public RatioSettings withMembers(int other) {
        return new RatioSettings(method, alpha, architecture, training, pointsPerEvent, other);
    }

    /** The loss as a function of log r̂ and its gradient. */
    RatioLoss loss() {
        return method.loss(alpha);
    }

    /** {@return name and value of everything that decides the result, in a fixed order, for provenance} */
    public Map<String, String> describe() {
        var described = new LinkedHashMap<String, String>();
        described.put("method", method.label());
        if (method.hasScoreTerm()) {
            described.put("alpha", Double.toString(alpha));
        }
        described.put("architecture", architecture.toString());
        described.put("points_per_event", Integer.toString(pointsPerEvent));
        described.put("members", Integer.toString(members));
        described.putAll(training.describe());
        return Collections.unmodifiableMap(described);
    }
}
