package smi.likelihood;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.FlowSpec;
import smi.networks.TrainingSettings;

/**
 * How a likelihood estimator is trained. Immutable; start from {@link #defaults} and change what differs.
 *
 * @param method the loss
 * @param alpha weight of the score term, for the method that has one
 * @param architecture the hidden layers of every conditioner
 * @param conditioners number of conditioners of the flow; with a single observable one is all that can be of use, and no
 *     more are made
 * @param components number of normal distributions in the mixture at the end of the flow, per observable; with one the
 *     density of a single observable is a normal distribution
 * @param scaleBound the largest absolute logarithm of a scale, in standard deviations of the observable: nothing narrower
 *     than exp(−scaleBound) can be learned, and no event can pull a component onto itself
 * @param training epochs, batches, learning rates, seed
 * @param pointsPerEvent how many fresh θ each event of a coefficient sample gets in every batch; other samples bring
 *     their own
 * @param members number of flows, the mean of whose log p is the estimate
 */
public record LikelihoodSettings(
        LikelihoodMethod method,
        double alpha,
        Architecture architecture,
        int conditioners,
        int components,
        double scaleBound,
        TrainingSettings training,
        int pointsPerEvent,
        int members) {
    /** Checks the numbers. */
    public LikelihoodSettings {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("the score weight alpha is %s; give a number >= 0".formatted(alpha));
        }
        if (conditioners < 1 || components < 1) {
            throw new InvalidInputException("a flow of %d conditioners with %d components; give 1 or more of both"
                    .formatted(conditioners, components));
        }
        if (!(scaleBound > 0 && scaleBound <= 20)) {
            throw new InvalidInputException(
                    "the bound of the logarithm of a scale is %s; give a number in (0, 20]".formatted(scaleBound));
        }
        if (pointsPerEvent < 1) {
            throw new InvalidInputException("%d parameter points per event; give 1 or more".formatted(pointsPerEvent));
        }
    }

    /**
     * {@return the defaults of a method for unweighted samples}
     *
     * <p>Chosen on two cases with a known likelihood. A generalised Galton board (31 bins, score of the path): mean squared
     * error of log r 0.0003 with 1000 events and 0.0001 with 10 000 (median of five seeds), α = 5, 10 and 20 alike; without
     * score 0.002. Drell–Yan events as for
     * {@link smi.ratio.RatioSettings#defaults}, 100 000 events at 1000 points: 0.0047 to 0.0071 over three seeds in
     * 13 seconds of processor time, nine tenths of it from the tenth of the events with the largest masses; without the score
     * term 0.03, with α = 1 0.009; α up to 100, one component, wider or deeper networks, two or five conditioners, the
     * logarithm of the mass: no better. A ratio estimator, which need not know where the events are, is five to ten times
     * better. Large α costs log p itself: on a bent density in two dimensions its mean squared error is 0.0016, 0.003 and
     * 0.005 for α = 1, 5 and 10, that of the score 0.0037, 0.0027 and 0.0023.
     *
     * @param method the loss
     */
    public static LikelihoodSettings defaults(LikelihoodMethod method) {
        TrainingSettings training = TrainingSettings.defaults()
                .withEpochs(30)
                .withLearningRates(2e-3, 1e-4)
                .withValidationFraction(0);
        var architecture = new Architecture(List.of(50, 50), Activation.SILU);
        return new LikelihoodSettings(method, 5, architecture, 3, 5, 4, training, 1, 1);
    }

    /**
     * {@return the defaults of a method for coefficient samples}
     *
     * <p>Every event gets four fresh points per batch. On the 30 000 Drell–Yan events of {@link #defaults} the mean squared
     * error of log r is 0.0068 to 0.010.
     *
     * @param method the loss
     */
    public static LikelihoodSettings coefficientDefaults(LikelihoodMethod method) {
        return defaults(method).withPointsPerEvent(4);
    }

    /** The architecture for given numbers of parameters and observables. */
    FlowSpec flow(int parameters, int observables) {
        int useful = observables == 1 ? 1 : conditioners;
        return FlowSpec.of(parameters, observables, architecture, useful, components, scaleBound);
    }

    /**
     * {@return these settings with another weight of the score term}
     *
     * @param other the weight
     */
    public LikelihoodSettings withAlpha(double other) {
        return new LikelihoodSettings(
                method, other, architecture, conditioners, components, scaleBound, training, pointsPerEvent, members);
    }

    /**
     * {@return these settings with other hidden layers}
     *
     * @param other the hidden layers of every conditioner
     */
    public LikelihoodSettings withArchitecture(Architecture other) {
        return new LikelihoodSettings(
                method, alpha, other, conditioners, components, scaleBound, training, pointsPerEvent, members);
    }

    /**
     * {@return these settings with another flow}
     *
     * @param networks number of conditioners
     * @param mixture number of components of the mixture
     */
    public LikelihoodSettings withFlow(int networks, int mixture) {
        return new LikelihoodSettings(
                method, alpha, architecture, networks, mixture, scaleBound, training, pointsPerEvent, members);
    }

    /**
     * {@return these settings with another bound of scales}
     *
     * @param other the largest absolute logarithm of a scale
     */
    public LikelihoodSettings withScaleBound(double other) {
        return new LikelihoodSettings(
                method, alpha, architecture, conditioners, components, other, training, pointsPerEvent, members);
    }

    /**
     * {@return these settings with another way of training}
     *
     * @param other epochs, batches, learning rates, seed
     */
    public LikelihoodSettings withTraining(TrainingSettings other) {
        return new LikelihoodSettings(
                method, alpha, architecture, conditioners, components, scaleBound, other, pointsPerEvent, members);
    }

    /**
     * {@return these settings with another number of fresh θ}
     *
     * @param n per event of a coefficient sample and batch
     */
    public LikelihoodSettings withPointsPerEvent(int n) {
        return new LikelihoodSettings(
                method, alpha, architecture, conditioners, components, scaleBound, training, n, members);
    }

    /**
     * {@return these settings with another number of flows}
     *
     * @param other number of flows, the mean of whose log p is the estimate
     */
    public LikelihoodSettings withMembers(int other) {
        return new LikelihoodSettings(
                method, alpha, architecture, conditioners, components, scaleBound, training, pointsPerEvent, other);
    }

    /** {@return name and value of everything that decides the result, in a fixed order, for provenance} */
    public Map<String, String> describe() {
        var described = new LinkedHashMap<String, String>();
        described.put("method", method.label());
        if (method.hasScoreTerm()) {
            described.put("alpha", Double.toString(alpha));
        }
        described.put("architecture", architecture.toString());
        described.put("conditioners", Integer.toString(conditioners));
        described.put("components", Integer.toString(components));
        described.put("scale_bound", Double.toString(scaleBound));
        described.put("members", Integer.toString(members));
        described.putAll(training.describe());
        return Collections.unmodifiableMap(described);
    }
}
