package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smi.augmentation.Binning;
import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * The kinematics by the score along the way from a reference point to θ,
 * \( u_\theta(x) = \hat t(x|\theta_{ref}) \cdot (\theta - \theta_{ref}) / |\theta - \theta_{ref}| \), and, if wanted, the
 * component across it that varies most. With \( v_\theta \) these variables,
 * \( \log r(x|\theta, \theta_{ref}) = \log [p(v_\theta(x)|\theta) / p(v_\theta(x)|\theta_{ref})] \): for each θ both densities
 * are of the same variables, in the same bins, from the same events, so that differences of log r are log likelihood
 * ratios between points.
 */
final class AdaptiveScoreModel implements LogRatioTable {
    private final WeightedEvents templates;
    private final Variables score;
    private final ParameterPoint reference;
    private final int[] bins;
    private final VariableSample sample;
    private volatile Prepared last;

    private record Prepared(EventMatrix points, List<Line> lines) {}

    /**
     * A model.
     *
     * @param templates the weighted events that give the densities
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), named
     * @param reference \( \theta_{ref} \), where the score was learned
     * @param bins quantile bins along the way and, if there is a second number, across it; each 2 or more
     * @param sample events from which the bin edges are chosen: scores and weights
     */
    AdaptiveScoreModel(
            WeightedEvents templates, Variables score, ParameterPoint reference, int[] bins, VariableSample sample) {
        this.templates = templates;
        this.score = score;
        this.reference = reference;
        this.bins = bins.clone();
        this.sample = sample;
    }

    ParameterSpace space() {
        return reference.space();
    }

    /** Every direction has its own bins: from one to the next, events jump between bins. */
    @Override
    public boolean smooth() {
        return false;
    }

    @Override
    public EventMatrix logRatios(EventMatrix observations, EventMatrix points) {
        List<Line> lines = lines(points);
        EventMatrix scores = score.of().apply(observations);
        boolean[] bad = notFinite(scores);
        EventMatrix usable = without(bad, scores);
        double[] table = new double[observations.rows() * points.rows()];
        lines.parallelStream().forEach(line -> line.fill(usable, table, points.rows()));
        for (int i = 0; i < bad.length; i++) {
            if (bad[i]) {
                Arrays.fill(table, i * points.rows(), (i + 1) * points.rows(), Double.NaN);
            }
        }
        return EventMatrix.of(observations.rows(), points.rows(), table);
    }

    private static boolean[] notFinite(EventMatrix scores) {
        boolean[] bad = new boolean[scores.rows()];
        for (int i = 0; i < bad.length; i++) {
            for (int p = 0; p < scores.columns(); p++) {
                bad[i] |= !Double.isFinite(scores.get(i, p));
            }
        }
        return bad;
    }

    /** Zeros in the rows that no histogram could take. */
    private static EventMatrix without(boolean[] bad, EventMatrix scores) {
        double[] values = scores.toArray();
        for (int i = 0; i < bad.length; i++) {
            if (bad[i]) {
                Arrays.fill(values, i * scores.columns(), (i + 1) * scores.columns(), 0.0);
            }
        }
        return EventMatrix.of(scores.rows(), scores.columns(), values);
    }

    /** The lines for these points; one block of events after the other asks for the same. */
    private List<Line> lines(EventMatrix points) {
        Prepared known = last;
        if (known != null && known.points.equals(points)) {
            return known.lines;
        }
        List<Line> lines = newLines(points);
        // lines are independent of each other, so that the result does not depend on the number of threads
        templates.read(EventSource.DEFAULT_BLOCK, block -> {
            EventMatrix scores = scores(block.observations(), block.first());
            lines.parallelStream().forEach(line -> line.add(scores, block.weights()));
        });
        lines.parallelStream().forEach(line -> line.finish(points));
        last = new Prepared(points, lines);
        return lines;
    }

    /** Points on one line through the reference share their variables: u and −u have the same information. */
    private List<Line> newLines(EventMatrix points) {
        Map<List<Long>, double[]> directions = new LinkedHashMap<>();
        Map<List<Long>, List<Integer>> members = new LinkedHashMap<>();
        for (int g = 0; g < points.rows(); g++) {
            double[] direction = direction(points.row(g));
            if (direction.length > 0) {
                List<Long> key = Arrays.stream(direction)
                        .mapToObj(d -> Math.round(d * 1e10))
                        .toList();
                directions.putIfAbsent(key, direction);
                members.computeIfAbsent(key, k -> new ArrayList<>()).add(g);
            }
        }
        return List.copyOf(directions.keySet()).parallelStream()
                .map(key -> new Line(axes(directions.get(key)), members.get(key)))
                .toList();
    }

