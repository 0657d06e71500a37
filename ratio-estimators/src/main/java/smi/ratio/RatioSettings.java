package smi.ratio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.TrainingSettings;

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
     * {@return the defaults of a method}
     *
     * @param method the loss
     */
    public static RatioSettings defaults(RatioMethod method) {
        return new RatioSettings(
                method, 5, new Architecture(List.of(60, 60), Activation.TANH), TrainingSettings.defaults(), 8, 1);
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

    /** {@return name and value of everything that decides the result, in a fixed order, for provenance} */
    public Map<String, String> describe() {
        var described = new LinkedHashMap<String, String>();
        described.put("method", method.label());
        if (method.hasScoreTerm()) {
            described.put("alpha", Double.toString(alpha));
        }
        described.put("architecture", architecture.toString());
        described.put("members", Integer.toString(members));
        described.putAll(training.describe());
        return Collections.unmodifiableMap(described);
    }
}
