package smi.limits;

import java.util.ArrayList;
import java.util.List;

/** The intervals of one parameter where q stays below a threshold; between the points of the grid √q is interpolated. */
final class RegionIntervals {
    private RegionIntervals() {}

    static List<double[]> of(GridAxis axis, double[] q, double threshold) {
        List<double[]> intervals = new ArrayList<>();
        double from = q[0] <= threshold ? axis.value(0) : Double.NaN;
        for (int i = 1; i < q.length; i++) {
            boolean inside = q[i] <= threshold;
            if (inside != q[i - 1] <= threshold) {
                double border = border(axis, q, threshold, i);
                if (inside) {
                    from = border;
                } else {
                    intervals.add(new double[] {from, border});
                }
            }
        }
        if (q[q.length - 1] <= threshold) {
            intervals.add(new double[] {from, axis.value(q.length - 1)});
        }
        return List.copyOf(intervals);
    }

    /** Where √q crosses the threshold between point {@code i - 1} and point {@code i}. */
    private static double border(GridAxis axis, double[] q, double threshold, int i) {
        double before = Math.sqrt(q[i - 1]);
        double share = (Math.sqrt(threshold) - before) / (Math.sqrt(q[i]) - before);
        return axis.value(i - 1) + share * (axis.value(i) - axis.value(i - 1));
    }
}