    /** The normalised direction with its first component that is not 0 positive; empty at the reference itself. */
    private double[] direction(double[] theta) {
        double[] delta = new double[theta.length];
        Arrays.setAll(delta, p -> theta[p] - reference.get(p));
        double length = Math.sqrt(Templates.dot(delta, delta));
        if (!(length > 1e-10)) {
            return new double[0];
        }
        double sign = Arrays.stream(delta)
                .filter(d -> Math.abs(d) > 1e-10 * length)
                .map(Math::signum)
                .findFirst()
                .orElse(1.0);
        return Arrays.stream(delta).map(d -> sign * d / length).toArray();
    }

    private double[][] axes(double[] along) {
        return bins.length == 1
                ? new double[][] {along}
                : PrincipalAxes.across(sample, along)
                        .map(across -> new double[][] {along, across})
                        .orElseGet(() -> new double[][] {along});
    }

    private EventMatrix scores(EventMatrix observations, long first) {
        EventMatrix scores = score.of().apply(observations);
        boolean[] bad = notFinite(scores);
        for (int i = 0; i < bad.length; i++) {
            if (bad[i]) {
                throw new InvalidInputException(
                        "the learned score of the simulated event %d is not finite; check its observables"
                                .formatted(first + i));
            }
        }
        return scores;
    }

    /** One direction: its histogram, and the points that lie on it. */
    private final class Line {
        private final double[][] axes;
        private final List<Integer> members;
        private final Binning binning;
        private final Templates fine;
        private MergedBins merged;
        private double[][] logRatios;

        Line(double[][] axes, List<Integer> members) {
            this.axes = axes;
            this.members = members;
            EventMatrix values = EventMatrix.of(
                    sample.values().rows(),
                    axes.length,
                    IntStream.range(0, sample.values().rows() * axes.length)
                            .mapToDouble(k -> Templates.dot(axes[k % axes.length], sample.values(), k / axes.length))
                            .toArray());
            this.binning = Binning.quantiles(values, sample.weights(), Arrays.copyOf(bins, axes.length));
            this.fine = new Templates(
                    binning.size(), templates.setup().weightColumns().size());
        }

        private int place(EventMatrix scores, int event, double[] values) {
            for (int a = 0; a < axes.length; a++) {
                values[a] = Templates.dot(axes[a], scores, event);
            }
            return binning.index(values, 0);
        }

        void add(EventMatrix scores, EventMatrix weights) {
            double[] values = new double[axes.length];
            for (int i = 0; i < scores.rows(); i++) {
                fine.add(place(scores, i, values), weights, i);
            }
        }

        /** Merges bins and takes logarithms. */
        void finish(EventMatrix points) {
            double[][] weights = new double[members.size() + 1][];
            for (int m = 0; m < members.size(); m++) {
                weights[m] = at(space().point(points.row(members.get(m))));
            }
            weights[members.size()] = at(reference);
            merged = MergedBins.of(fine, weights);
            double[] below = logProbabilities(weights[members.size()]);
            logRatios = new double[members.size()][];
            for (int m = 0; m < members.size(); m++) {
                logRatios[m] = logProbabilities(weights[m]);
                for (int b = 0; b < below.length; b++) {
                    logRatios[m][b] -= below[b];
                }
            }
        }

        private double[] at(ParameterPoint theta) {
            return ColumnWeights.at(templates.setup(), theta).values();
        }

        private double[] logProbabilities(double[] columnWeights) {
            double[] predictions = merged.templates().predictions(columnWeights);
            double total = BinPrediction.sum(predictions);
            return Arrays.stream(predictions).map(p -> Math.log(p / total)).toArray();
        }

        void fill(EventMatrix scores, double[] table, int points) {
            double[] values = new double[axes.length];
            for (int i = 0; i < scores.rows(); i++) {
                int bin = merged.of(place(scores, i, values));
                for (int m = 0; m < members.size(); m++) {
                    table[i * points + members.get(m)] = logRatios[m][bin];
                }
            }
        }
    }
}
