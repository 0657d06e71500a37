package smi.cli.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import smi.limits.BinRule;
import smi.morphing.InvalidInputException;

/** Turns histogram settings into bins. */
final class Histograms {
    private Histograms() {}

    /** The bins that the settings ask for, else the defaults for the number of variables. */
    static BinRule rule(HistogramSettings settings, int axes, IntFunction<BinRule> defaults) {
        if (!settings.edges().isEmpty()) {
            return BinRule.edges(edges(settings, axes));
        }
        return settings.bins()
                .map(n -> {
                    int[] bins = new int[axes];
                    Arrays.fill(bins, n);
                    return BinRule.quantiles(bins);
                })
                .orElseGet(() -> defaults.apply(axes));
    }

    static double[][] edges(HistogramSettings settings, int axes) {
        if (settings.edges().size() != axes) {
            throw new InvalidInputException("a histogram of %d variables needs as many lists of bin edges, got %d"
                    .formatted(axes, settings.edges().size()));
        }
        return settings.edges().stream().map(Histograms::array).toArray(double[][]::new);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
