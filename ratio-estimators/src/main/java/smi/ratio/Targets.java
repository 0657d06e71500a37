package smi.ratio;

import smi.networks.Batch;

/** Writes what is known of one event at several numerators into consecutive places of a batch. */
final class Targets {
    private Targets() {}

    /** Weights and log r, given p(θ0) at every numerator and p(θ1). */
    static void ratios(double[] numerators, double denominator, Batch batch, int first) {
        for (int k = 0; k < numerators.length; k++) {
            double numerator = numerators[k];
            batch.numeratorWeight()[first + k] = numerator / 2;
            batch.denominatorWeight()[first + k] = denominator / 2;
            // an event that neither hypothesis makes counts for nothing, whatever its ratio
            batch.logRatio()[first + k] = numerator == 0 && denominator == 0 ? 0 : Math.log(numerator / denominator);
        }
    }

    /** One component of the score at every numerator. */
    static void scores(double[] scores, int parameter, int parameters, Batch batch, int first) {
        for (int k = 0; k < scores.length; k++) {
            batch.score()[(first + k) * parameters + parameter] = scores[k];
        }
    }
}
