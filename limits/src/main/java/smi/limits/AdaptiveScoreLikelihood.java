package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
 * The kinematics by the score along the way from a reference point to θ:
 * \( u_\theta(x) = \hat t(x|\theta_{ref}) \cdot (\theta - \theta_{ref}) / |\theta - \theta_{ref}| \) and
 * \( \log r(\theta, \theta_{ref}) = \sum_i n_i \log [p(u_\theta(x_i)|\theta) / p(u_\theta(x_i)|\theta_{ref})] \).
 * For each θ both densities are of the same variable, in the same bins, from the same events; so differences of log r
 * are log likelihood ratios between points.
 *
 * @param templates the weighted events that give the densities
 * @param score from all observables to \( \hat t(x|\theta_{ref}) \), named
 * @param reference \( \theta_{ref} \), where the score was learned
 * @param bins quantile bins of u, 2 or more
 * @param sample events from which the bin edges are chosen: scores and weights
 * @param data the data
 */
record AdaptiveScoreLikelihood(
        WeightedEvents templates,
        Variables score,
        ParameterPoint reference,
        int bins,
        Supplier<VariableSample> sample,
        Data data)
        implements Likelihood {

    @Override
    public ParameterSpace space() {
        return reference.space();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        List<Line> lines = lines(points);
        fillTemplates(lines);
        fillData(lines);
        double[] result = new double[points.rows()];
        for (Line line : lines) {
            line.evaluate(points, result);
        }
        return result;
    }

    /** Points on one line through the reference share a variable: u and −u have the same information. */
    private List<Line> lines(EventMatrix points) {
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
        VariableSample events = sample.get();
        return List.copyOf(directions.keySet()).parallelStream()
                .map(key -> new Line(directions.get(key), members.get(key), events))
                .toList();
    }

    /** The normalised direction with its first component that is not 0 positive; empty at the reference itself. */
    private double[] direction(double[] theta) {
        double[] delta = new double[theta.length];
        Arrays.setAll(delta, p -> theta[p] - reference.get(p));
        double length = Math.sqrt(Arrays.stream(delta).map(d -> d * d).sum());
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

    /** Lines are independent of each other, so that the result does not depend on the number of threads. */
    private void fillTemplates(List<Line> lines) {
        templates.read(EventSource.DEFAULT_BLOCK, block -> {
            EventMatrix scores = scores(block.observations(), block.first());
            lines.parallelStream().forEach(line -> line.addTemplates(scores, block.weights()));
        });
    }

    private void fillData(List<Line> lines) {
        long[] read = {0};
        data.read(EventSource.DEFAULT_BLOCK, (observations, counts) -> {
            EventMatrix scores = scores(observations, read[0]);
            read[0] += counts.length;
            lines.parallelStream().forEach(line -> line.addData(scores, counts));
        });
    }

    private EventMatrix scores(EventMatrix observations, long first) {
        EventMatrix scores = score.of().apply(observations);
        for (int i = 0; i < scores.rows(); i++) {
            for (int p = 0; p < scores.columns(); p++) {
                if (!Double.isFinite(scores.get(i, p))) {
                    throw new InvalidInputException(
                            "the learned score of event %d is not finite; check its observables".formatted(first + i));
                }
            }
        }
        return scores;
    }

    /** One direction: its histogram, and the points that lie on it. */
    private final class Line {
        private final double[] direction;
        private final List<Integer> members;
        private final Binning binning;
        private final Templates fine;
        private final double[] counts;

        Line(double[] direction, List<Integer> members, VariableSample events) {
            this.direction = direction;
            this.members = members;
            double[] u = IntStream.range(0, events.values().rows())
                    .mapToDouble(i -> Templates.dot(direction, events.values(), i))
                    .toArray();
            this.binning = Binning.quantiles(EventMatrix.of(u.length, 1, u), events.weights(), bins);
            this.fine = new Templates(
                    binning.size(), templates.setup().weightColumns().size());
            this.counts = new double[binning.size()];
        }

        void addTemplates(EventMatrix scores, EventMatrix weights) {
            double[] u = new double[1];
            for (int i = 0; i < scores.rows(); i++) {
                u[0] = Templates.dot(direction, scores, i);
                fine.add(binning.index(u, 0), weights, i);
            }
        }

        void addData(EventMatrix scores, double[] n) {
            double[] u = new double[1];
            for (int i = 0; i < n.length; i++) {
                u[0] = Templates.dot(direction, scores, i);
                counts[binning.index(u, 0)] += n[i];
            }
        }

        void evaluate(EventMatrix points, double[] result) {
            double[][] weights = new double[members.size() + 1][];
            for (int m = 0; m < members.size(); m++) {
                weights[m] = at(space().point(points.row(members.get(m))));
            }
            weights[members.size()] = at(reference);
            var likelihood = new BinnedLikelihood(MergedBins.of(fine, weights), counts);
            double atReference = likelihood.logLikelihood(weights[members.size()], reference);
            for (int m = 0; m < members.size(); m++) {
                ParameterPoint theta = space().point(points.row(members.get(m)));
                result[members.get(m)] = likelihood.logLikelihood(weights[m], theta) - atReference;
            }
        }

        private double[] at(ParameterPoint theta) {
            return ColumnWeights.at(templates.setup(), theta).values();
        }
    }
}
