package smi.limits;

import java.util.Arrays;
import smi.morphing.InvalidInputException;

/**
 * Templates whose bins all have events and positive predictions at all points that matter. A bin that does not is merged
 * with its successors until the sum does, the last ones with their predecessor: every division of the space of
 * observables gives a correct likelihood, if a less powerful one. Data are not looked at.
 */
final class MergedBins {
    private final int[] target;
    private final Templates templates;

    private MergedBins(int[] target, Templates templates) {
        this.target = target;
        this.templates = templates;
    }

    static MergedBins of(Templates fine, double[][] columnWeights) {
        int[] target = new int[fine.bins()];
        int groups = 0;
        var open = new Templates(1, fine.columns());
        for (int b = 0; b < target.length; b++) {
            target[b] = groups;
            fine.addTo(open, b, 0);
            if (open.usable(0, columnWeights)) {
                groups++;
                open = new Templates(1, fine.columns());
            }
        }
        // what is left over at the end joins the groups before it until the sum is usable
        while (groups > 0) {
            Templates merged = merge(fine, target, groups);
            if (merged.usable(groups - 1, columnWeights)) {
                return new MergedBins(target, merged);
            }
            groups--;
        }
        throw new InvalidInputException(
                "the events of the templates have no positive cross section at some point of the grid; use a smaller grid or"
                        + " more events");
    }

    /** Adds up the groups; bins beyond the last group join it. */
    private static Templates merge(Templates fine, int[] target, int groups) {
        var merged = new Templates(groups, fine.columns());
        for (int b = 0; b < target.length; b++) {
            target[b] = Math.min(target[b], groups - 1);
            fine.addTo(merged, b, target[b]);
        }
        return merged;
    }

    Templates templates() {
        return templates;
    }

    /** The bin that a fine bin has become part of. */
    int of(int fine) {
        return target[fine];
    }

    /** The bins that many fine bins have become part of. */
    int[] ofAll(int... fine) {
        return Arrays.stream(fine).map(this::of).toArray();
    }

    /** How many bins were lost. */
    int lost() {
        return target.length - templates.bins();
    }

    /** Counts in the fine bins, added up. */
    double[] merge(double[] counts) {
        double[] merged = new double[templates.bins()];
        for (int b = 0; b < counts.length; b++) {
            merged[target[b]] += counts[b];
        }
        return merged;
    }
}
