package smi.networks;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Looks for what made a training diverge: an extreme number in the batch, or else the learning rate. */
record DivergenceCause(List<String> observables, List<String> parameters, Scaling scaling) {
    /** In standard deviations: beyond what a bounded or exponentially falling quantity reaches in a sample. */
    private static final double EXTREME = 30;

    private static final double EXTREME_LOG_RATIO = 15;

    /** Likely cause and remedy, as the end of a sentence. */
    String of(BatchEvents events, double learningRate) {
        int from = events.from();
        int to = Math.min(events.to(), from + 4096);
        var batch = new Batch(
                (to - from) * events.source().rowsPerEvent(),
                events.source().sharedPoints(),
                observables.size(),
                parameters.size());
        events.source().fill(events.events(), from, to, new SplittableRandom(events.seed()), batch);
        for (int row = 0; row < batch.rows(); row++) {
            String outlier = outlier(batch, row);
            if (outlier != null) {
                return outlier;
            }
        }
        for (int pair = 0; pair < batch.pairs(); pair++) {
            String extreme = extremeTarget(batch, pair);
            if (extreme != null) {
                return extreme;
            }
        }
        return String.format(
                Locale.ROOT,
                "likely the learning rate %s is too high: lower it, or clip gradients (clip 1)",
                Double.toString(learningRate));
    }

    private String outlier(Batch batch, int row) {
        double[] means = scaling.x().means();
        double[] scales = scaling.x().scales();
        for (int c = 0; c < means.length; c++) {
            double value = batch.x()[row * means.length + c];
            if (Math.abs(value - means[c]) > EXTREME * scales[c]) {
                return "likely because observable '%s' has outliers (%s in this batch, mean %.3g, standard deviation %.3g): cut them, or take its logarithm"
                        .formatted(observables.get(c), value, means[c], scales[c]);
            }
        }
        return null;
    }

    private String extremeTarget(Batch batch, int row) {
        double[] factors = scaling.scoreScale();
        for (int p = 0; p < factors.length; p++) {
            double score = batch.score()[row * factors.length + p] * factors[p];
            if (batch.numeratorWeight()[row] != 0 && Math.abs(score) > EXTREME) {
                return "likely because of extreme joint scores (%.3g times its scale for '%s' in this batch): lower alpha or the learning rate, or clip gradients (clip 1)"
                        .formatted(score, parameters.get(p));
            }
        }
        double ratio = Math.abs(batch.logRatio()[row]);
        return ratio > EXTREME_LOG_RATIO && ratio < Double.POSITIVE_INFINITY
                ? "likely because of extreme joint ratios (log r = %.3g in this batch): use hypotheses that are nearer to each other, or clip gradients (clip 1)"
                        .formatted(batch.logRatio()[row])
                : null;
    }
}
