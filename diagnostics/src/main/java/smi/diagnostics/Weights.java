package smi.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the weights p1 r̂ are those of many events. These checks are about the pair of hypotheses as much as about the
 * estimator, and advise: few effective events, or a heavy tail, mean that reweighting from this denominator cannot be
 * trusted whatever the network.
 */
final class Weights {
    private static final double ENOUGH = 100;
    private static final double LARGEST_SHARE = 0.05;
    private static final double RELEVANT_SHARE = 0.01;

    /** Above it, importance sampling is no longer reliable (Vehtari et al., arXiv:1507.02646). */
    private static final double LARGEST_TAIL_INDEX = 0.7;

    private Weights() {}

    static List<Check> checks(Pairs pairs) {
        double[] weights = weights(pairs);
        double effective = effectiveSize(weights);
        double largest =
                Arrays.stream(weights).max().orElse(0) / Arrays.stream(weights).sum();
        return List.of(
                advice(
                        "effective events",
                        pairs,
                        1 / Math.sqrt(effective),
                        1 / Math.sqrt(ENOUGH),
                        "one over the root of the effective number of reweighted events; check at points closer to the denominator"),
                advice(
                        "largest weight",
                        pairs,
                        largest,
                        LARGEST_SHARE,
                        "the share of the largest weight of the reweighted events; check at points closer to the denominator"),
                tail(pairs, largest, weights));
    }

    /** Events may have a heavy tail of their own, which the exact ratio has, too. */
    private static Check tail(Pairs pairs, double largest, double... weights) {
        double[] exact = IntStream.range(0, pairs.size())
                .mapToDouble(i -> Math.max(0, pairs.numerator(i)))
                .toArray();
        // a tail decides something only where single events of it count
        double index = largest < RELEVANT_SHARE ? 0 : Math.max(0, ParetoTail.index(weights));
        return new Check(
                        "tail index",
                        pairs.where(),
                        index,
                        ParetoTail.error(index, weights.length),
                        Math.max(LARGEST_TAIL_INDEX, ParetoTail.index(exact)),
                        "the index k of the tail of the weights: where it is above 0.7 and above that of the true weights their sums are not reliable; check at points closer to the denominator")
                .asAdvice();
    }

    private static Check advice(String name, Pairs pairs, double figure, double threshold, String meaning) {
        return new Check(name, pairs.where(), figure, 0, threshold, 1, true, meaning);
    }

    /** p1 r̂ of every event; negative ones count as none. */
    static double[] weights(Pairs pairs) {
        double[] weights = new double[pairs.size()];
        Arrays.setAll(weights, i -> Math.max(0, pairs.reweighted(i)));
        return weights;
    }

    /** Kish's effective number of events, (Σw)²/Σw². */
    static double effectiveSize(double... weights) {
        double sum = Arrays.stream(weights).sum();
        return sum * sum / Arrays.stream(weights).map(w -> w * w).sum();
    }
}
