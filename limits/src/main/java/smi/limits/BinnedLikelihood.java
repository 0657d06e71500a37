package smi.limits;

import java.util.function.Supplier;
import smi.morphing.InvalidInputException;

/**
 * The multinomial likelihood of counts in bins with predicted cross sections, \( \sum_b n_b \log p_b \),
 * \( p_b = \sigma_b / \sum_c \sigma_c \).
 *
 * @param counts the data, shape {@code [nBins]}
 */
record BinnedLikelihood(double[] counts) {

    /**
     * The log likelihood.
     *
     * @param predictions cross sections, shape {@code [nBins]}
     * @param where says at which point, for messages
     */
    double logLikelihood(double[] predictions, Supplier<?> where) {
        double total = 0.0;
        double sum = 0.0;
        double n = 0.0;
        for (int b = 0; b < counts.length; b++) {
            if (counts[b] != 0 && !(predictions[b] > 0)) {
                throw new InvalidInputException(
                        "bin %d of a histogram predicts %.6g pb at %s, where there are data; use fewer bins or a smaller grid"
                                .formatted(b, predictions[b], where.get()));
            }
            sum += counts[b] == 0 ? 0.0 : counts[b] * Math.log(predictions[b]);
            total += predictions[b];
            n += counts[b];
        }
        return sum - n * Math.log(total);
    }

    /** Its gradient, shape [nParameters]. */
    double[] gradient(BinPrediction prediction) {
        double[] gradient = new double[prediction.gradients().length];
        double total = BinPrediction.sum(prediction.values());
        double n = BinPrediction.sum(counts);
        for (int p = 0; p < gradient.length; p++) {
            double[] slopes = prediction.gradients()[p];
            for (int b = 0; b < counts.length; b++) {
                gradient[p] +=
                        counts[b] == 0 ? 0 : counts[b] * slopes[b] / prediction.values()[b];
            }
            gradient[p] -= n * BinPrediction.sum(slopes) / total;
        }
        return gradient;
    }

    /** The information that as many events as in the data have on average: the curvature near the best fit. */
    double[][] information(BinPrediction prediction) {
        int size = prediction.gradients().length;
        double total = BinPrediction.sum(prediction.values());
        double n = BinPrediction.sum(counts);
        double[][] information = new double[size][size];
        for (int p = 0; p < size; p++) {
            double[] one = prediction.gradients()[p];
            for (int q = 0; q <= p; q++) {
                double[] other = prediction.gradients()[q];
                double sum = -BinPrediction.sum(one) * BinPrediction.sum(other) / total;
                for (int b = 0; b < one.length; b++) {
                    sum += prediction.values()[b] > 0
                            ? one[b] * other[b] / prediction.values()[b]
                            : 0;
                }
                information[p][q] = n * sum / total;
                information[q][p] = information[p][q];
            }
        }
        return information;
    }

    /** The largest value that any probabilities reach, Σ_b n_b log(n_b/n); bins without data count 0. */
    double saturated() {
        double n = BinPrediction.sum(counts);
        double sum = 0.0;
        for (double count : counts) {
            sum += count > 0 ? count * Math.log(count / n) : 0.0;
        }
        return sum;
    }
}
