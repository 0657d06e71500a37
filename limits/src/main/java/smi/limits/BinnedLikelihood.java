package smi.limits;

import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** The multinomial likelihood of counts in bins whose probabilities are known at every θ. */
final class BinnedLikelihood {
    private final MergedBins bins;
    private final double[] counts;

    BinnedLikelihood(MergedBins bins, double[] counts) {
        this.bins = bins;
        this.counts = bins.merge(counts);
    }

    /** {@return Σ_b n_b log p_b(θ)} */
    double logLikelihood(double[] columnWeights, ParameterPoint theta) {
        Templates templates = bins.templates();
        double total = 0.0;
        double sum = 0.0;
        double n = 0.0;
        for (int b = 0; b < counts.length; b++) {
            double prediction = templates.prediction(b, columnWeights);
            if (counts[b] != 0 && !(prediction > 0)) {
                throw new InvalidInputException(
                        "bin %d of a histogram predicts %.6g pb at %s, where there are data; use fewer bins or a smaller grid"
                                .formatted(b, prediction, theta));
            }
            sum += counts[b] == 0 ? 0.0 : counts[b] * Math.log(prediction);
            total += prediction;
            n += counts[b];
        }
        return sum - n * Math.log(total);
    }

    /** {@return Σ_b n_b log(n_b/n), the largest value any probabilities reach; bins without data count 0} */
    double saturated() {
        double n = 0.0;
        for (double count : counts) {
            n += count;
        }
        double sum = 0.0;
        for (double count : counts) {
            sum += count > 0 ? count * Math.log(count / n) : 0.0;
        }
        return sum;
    }
}
