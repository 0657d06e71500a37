package smi.diagnostics.anchors;

import java.util.Arrays;
import java.util.List;

/**
 * What the seeds gave for one case.
 *
 * @param from the case
 * @param values the figure for every seed, in the order of the seeds
 */
public record AnchorResult(AnchorCase from, List<Double> values) {
    public AnchorResult {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a result needs at least one seed");
        }
    }

    private double[] sorted() {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** {@return the median over the seeds} */
    public double median() {
        double[] sorted = sorted();
        int n = sorted.length;
        return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }

    /** {@return the mean over the seeds} */
    public double mean() {
        return Arrays.stream(sorted()).average().orElseThrow();
    }

    /** {@return the smallest value} */
    public double smallest() {
        return sorted()[0];
    }

    /** {@return the largest value} */
    public double largest() {
        return sorted()[values.size() - 1];
    }

    /** {@return whether there is something to compare with} */
    public boolean hasBar() {
        return from.published().isPresent() || from.bar().isPresent();
    }

    /** {@return whether the median is below the published number and not above the bar; true where there is neither} */
    public boolean holds() {
        double median = median();
        return median < from.published().orElse(Double.POSITIVE_INFINITY)
                && median <= from.bar().orElse(Double.POSITIVE_INFINITY);
    }
}
