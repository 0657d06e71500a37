package smi.fisher;

import java.util.Arrays;
import smi.augmentation.Binning;
import smi.augmentation.ColumnWeights;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.CombinedScore;
import smi.score.EventScores;
import smi.score.ScoreEstimator;

/**
 * How well the histogram of a one-dimensional observable tells two parameter points apart: the optimal observable along
 * the line between them, \( \hat t(x|\theta_{ref}) \cdot (\theta_1 - \theta_{ref}) \).
 *
 * @param binning the bins of the observable
 * @param reference cross sections of the bins at θ_ref in pb
 * @param alternative cross sections of the bins at θ_1 in pb
 * @param luminosity in pb⁻¹
 */
public record Discrimination(Binning binning, double[] reference, double[] alternative, double luminosity) {
    /** Copies the cross sections. */
    public Discrimination {
        reference = reference.clone();
        alternative = alternative.clone();
    }

    @Override
    public double[] reference() {
        return reference.clone();
    }

    @Override
    public double[] alternative() {
        return alternative.clone();
    }

    /**
     * The histogram of the optimal observable towards a point.
     *
     * @param score the score at θ_ref
     * @param channel what is measured
     * @param other θ_1
     * @param bins number of bins of equal cross section at θ_ref
     * @return its cross sections at both points
     * @throws InvalidInputException if θ_1 is θ_ref, the score does not fit the events, or the cross section of a bin is
     *     not positive
     */
    public static Discrimination between(ScoreEstimator score, Channel channel, ParameterPoint other, int bins) {
        ParameterPoint reference = score.reference();
        double[] direction = new double[reference.dimension()];
        Arrays.setAll(direction, p -> other.get(p) - reference.get(p));
        EventScores observable = EventScores.of(CombinedScore.along(score, direction), channel.setup());
        Values values = Values.of(channel, observable, reference, other);
        Binning binning = Binning.quantiles(EventMatrix.of(values.o.length, 1, values.o), values.near, bins);
        double[] a = new double[binning.size()];
        double[] b = new double[binning.size()];
        for (int i = 0; i < values.o.length; i++) {
            int bin = binning.index(values.o, i);
            a[bin] += values.near[i];
            b[bin] += values.far[i];
        }
        for (int k = 0; k < a.length; k++) {
            if (!(a[k] > 0 && b[k] > 0)) {
                throw new InvalidInputException(
                        "bin %d of the optimal observable has a cross section of %.6g pb at %s and %.6g pb at %s; they must be positive: choose fewer bins"
                                .formatted(k, a[k], reference, b[k], other));
            }
        }
        return new Discrimination(binning, a, b, channel.luminosity().inversePicobarn());
    }

    /** Observable and both weights of the events that are kept. */
    private record Values(double[] o, double[] near, double[] far) {
        static Values of(Channel channel, EventScores observable, ParameterPoint theta, ParameterPoint other) {
            int n = Math.toIntExact(channel.events().size());
            var values = new Values(new double[n], new double[n], new double[n]);
            ColumnWeights near = ColumnWeights.at(channel.setup(), theta);
            ColumnWeights far = ColumnWeights.at(channel.setup(), other);
            int[] count = {0};
            channel.events().near(theta).read(EventSource.DEFAULT_BLOCK, block -> {
                EventMatrix scores = observable.apply(block.observations());
                for (int i = 0; i < block.size(); i++) {
                    double accepted = channel.acceptance().of(block.observations(), i);
                    if (accepted > 0) {
                        values.o[count[0]] = scores.get(i, 0);
                        values.near[count[0]] = accepted * near.value(block.weights(), i);
                        values.far[count[0]++] = accepted * far.value(block.weights(), i);
                    }
                }
            });
            return new Values(
                    Arrays.copyOf(values.o, count[0]),
                    Arrays.copyOf(values.near, count[0]),
                    Arrays.copyOf(values.far, count[0]));
        }
    }

    /**
     * The expected \( -2\,\Delta\log L \) of θ_ref if θ_1 is true, from the numbers of events in the bins:
     * \( 2 L \sum_b [\sigma_b^1 \log(\sigma_b^1/\sigma_b^0) - \sigma_b^1 + \sigma_b^0] \). Its root is the expected
     * significance.
     *
     * @return the test statistic
     */
    public double testStatistic() {
        double sum = 0;
        for (int k = 0; k < reference.length; k++) {
            sum += alternative[k] * Math.log(alternative[k] / reference[k]) - alternative[k] + reference[k];
        }
        return 2 * luminosity * sum;
    }

    /** {@return the part of {@link #testStatistic()} that the total number of events does not give} */
    public double shapeStatistic() {
        double near = Arrays.stream(reference).sum();
        double far = Arrays.stream(alternative).sum();
        return testStatistic() - 2 * luminosity * (far * Math.log(far / near) - far + near);
    }
}
