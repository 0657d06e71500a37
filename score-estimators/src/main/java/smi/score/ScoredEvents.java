package smi.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/**
 * Events with their joint scores at one point, and with weights.
 *
 * @param observables the columns of x
 * @param parameters the columns of the score: θ, and the nuisance parameters where it has components for them
 * @param x observables, shape [n][nObservables]
 * @param score the joint score, shape [n][parameters]
 * @param weights how often each event counts, shape [n]
 */
record ScoredEvents(
        List<String> observables, List<String> parameters, EventMatrix x, EventMatrix score, double[] weights)
        implements TrainingSource {

    /** Unweighted events, with the scores at the points they were drawn at. */
    static ScoredEvents of(LocalSample sample) {
        SampleInfo info = sample.info();
        List<String> parameters = new ArrayList<>(info.space().names());
        int components = sample.jointScore().columns();
        if (components > parameters.size()) {
            parameters.addAll(info.nuisanceParameters());
        }
        if (components != parameters.size()) {
            throw new InvalidInputException(
                    "the sample has no joint score, from which a score is learned; make a local sample of events with morphing");
        }
        double[] weights = new double[sample.size()];
        Arrays.fill(weights, 1);
        return new ScoredEvents(
                info.observables(), List.copyOf(parameters), sample.observations(), sample.jointScore(), weights);
    }

    /** Every simulated event once, with its weight at a point, mean 1; a negative weight counts as 0. */
    static ScoredEvents of(CoefficientSample sample, ParameterPoint reference) {
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
        EventMatrix scores = EventMatrix.of(w.length, gradients.length, score);
        return new ScoredEvents(info.observables(), info.space().names(), sample.observations(), scores, weights);
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
    public int events() {
        return weights.length;
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

    /** The joint score as well, so that events are told apart whose observables have few values. */
    @Override
    public long eventKey(int event) {
        return 31 * x.rowKey(event) + score.rowKey(event);
    }

    @Override
    public TrainingSource select(int[] events) {
        return new ScoredEvents(
                observables,
                parameters,
                x.selectRows(events),
                score.selectRows(events),
                Arrays.stream(events).mapToDouble(e -> weights[e]).toArray());
    }
}
