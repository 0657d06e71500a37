package smi.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.morphing.ParameterPoint;

/** Effective numbers of events and negative weights at the parameter points of a sample. */
final class DrawReport {
    /** Fewer effective events than this deserve a word: their statistical fluctuation is 10 %. */
    private static final double FEW = 100;

    /** Below this, a negative sum is rounding. */
    private static final double ROUNDING = 1e-12;

    private double smallest = Double.POSITIVE_INFINITY;
    private ParameterPoint smallestAt;
    private int few;
    private double largestShare;
    private ParameterPoint largestShareAt;
    private int negative;

    /**
     * Adds a parameter point.
     *
     * @param sigma its cross section
     * @param positivePb the sum of its positive weights
     */
    void add(CrossSection sigma, double positivePb) {
        double effective = Math.pow(sigma.valuePb() / sigma.errorPb(), 2);
        few += effective < FEW ? 1 : 0;
        if (effective < smallest) {
            smallest = effective;
            smallestAt = sigma.theta();
        }
        double share = (positivePb - sigma.valuePb()) / positivePb;
        if (share > ROUNDING) {
            negative++;
            if (share > largestShare) {
                largestShare = share;
                largestShareAt = sigma.theta();
            }
        }
    }

    double smallestEffectiveSize() {
        return smallest;
    }

    /**
     * The warnings.
     *
     * @param jointQuantities the joint ratios and scores of the sample
     */
    List<String> warnings(double[]... jointQuantities) {
        List<String> warnings = new ArrayList<>();
        if (few > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "at %d parameter point(s) the weights are worth fewer than %.0f events, at least at %s (%.1f); sample nearer"
                            + " to the benchmarks or generate more events there",
                    few,
                    FEW,
                    smallestAt,
                    smallest));
        }
        if (negative > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "at %d parameter point(s) some weights are negative and those events are not drawn; most at %s, where"
                            + " their sum is %.3g of the positive one",
                    negative,
                    largestShareAt,
                    largestShare));
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
}
