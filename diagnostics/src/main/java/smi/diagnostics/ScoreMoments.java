package smi.diagnostics;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import smi.augmentation.ColumnWeights;
import smi.augmentation.CrossSection;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Moments of a learned score t̂ and of the joint score t, in two passes: means and variances, then slopes with their
 * errors. With w = W/σ the joint score enters only as w t = (∂W − W ∂σ/σ)/σ, so that no weight is divided by.
 */
final class ScoreMoments {
    private final WeightedEvents events;
    private final ColumnWeights weights;
    private final double sigma;
    private final double[] gradient;
    private final double[] mean;
    private final double[] meanError;
    private final double[] variance;
    private final double[] covariance;
    private final double[] slopeError;

    ScoreMoments(WeightedEvents events, ParameterPoint theta) {
        this.events = events.near(theta);
        this.weights = ColumnWeights.at(events.setup(), theta);
        CrossSection crossSection = events.crossSection(theta);
        sigma = crossSection.valuePb();
        gradient = crossSection.gradientPb();
        int n = theta.dimension();
        mean = new double[n];
        meanError = new double[n];
        variance = new double[n];
        covariance = new double[n];
        slopeError = new double[n];
    }

    /** One event at one parameter: w, w t, t̂. */
    private static final class Term {
        private int parameter;
        private double w;
        private double joint;
        private double score;
    }

    private void pass(UnaryOperator<EventMatrix> score, Consumer<Term> reader) {
        var term = new Term();
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            EventMatrix t = score.apply(block.observations());
            for (int i = 0; i < block.size(); i++) {
                double value = weights.value(block.weights(), i);
                term.w = value / sigma;
                for (int p = 0; p < mean.length; p++) {
                    term.parameter = p;
                    term.score = t.get(i, p);
                    term.joint = (weights.derivative(p, block.weights(), i) - value * gradient[p] / sigma) / sigma;
                    reader.accept(term);
                }
            }
        });
    }

    void firstPass(UnaryOperator<EventMatrix> score) {
        pass(score, term -> {
            int p = term.parameter;
            mean[p] += term.w * term.score;
            variance[p] += term.w * term.score * term.score;
            covariance[p] += term.joint * term.score; // the joint score has mean 0 on these very events
        });
        for (int p = 0; p < mean.length; p++) {
            variance[p] -= mean[p] * mean[p];
            if (!(variance[p] > 0)) {
                throw new InvalidInputException(
                        "the learned score of parameter %d has the variance %.3g: it does not depend on the observables"
                                .formatted(p, variance[p]));
            }
        }
    }

    /** Each event moves the mean by w (t̂ − mean) and the slope by (w t − slope w (t̂ − mean)) (t̂ − mean) / variance. */
    void secondPass(UnaryOperator<EventMatrix> score) {
        pass(score, term -> {
            int p = term.parameter;
            double centred = term.score - mean[p];
            double slope = covariance[p] / variance[p];
            double onSlope = (term.joint - slope * term.w * centred) * centred / variance[p];
            meanError[p] += term.w * centred * (term.w * centred);
            slopeError[p] += onSlope * onSlope;
        });
    }

    Check mean(String name, int p, double threshold) {
        double spread = Math.sqrt(variance[p]);
        return new Check(name, mean[p] / spread, Math.sqrt(meanError[p]) / spread, threshold);
    }

    Check slope(String name, int p, double threshold) {
        return new Check(name, covariance[p] / variance[p] - 1, Math.sqrt(slopeError[p]), threshold);
    }
}
