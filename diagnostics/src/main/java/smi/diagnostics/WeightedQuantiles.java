package smi.diagnostics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Quantiles of weighted events, and bins between them. */
final class WeightedQuantiles {
    private WeightedQuantiles() {}

    /** Inner edges of bins that hold equal parts of the weights; fewer where many events have the same value. */
    static double[] edges(double[] values, double[] weights, int bins) {
        double[] levels =
                IntStream.range(1, bins).mapToDouble(b -> (double) b / bins).toArray();
        double[] found = of(values, weights, levels);
        double smallest = Arrays.stream(values).min().orElse(0);
        return Arrays.stream(found).distinct().filter(edge -> edge > smallest).toArray();
    }

    /** The values below which given parts of the weights lie; negative weights count as none. */
    static double[] of(double[] values, double[] weights, double... levels) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double total = Arrays.stream(weights).map(w -> Math.max(0, w)).sum();
        double[] quantiles = new double[levels.length];
        double sum = 0;
        int next = 0;
        for (int i : order) {
            sum += Math.max(0, weights[i]);
            while (next < levels.length && sum >= levels[next] * total) {
                quantiles[next++] = values[i];
            }
        }
        while (next < levels.length) {
            quantiles[next++] = values[order[order.length - 1]];
        }
        return quantiles;
    }

    /** The bin of a value: the number of edges at or below it. */
    static int bin(double[] edges, double value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
