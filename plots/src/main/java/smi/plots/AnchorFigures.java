package smi.plots;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import smi.diagnostics.anchors.Anchor;
import smi.diagnostics.anchors.AnchorResult;

/** Figures of public cases with a known truth. */
public final class AnchorFigures {
    private AnchorFigures() {}

    /**
     * The medians over the seeds, with half the distance between the smallest and the largest value as their error, beside
     * the published numbers.
     *
     * @param anchor the case
     * @param results one per method and sample size
     * @return the figure
     */
    public static BarFigure medians(Anchor anchor, List<AnchorResult> results) {
        List<String> names = results.stream()
                .map(one -> one.from().method() + ", " + one.from().size().split(" ")[0])
                .toList();
        double[] medians = values(results, AnchorResult::median);
        double[] spread = values(results, one -> Math.min(one.median() - one.smallest(), one.largest() - one.median()));
        double[] published = values(results, one -> one.from().published().orElse(Double.NaN));
        double[] all = Arrays.stream(new double[][] {medians, published})
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value > 0)
                .toArray();
        double low = Arrays.stream(all).min().orElse(1);
        double high = Arrays.stream(all).max().orElse(1);
        Axis y = high > 5 * low
                ? Axis.logarithmic(anchor.figure(), "").withRange(low / 3, 3 * high)
                : Axis.linear(anchor.figure(), "");
        return BarFigure.of(Axis.categories("", names), y)
                .with(Bars.of("smi", medians, spread))
                .with(Bars.of("published", published, new double[published.length]));
    }

    private static double[] values(List<AnchorResult> results, ToDoubleFunction<AnchorResult> value) {
        return results.stream().mapToDouble(value).toArray();
    }
}
