package smi.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Whether denominator events, reweighted by r̂, look like numerator events, in one observable at a time and in r̂ itself. */
final class Closure {
    private Closure() {}

    /** One check per observable. */
    static List<Check> observables(Pairs pairs, List<String> names, Tolerance tolerance) {
        double[] mixture = BinnedDistance.mixture(pairs);
        double[] difference = difference(pairs);
        return IntStream.range(0, names.size())
                .mapToObj(
                        k -> BinnedDistance.of(pairs.x().column(k), mixture, difference)
                                .check(
                                        "closure in " + names.get(k),
                                        pairs.where(),
                                        tolerance,
                                        pairs.squaredDistance(),
                                        "-2 Δ log L by which the intended events would tell reweighted from true; see the histogram, train on more events"))
                .toList();
    }

    /**
     * The calibration: in bins of ŝ = 1/(1 + r̂), the part of denominator events in an even mixture must be ŝ. The
     * residuals are bounded, whatever r̂ is.
     */
    static Check calibration(Pairs pairs, Tolerance tolerance) {
        double[] residual = new double[pairs.size()];
        for (int i = 0; i < residual.length; i++) {
            double s = 1 / (1 + Math.exp(pairs.logRatio(i)));
            residual[i] = 2 * (pairs.denominator(i) - s * 2 * pairs.mixture(i));
        }
        return BinnedDistance.of(pairs.logRatios(), BinnedDistance.mixture(pairs), residual)
                .check(
                        "calibration",
                        pairs.where(),
                        tolerance,
                        pairs.squaredDistance(),
                        "-2 Δ log L of the intended events between predicted and seen part of denominator events in bins of the ratio; calibrate the model (smi calibrate) or train on more events");
    }

    /** Δ_i: reweighted minus target. */
    static double[] difference(Pairs pairs) {
        double[] difference = new double[pairs.size()];
        Arrays.setAll(difference, i -> pairs.reweighted(i) - pairs.numerator(i));
        return difference;
    }
}
