package smi.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;

/** Effective numbers of events and negative weights at the points of a sample. */
final class DrawReport {
    /** Fewer effective events than this deserve a word: their statistical fluctuation is 10 %. */
    private static final double FEW = 100;

    /** A larger share of the weight in one event deserves a word: a sample repeats it that often. */
    private static final double LARGE_SHARE = 0.02;

    /** Below this, a negative sum is rounding. */
    private static final double ROUNDING = 1e-12;

    private final NegativeWeights policy;
    private double smallest = Double.POSITIVE_INFINITY;
    private HypothesisPoint smallestAt;
    private int few;
    private double smallestInverse = Double.POSITIVE_INFINITY;
    private HypothesisPoint smallestInverseAt;
    private double negativeShare;
    private HypothesisPoint negativeShareAt;
    private int negative;
    private double farthest;
    private HypothesisPoint farthestAt;
    private int far;

    DrawReport(NegativeWeights policy) {
        this.policy = policy;
    }

    /**
     * Adds a point.
     *
     * @param events what is drawn from
     * @param point the point
     * @param sigma its cross section
     * @param drawnPb the sum of the weights that events are drawn with: positive ones, or all without their sign
     * @param largestPb the largest of them
     * @throws InvalidInputException if there are negative weights and the policy refuses them
     */
    void add(WeightedEvents events, HypothesisPoint point, CrossSection sigma, double drawnPb, double largestPb) {
        double signed = sigma.valuePb();
        boolean absolute = policy == NegativeWeights.KEEP_SIGN;
        double plus = absolute ? (drawnPb + signed) / 2 : drawnPb;
        double minus = absolute ? (drawnPb - signed) / 2 : drawnPb - signed;
        double share = minus / plus;
        if (share > ROUNDING) {
            if (policy == NegativeWeights.REFUSE) {
                throw refused(events, point, share);
            }
            negative++;
            if (share > negativeShare) {
                negativeShare = share;
                negativeShareAt = point;
            }
        }
        addSizes(point, Math.pow(signed / sigma.errorPb(), 2), drawnPb / largestPb);
        addDistance(point);
    }

    private void addSizes(HypothesisPoint point, double effective, double inverse) {
        few += effective < FEW ? 1 : 0;
        if (effective < smallest) {
            smallest = effective;
            smallestAt = point;
        }
        if (inverse < smallestInverse) {
            smallestInverse = inverse;
            smallestInverseAt = point;
        }
    }

    /** Beyond its range by more than the width of the range, a parameter is where nobody meant to go. */
    private void addDistance(HypothesisPoint point) {
        double largest = 0.0;
        for (int p = 0; p < point.theta().dimension(); p++) {
            Parameter parameter = point.theta().space().parameters().get(p);
            double width = parameter.rangeMax() - parameter.rangeMin();
            double theta = point.theta().get(p);
            double outside = Math.max(theta - parameter.rangeMax(), parameter.rangeMin() - theta);
            largest = width > 0 ? Math.max(largest, outside / width) : largest;
        }
        if (largest > 1) {
            far++;
            if (largest > farthest) {
                farthest = largest;
                farthestAt = point;
            }
        }
    }

    private static InvalidInputException refused(WeightedEvents events, HypothesisPoint point, double share) {
        Components components = events.componentsWithNuisance();
        double[] m = components.at(point.theta());
        long[] count = new long[1];
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            ComponentBlock f = components.of(block.weights());
            double[] w = new double[f.size()];
            // a nuisance factor is positive
            f.weights(m, w);
            for (double weight : w) {
                count[0] += weight < 0 ? 1 : 0;
            }
        });
        return new InvalidInputException(String.format(
                Locale.ROOT,
                "%d of %d events have a negative weight at %s, their sum is %.3g of the positive one; choose another point, or allow them with the policy clip or keep-sign",
                count[0],
                events.size(),
                point,
                share));
    }

    SampleWeights weights() {
        return new SampleWeights(smallest, smallestInverse, policy, negativeShare);
    }

    /**
     * The warnings.
     *
     * @param jointQuantities the joint ratios and scores of the sample
     */
    List<String> warnings(double[]... jointQuantities) {
        List<String> warnings = new ArrayList<>();
        if (few > 0) {
            add(
                    warnings,
                    "at %d parameter point(s) the weights are worth fewer than %.0f events, at least at %s (%.1f); sample nearer to the benchmarks or generate more events there",
                    few,
                    FEW,
                    smallestAt,
                    smallest);
        }
        if (1 / smallestInverse > LARGE_SHARE) {
            add(
                    warnings,
                    "one event carries %.3g of the weight at %s and fills as much of the sample there; sample nearer to the benchmarks or generate more events there",
                    1 / smallestInverse,
                    smallestInverseAt);
        }
        if (far > 0) {
            add(
                    warnings,
                    "%d parameter point(s) lie outside the range of the parameters by more than its width, farthest %s (%.3g widths); weights there are extrapolations, check the prior",
                    far,
                    farthestAt,
                    farthest);
        }
        if (negative > 0) {
            warnings.add(negativeWarning());
        }
        long notFinite = 0;
        for (double[] values : jointQuantities) {
            for (double v : values) {
                notFinite += Double.isFinite(v) ? 0 : 1;
            }
        }
        if (notFinite > 0) {
            warnings.add("%d joint ratios or scores are not finite, because the weight of an event vanishes at θ"
                    .formatted(notFinite));
        }
        return warnings;
    }

    private String negativeWarning() {
        if (policy == NegativeWeights.KEEP_SIGN) {
            return String.format(
                    Locale.ROOT,
                    "at %d parameter point(s) some weights are negative; most at %s, where their sum is %.3g of the positive one: use the signs of the sample",
                    negative,
                    negativeShareAt,
                    negativeShare);
        }
        return String.format(
                Locale.ROOT,
                "at %d parameter point(s) some weights are negative and those events are not drawn; most at %s, where their sum is %.3g of the positive one and the events drawn stand for a cross section too large by %.3g",
                negative,
                negativeShareAt,
                negativeShare,
                negativeShare / (1 - negativeShare));
    }

    private static void add(List<String> warnings, String format, Object... arguments) {
        warnings.add(String.format(Locale.ROOT, format, arguments));
    }
}
