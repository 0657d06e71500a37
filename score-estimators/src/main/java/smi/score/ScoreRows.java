package smi.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;

/**
 * What scores are learned from: events, their joint scores at one point, and how much each event counts.
 *
 * @param info what the sample is made of
 * @param reference the point
 * @param parameters names of the components of the score
 * @param x observables, shape [n][nObservables]
 * @param score the joint score, shape [n][nComponents]
 * @param weights mean 1, shape [n]
 * @param identities which rows are the same simulated event
 */
record ScoreRows(
        SampleInfo info,
        ParameterPoint reference,
        List<String> parameters,
        EventMatrix x,
        EventMatrix score,
        double[] weights,
        SimulatedRows identities) {

    /** Unweighted events drawn at one point. */
    static ScoreRows of(LocalSample sample) {
        SampleInfo info = sample.info();
        info.requireIndependentRows();
        int physics = info.space().dimension();
        double[] point = point(sample);
        for (int k = physics; k < point.length; k++) {
            if (point[k] != 0) {
                throw new InvalidInputException(
                        "the sample was drawn at %s = %s, but scores are learned at the nominal values of the nuisance parameters; draw it there"
                                .formatted(info.nuisanceParameters().get(k - physics), point[k]));
            }
        }
        List<String> parameters = new ArrayList<>(info.space().names());
        int components = sample.jointScore().columns();
        if (components > physics) {
            parameters.addAll(info.nuisanceParameters());
        }
        if (components != parameters.size()) {
            throw new InvalidInputException(
                    "the sample has no joint score, from which a score is learned; make a local sample of events with morphing");
        }
        double[] weights = new double[sample.size()];
        Arrays.fill(weights, 1.0);
        return new ScoreRows(
                info,
                info.space().point(Arrays.copyOf(point, physics)),
                List.copyOf(parameters),
                sample.observations(),
                sample.jointScore(),
                weights,
                SimulatedRows.of(sample.observations(), sample.jointScore()));
    }

    /** The events of a sample drawn at several points, apart, in the order of their first events. */
    static List<LocalSample> byPoint(LocalSample sample) {
        Map<List<Double>, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            List<Double> point = Arrays.stream(sample.theta().row(i)).boxed().toList();
            rows.computeIfAbsent(point, key -> new ArrayList<>()).add(i);
        }
        return rows.values().stream().map(some -> select(sample, some)).toList();
    }

    private static LocalSample select(LocalSample sample, List<Integer> rows) {
        return new LocalSample(
                sample.info(),
                select(sample.observations(), rows),
                select(sample.theta(), rows),
                select(sample.jointScore(), rows),
                select(sample.signs(), rows));
    }

    private static EventMatrix select(EventMatrix values, List<Integer> rows) {
        double[] selected = new double[rows.size() * values.columns()];
        for (int i = 0; i < rows.size(); i++) {
            values.copyRow(rows.get(i), selected, i * values.columns());
        }
        return EventMatrix.of(rows.size(), values.columns(), selected);
    }

    private static double[] point(LocalSample sample) {
        if (sample.size() == 0) {
            throw new InvalidInputException("the sample is empty; draw events at the reference point");
        }
        double[] first = sample.theta().row(0);
        double[] row = first.clone();
        for (int i = 1; i < sample.size(); i++) {
            sample.theta().copyRow(i, row, 0);
            if (!Arrays.equals(first, row)) {
                throw new InvalidInputException(
                        "SALLY learns the score at one point, but the sample was drawn at %s and %s; draw all events at one point"
                                .formatted(Arrays.toString(first), Arrays.toString(row)));
            }
        }
        return first;
    }

    /** Every simulated event once, with its weight at a point; a negative one counts as 0. */
    static ScoreRows of(CoefficientSample sample, ParameterPoint reference) {
        SampleInfo info = sample.info();
        info.requireTrainable();
        if (!reference.space().names().equals(info.space().names())) {
            throw new InvalidInputException("the sample has the parameters %s, the reference %s"
                    .formatted(info.space().names(), reference.space().names()));
        }
        MorphingComponents components = sample.components();
        double[] monomials = components.monomials(reference.values());
        double[][] gradients = components.gradients(reference.values());
        double[] w = product(sample.coefficients(), monomials);
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
        return new ScoreRows(
                info,
                reference,
                info.space().names(),
                sample.observations(),
                EventMatrix.of(w.length, gradients.length, score),
                weights,
                SimulatedRows.of(sample.observations(), sample.coefficients()));
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

    /** The rows of one part. */
    int[] part(int part, int parts, long seed) {
        return identities.part(part, parts, seed);
    }

    double effective(int[] rows) {
        return identities.effective(rows, weights);
    }
}
