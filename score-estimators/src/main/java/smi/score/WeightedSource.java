package smi.score;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.CoefficientSample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/**
 * Every simulated event once, with its joint score and its weight at a point; a negative weight counts as 0.
 *
 * @param info what the sample is made of
 * @param x observables, shape [n][nObservables]
 * @param score the joint score, shape [n][nParameters]
 * @param weights mean 1, shape [n]
 */
record WeightedSource(SampleInfo info, EventMatrix x, EventMatrix score, double[] weights) implements TrainingSource {

    static WeightedSource of(CoefficientSample sample, ParameterPoint reference) {
        SampleInfo info = sample.info();
        if (!reference.space().names().equals(info.space().names())) {
            throw new InvalidInputException("the sample has the parameters %s, the reference %s"
                    .formatted(info.space().names(), reference.space().names()));
        }
        MorphingComponents components = sample.components();
        double[] w = product(sample.coefficients(), components.monomials(reference.values()));
        double[][] gradients = components.gradients(reference.values());
        double total = Arrays.stream(w).sum();
        if (!(total > 0)) {
            throw new InvalidInputException(
                    "the cross section at %s is %s pb; train where it is positive".formatted(reference, total));
        }
        double[] score = new double[w.length * gradients.length];
        for (int p = 0; p < gradients.length; p++) {
            double[] d = product(sample.coefficients(), gradients[p]);
            double mean = Arrays.stream(d).sum() / total;
            for (int i = 0; i < w.length; i++) {
                score[i * gradients.length + p] = w[i] > 0 ? d[i] / w[i] - mean : 0;
            }
        }
        double[] weights =
                Arrays.stream(w).map(v -> w.length * Math.max(v, 0) / total).toArray();
        return new WeightedSource(
                info, sample.observations(), EventMatrix.of(w.length, gradients.length, score), weights);
    }

    private static double[] product(EventMatrix rows, double[] factors) {
        double[] result = new double[rows.rows()];
        for (int i = 0; i < result.length; i++) {
            for (int c = 0; c < factors.length; c++) {
                result[i] += factors[c] * rows.get(i, c);
            }
        }
        return result;
    }

    @Override
    public List<String> observables() {
        return info.observables();
    }

    @Override
    public List<String> parameters() {
        return info.space().names();
    }

    @Override
    public int events() {
        return weights.length;
    }

    @Override
    public int rowsPerEvent() {
        return 1;
    }

    /** The network does not see θ, which stays zero. */
    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize(to - from);
        for (int i = 0; i < to - from; i++) {
            int event = events[from + i];
            x.copyRow(event, batch.x(), i * x.columns());
            score.copyRow(event, batch.score(), i * score.columns());
            batch.numeratorWeight()[i] = weights[event];
        }
    }

    @Override
    public long eventKey(int event) {
        return 31 * x.rowKey(event) + score.rowKey(event);
    }

    @Override
    public TrainingSource select(int[] events) {
        return new WeightedSource(
                info,
                x.selectRows(events),
                score.selectRows(events),
                Arrays.stream(events).mapToDouble(e -> weights[e]).toArray());
    }
}
