package smi.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.diagnostics.DiagnosisPictures.Histogram;
import smi.diagnostics.DiagnosisPictures.ProfilePoint;
import smi.diagnostics.DiagnosisPictures.TailPoint;

/** Bins events for pictures. */
final class PictureMaker {
    private static final int BINS = 30;
    private static final int PROFILE = 20;
    private static final int TAIL = 200;
    /** Tails outside are not shown. */
    private static final double HIDDEN = 0.003;

    private PictureMaker() {}

    static List<Histogram> closure(Pairs pairs, List<String> observables) {
        return IntStream.range(0, observables.size())
                .mapToObj(k -> histogram(pairs, observables.get(k), pairs.x().column(k)))
                .toList();
    }

    private static Histogram histogram(Pairs pairs, String name, double... values) {
        double[] ends = WeightedQuantiles.of(values, BinnedDistance.mixture(pairs), HIDDEN, 1 - HIDDEN);
        double width = ends[1] > ends[0] ? (ends[1] - ends[0]) / BINS : 1.0 / BINS;
        double[] edges = IntStream.rangeClosed(0, BINS)
                .mapToDouble(b -> ends[0] + b * width)
                .toArray();
        double[][] sums = new double[5][BINS];
        for (int i = 0; i < values.length; i++) {
            int b = Math.min(BINS - 1, (int) Math.floor((values[i] - edges[0]) / width));
            if (values[i] >= edges[0] && values[i] <= edges[BINS]) {
                double reweighted = pairs.reweighted(i);
                sums[0][b] += pairs.numerator(i);
                sums[1][b] += pairs.numerator(i) * pairs.numerator(i);
                sums[2][b] += reweighted;
                double difference = reweighted - pairs.numerator(i);
                sums[3][b] += difference * difference;
                sums[4][b] += pairs.denominator(i);
            }
        }
        return new Histogram(name, edges, sums[0], roots(sums[1]), sums[2], roots(sums[3]), sums[4]);
    }

    private static double[] roots(double... squares) {
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    /** The part of denominator events in an even mixture against ŝ. */
    static List<ProfilePoint> calibration(Pairs pairs) {
        double[][] rows = new double[pairs.size()][];
        for (int i = 0; i < rows.length; i++) {
            double s = 1 / (1 + Math.exp(pairs.logRatio(i)));
            rows[i] = new double[] {s, pairs.mixture(i), 0.5 * pairs.denominator(i)};
        }
        return profile(rows);
    }

    /** Joint against learned score along a direction. */
    static List<ProfilePoint> score(ScoreEvents events, double... direction) {
        double[][] rows = new double[events.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {
                ScoreChecks.learned(events, i, direction), events.weights()[i], ScoreChecks.joint(events, i, direction)
            };
        }
        return profile(rows);
    }

    /** Rows of predicted value, weight, and weight times seen value. */
    private static List<ProfilePoint> profile(double[]... rows) {
        double[] predicted = Arrays.stream(rows).mapToDouble(r -> r[0]).toArray();
        double[] edges = WeightedQuantiles.edges(
                predicted, Arrays.stream(rows).mapToDouble(r -> r[1]).toArray(), PROFILE);
        double[][] sums = new double[edges.length + 1][4];
        for (double[] row : rows) {
            double[] bin = sums[WeightedQuantiles.bin(edges, row[0])];
            bin[0] += row[1];
            bin[1] += row[1] * row[0];
            bin[2] += row[2];
            double residual = row[2] - row[1] * row[0];
            bin[3] += residual * residual;
        }
        List<ProfilePoint> points = new ArrayList<>();
        for (double[] bin : sums) {
            if (bin[0] > 0) {
                points.add(new ProfilePoint(bin[1] / bin[0], bin[2] / bin[0], Math.sqrt(bin[3]) / bin[0]));
            }
        }
        return points;
    }

    /** The largest weights, the largest last. */
    static List<TailPoint> tail(Pairs pairs) {
        double[] weights = Weights.weights(pairs);
        Arrays.sort(weights);
        double mean = Arrays.stream(weights).sum() / weights.length;
        List<TailPoint> points = new ArrayList<>();
        double step = Math.pow(weights.length, -1.0 / TAIL);
        int last = -1;
        for (double above = 1; above * weights.length >= 1; above *= step) {
            int rank = weights.length - (int) Math.ceil(above * weights.length);
            if (rank != last && weights[rank] > 0) {
                points.add(new TailPoint(weights[rank] / mean, (double) (weights.length - rank) / weights.length));
                last = rank;
            }
        }
        return points;
    }
}
