package smi.plots;

import java.util.ArrayList;
import java.util.List;

/** Values in bins as lines and areas that go up and down at the borders. */
final class Steps {
    private Steps() {}

    /** A line that begins and ends at the base; at the first and last value if that is NaN. */
    static Points line(Series edges, Series heights, double base) {
        int bins = heights.size();
        double[] x = new double[2 * bins + 2];
        double[] y = new double[2 * bins + 2];
        for (int i = 0; i <= bins; i++) {
            x[2 * i] = edges.get(i);
            x[2 * i + 1] = edges.get(i);
            y[2 * i] = i == 0 ? base : heights.get(i - 1);
            y[2 * i + 1] = i == bins ? base : heights.get(i);
        }
        return Points.of(x, y);
    }

    /** One area per run of bins in which both ends are known: a hole would interrupt a single outline. */
    static List<Layer> band(Series edges, Series low, Series high, FillStyle style) {
        List<Layer> areas = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= low.size(); i++) {
            if (i == low.size() || Double.isNaN(low.get(i) + high.get(i))) {
                if (i > from) {
                    areas.add(new Layer.Area(
                            Outline.between(corners(edges, low, from, i), corners(edges, high, from, i)), style));
                }
                from = i + 1;
            }
        }
        return areas;
    }

    private static Points corners(Series edges, Series heights, int from, int to) {
        double[] x = new double[2 * (to - from)];
        double[] y = new double[2 * (to - from)];
        for (int i = from; i < to; i++) {
            x[2 * (i - from)] = edges.get(i);
            x[2 * (i - from) + 1] = edges.get(i + 1);
            y[2 * (i - from)] = heights.get(i);
            y[2 * (i - from) + 1] = heights.get(i);
        }
        return Points.of(x, y);
    }
}
