package smi.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.limits.LogRatioTable;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.ratio.EventRatios;
import smi.ratio.RatioEstimator;
import smi.score.EventScores;
import smi.score.ScoreEstimator;

/**
 * Checks of estimators on weighted events, which should be such that the network has not seen. All of them hold exactly
 * for the exact ratio and score, whatever the physics.
 */
public final class Diagnostics {
    private Diagnostics() {}

    /**
     * Two expectations of a likelihood ratio at every θ: its normalisation
     * \( E_{\theta_1}[\hat r(x|\theta,\theta_1)] = 1 \), and the slope 1 of the joint ratio r(x,z) on it,
     * \( E_{\theta_1}[(r - 1)(\hat r - 1)] = E_{\theta_1}[(\hat r - 1)^2] \), because \( E[r|x] = r(x) \). At θ = θ1
     * there is no slope.
     *
     * @param table gives \( \log \hat r(x|\theta,\theta_1) \) for all observables of the events
     * @param denominator \( \theta_1 \)
     * @param numerators where to check, at least one
     * @param events the weighted events
     * @param threshold the deviation from 1 that does no harm
     * @return one or two checks per numerator
     * @throws InvalidInputException if there is no numerator, or a cross section is not positive
     */
    public static List<Check> ratio(
            LogRatioTable table,
            ParameterPoint denominator,
            List<ParameterPoint> numerators,
            WeightedEvents events,
            double threshold) {
        if (numerators.isEmpty()) {
            throw new InvalidInputException("the check of a ratio needs at least one point θ to be checked at");
        }
        requirePositiveCrossSection(events, denominator);
        numerators.forEach(theta -> requirePositiveCrossSection(events, theta));
        var moments = new RatioMoments(numerators.size());
        double[][] points = numerators.stream().map(ParameterPoint::values).toArray(double[][]::new);
        moments.read(table, denominator, EventMatrix.ofRows(points), events);
        List<Check> checks = new ArrayList<>();
        for (int g = 0; g < points.length; g++) {
            ParameterPoint theta = numerators.get(g);
            checks.add(moments.normalisation("normalisation of the ratio at " + theta, g, threshold));
            if (!theta.equals(denominator)) {
                checks.add(moments.slope("slope of the joint ratio at " + theta, g, threshold));
            }
        }
        return checks;
    }

    /**
     * The mean of a score, which must be 0, and the slope of the joint score on it, which must be 1.
     *
     * @param score from all observables to \( \hat t(x|\theta) \), shape {@code [n][nParameters]}
     * @param theta where it was learned
     * @param events the weighted events
     * @param threshold the deviation that does no harm: of the mean in units of the score's standard deviation, and of the
     *     slope from 1
     * @return two checks per parameter
     * @throws InvalidInputException if the cross section at θ is not positive, or the score does not vary
     */
    public static List<Check> score(
            UnaryOperator<EventMatrix> score, ParameterPoint theta, WeightedEvents events, double threshold) {
        requirePositiveCrossSection(events, theta);
        var moments = new ScoreMoments(events, theta);
        moments.firstPass(score);
        moments.secondPass(score);
        List<Check> checks = new ArrayList<>();
        for (int p = 0; p < theta.dimension(); p++) {
            String name = theta.space().names().get(p);
            checks.add(moments.mean("mean of the score of " + name + " at " + theta, p, threshold));
            checks.add(moments.slope("slope of the joint score of " + name + " at " + theta, p, threshold));
        }
        return checks;
    }

    /**
     * As {@link #ratio(LogRatioTable, ParameterPoint, List, WeightedEvents, double)}, for a trained estimator and its own
     * denominator.
     *
     * @param estimator the estimator
     * @param numerators where to check, at least one
     * @param events the weighted events
     * @param threshold the deviation that does no harm
     * @return one or two checks per numerator
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public static List<Check> ratio(
            RatioEstimator estimator, List<ParameterPoint> numerators, WeightedEvents events, double threshold) {
        EventRatios ratios = EventRatios.of(estimator, events.setup());
        return ratio(ratios::logRatios, estimator.reference(), numerators, events, threshold);
    }

    /**
     * As {@link #score(UnaryOperator, ParameterPoint, WeightedEvents, double)}, for a trained estimator at its reference
     * point.
     *
     * @param estimator the estimator
     * @param events the weighted events
     * @param threshold the deviation that does no harm
     * @return two checks per parameter
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public static List<Check> score(ScoreEstimator estimator, WeightedEvents events, double threshold) {
        return score(EventScores.of(estimator, events.setup()), estimator.reference(), events, threshold);
    }

    /**
     * How well the events represent a point: the relative statistical error \( 1/\sqrt{n_{eff}} \) of its cross section,
     * the share of its largest weight, and the share of negative weights.
     *
     * @param theta the point
     * @param events the weighted events
     * @param smallestEffectiveSize the effective number of events that is enough
     * @return three checks
     * @throws InvalidInputException if no event has a positive weight, or the number asked for is not positive
     */
    public static List<Check> weights(ParameterPoint theta, WeightedEvents events, double smallestEffectiveSize) {
        if (!(smallestEffectiveSize > 0)) {
            throw new InvalidInputException(
                    "the smallest effective size is %s; give a positive number".formatted(smallestEffectiveSize));
        }
        var size = events.effectiveSize(theta);
        double threshold = 1 / Math.sqrt(smallestEffectiveSize);
        return List.of(
                new Check("relative statistical error at " + theta, 1 / Math.sqrt(size.kish()), 0.0, threshold),
                new Check(
                        "share of the largest weight at " + theta,
                        1 / size.inverseLargestProbability(),
                        0.0,
                        threshold),
                new Check("share of negative weights at " + theta, size.negativeShare(), 0.0, threshold));
    }

    private static void requirePositiveCrossSection(WeightedEvents events, ParameterPoint theta) {
        double sigma = events.crossSection(theta).valuePb();
        if (!(sigma > 0)) {
            throw new InvalidInputException(
                    "the cross section at %s is %.6g pb; it must be positive: choose another point"
                            .formatted(theta, sigma));
        }
    }
}
