package smi.plots;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.stream.IntStream;
import smi.morphing.InvalidInputException;

/** Figures of plain numbers, for notebooks: their axes are named afterwards. */
final class PlainFigures {
    private PlainFigures() {}

    static CurveFigure lines(double[] x, Map<String, double[]> y) {
        CurveFigure figure = CurveFigure.of(unnamed(), unnamed());
        for (Map.Entry<String, double[]> line : y.entrySet()) {
            figure = figure.with(Curve.of(line.getKey(), x, line.getValue()));
        }
        return figure;
    }

    static ScatterFigure scatter(double[] x, Map<String, double[]> y) {
        ScatterFigure figure = ScatterFigure.of(unnamed(), unnamed());
        for (Map.Entry<String, double[]> set : y.entrySet()) {
            figure = figure.with(set.getKey(), x, set.getValue(), new double[x.length]);
        }
        return figure;
    }

    private static Axis unnamed() {
        return Axis.linear("", "");
    }

    /** In common bins of equal width. */
    static HistogramFigure histogram(int bins, Map<String, double[]> values) {
        DoubleSummaryStatistics all =
                values.values().stream().flatMapToDouble(Arrays::stream).summaryStatistics();
        if (!(bins >= 1) || !(all.getMin() < all.getMax())) {
            throw new InvalidInputException(
                    "a histogram of %d bins needs two different finite values or more".formatted(bins));
        }
        double[] edges = IntStream.rangeClosed(0, bins)
                .mapToDouble(k -> all.getMin() + (all.getMax() - all.getMin()) * k / bins)
                .toArray();
        HistogramFigure figure = HistogramFigure.of(unnamed(), Axis.linear("Density", ""));
        for (Map.Entry<String, double[]> set : values.entrySet()) {
            figure = figure.with(counted(set.getKey(), edges, set.getValue()));
        }
        return figure;
    }

    private static Histogram counted(String name, double[] edges, double[] values) {
        int bins = edges.length - 1;
        double width = (edges[bins] - edges[0]) / bins;
        double[] heights = new double[bins];
        for (double value : values) {
            int bin = (int) Math.floor((value - edges[0]) / width);
            heights[Math.min(bins - 1, Math.max(0, bin))]++;
        }
        double unit = 1 / (values.length * width);
        double[] errors = Arrays.stream(heights).map(n -> Math.sqrt(n) * unit).toArray();
        return Histogram.of(
                name, edges, Arrays.stream(heights).map(n -> n * unit).toArray(), errors);
    }
}
