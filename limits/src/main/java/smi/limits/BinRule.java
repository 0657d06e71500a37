package smi.limits;

import java.util.Arrays;
import java.util.function.Supplier;
import smi.augmentation.Binning;

/** How the bins of a histogram are chosen. */
@FunctionalInterface
public interface BinRule {
    /**
     * Chooses bins.
     *
     * @param sample gives events where the rule wants to look at some
     * @return the bins
     */
    Binning binning(Supplier<VariableSample> sample);

    /**
     * Bins with given edges; under- and overflow are two more bins of each axis.
     *
     * @param edges rising edges per axis, shape {@code [nAxes][nEdges]}
     * @return the rule
     * @throws smi.morphing.InvalidInputException if the edges do not rise
     */
    static BinRule edges(double[]... edges) {
        Binning binning = Binning.of(edges);
        return sample -> binning;
    }

    /**
     * Bins that are expected to hold equal numbers of events, averaged over the grid.
     *
     * @param bins bins per axis
     * @return the rule
     */
    static BinRule quantiles(int... bins) {
        int[] copy = bins.clone();
        return sample -> {
            VariableSample values = sample.get();
            return Binning.quantiles(values.values(), values.weights(), copy);
        };
    }

    /**
     * Quantile bins, 25 in one variable, 8 × 8 in two, 5 along each axis of more: what MadMiner takes.
     *
     * @param axes number of variables
     * @return the rule
     */
    static BinRule defaults(int axes) {
        int[] bins = new int[axes];
        Arrays.fill(bins, axes == 1 ? 25 : axes == 2 ? 8 : 5);
        return quantiles(bins);
    }

    /**
     * Quantile bins for a score turned to its principal axes: 25 in one variable, 15 × 6 in two, else 12 along the first
     * axis and 5 along the others. The first axis says most.
     *
     * @param axes number of variables
     * @return the rule
     */
    static BinRule scoreDefaults(int axes) {
        if (axes <= 1) {
            return defaults(axes);
        }
        int[] bins = new int[axes];
        Arrays.fill(bins, axes == 2 ? 6 : 5);
        bins[0] = axes == 2 ? 15 : 12;
        return quantiles(bins);
    }

    /** {@return bins along the way from a reference to a point, and across it: the way says nearly all} */
    static int[] adaptiveDefaults() {
        return new int[] {15, 6};
    }
}
