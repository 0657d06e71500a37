package smi.plots;

import java.util.Arrays;
import java.util.List;
import smi.limits.toys.Coverage;

/** Figures that answer whether a network, or an interval, can be trusted. */
final class TrustFigures {
    private TrustFigures() {}

    static ScatterFigure calibration(double[] predicted, double[] seen, double[] error) {
        double low = Math.min(least(predicted), least(seen));
        double high = Math.max(largest(predicted), largest(seen));
        double margin = 0.04 * (high > low ? high - low : 1);
        double[] ends = {low - margin, high + margin};
        return ScatterFigure.of(
                        Axis.linear("Predicted", "").withRange(ends[0], ends[1]),
                        Axis.linear("Seen", "").withRange(ends[0], ends[1]))
                .with("events in bins", predicted, seen, error)
                .withLine(Curve.of("perfect", ends, ends));
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(1);
    }

    static HistogramFigure closure(String observable, Histogram target, Histogram reweighted, Histogram before) {
        return HistogramFigure.of(Axis.linear(observable, ""), Axis.linear("Share of events", ""))
                .with(target.withLook(Histogram.Look.FILLED))
                .with(reweighted.withLook(Histogram.Look.POINTS))
                .with(before.withLook(Histogram.Look.STEPS))
                .withRatioTo(target.name());
    }

    /** At several points: one pair of colours each. */
    static ScatterFigure coverage(List<Coverage> all) {
        double[] ends = {0.5, 1};
        ScatterFigure figure = ScatterFigure.of(
                        Axis.linear("Confidence level", "").withRange(ends[0], ends[1]),
                        Axis.linear("Regions that contain the truth", "").withRange(ends[0], ends[1]))
                .withLine(Curve.of("exact coverage", ends, ends));
        for (Coverage one : all) {
            String at =
                    all.size() == 1 ? "" : " at " + Arrays.toString(one.theta().values());
            double[] levels =
                    one.levels().stream().mapToDouble(Coverage.Level::level).toArray();
            double[] errors =
                    one.levels().stream().mapToDouble(Coverage.Level::error).toArray();
            figure = figure.with(
                            "asymptotic" + at,
                            levels,
                            one.levels().stream()
                                    .mapToDouble(Coverage.Level::asymptotic)
                                    .toArray(),
                            errors)
                    .with(
                            "toys" + at,
                            levels,
                            one.levels().stream()
                                    .mapToDouble(Coverage.Level::toys)
                                    .toArray(),
                            errors);
        }
        return figure;
    }
}
