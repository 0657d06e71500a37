package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;

/** The range of each observable among simulated events: where nothing was simulated, nothing was learned. */
final class SimulatedRange {
    private final List<String> names;
    private final double[] low;
    private final double[] high;

    private SimulatedRange(List<String> names) {
        this.names = names;
        this.low = new double[names.size()];
        this.high = new double[names.size()];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    static SimulatedRange of(WeightedEvents events) {
        var range = new SimulatedRange(events.setup().observableNames());
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            for (int i = 0; i < block.size(); i++) {
                for (int j = 0; j < range.low.length; j++) {
                    double x = block.observations().get(i, j);
                    range.low[j] = Math.min(range.low[j], Double.isNaN(x) ? range.low[j] : x);
                    range.high[j] = Math.max(range.high[j], Double.isNaN(x) ? range.high[j] : x);
                }
            }
        });
        return range;
    }

    /** Says how many events lie outside, and in which observables; empty if none does. */
    List<String> notes(EventMatrix observed) {
        int outside = 0;
        int[] perObservable = new int[low.length];
        for (int i = 0; i < observed.rows(); i++) {
            boolean any = false;
            for (int j = 0; j < low.length; j++) {
                double x = observed.get(i, j);
                if (!(x >= low[j] && x <= high[j])) {
                    perObservable[j]++;
                    any = true;
                }
            }
            outside += any ? 1 : 0;
        }
        if (outside == 0) {
            return List.of();
        }
        List<String> where = new ArrayList<>();
        for (int j = 0; j < low.length; j++) {
            if (perObservable[j] > 0) {
                where.add("%s: %d".formatted(names.get(j), perObservable[j]));
            }
        }
        return List.of(
                "%d of %d observed events lie outside of the range of the simulated training events (%s), where an estimator has learned nothing"
                        .formatted(outside, observed.rows(), String.join(", ", where)));
    }
}
