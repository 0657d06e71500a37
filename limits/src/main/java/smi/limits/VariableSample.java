package smi.limits;

import java.util.Arrays;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;

/**
 * Values of variables for some of the events, from which bin edges are chosen.
 *
 * @param values shape {@code [n][nAxes]}
 * @param weights one per row
 */
public record VariableSample(EventMatrix values, double[] weights) {
    /** Quantiles need no more events; which edges are chosen changes the power of a histogram, never its truth. */
    private static final int CAPACITY = 10_000;

    /** Every k-th event, with k the smallest power of two that makes them few enough. */
    static VariableSample collect(WeightedEvents events, Variables variables, double[] columnWeights) {
        int axes = variables.names().size();
        double[] values = new double[CAPACITY * axes];
        double[] weights = new double[CAPACITY];
        long[] state = {0, 1, 0}; // events seen, stride, events kept
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            EventMatrix v = variables.of().apply(block.observations());
            for (int i = 0; i < block.size(); i++) {
                if (state[0]++ % state[1] != 0) {
                    continue;
                }
                if (state[2] == CAPACITY) {
                    state[1] *= 2;
                    state[2] = thin(values, weights, axes);
                    if ((state[0] - 1) % state[1] != 0) {
                        continue;
                    }
                }
                int kept = (int) state[2]++;
                v.copyRow(i, values, kept * axes);
                weights[kept] = Templates.dot(columnWeights, block.weights(), i);
            }
        });
        int n = (int) state[2];
        return new VariableSample(EventMatrix.of(n, axes, Arrays.copyOf(values, n * axes)), Arrays.copyOf(weights, n));
    }

    /** Keeps every second row. */
    private static int thin(double[] values, double[] weights, int axes) {
        int kept = (weights.length + 1) / 2;
        for (int i = 0; i < kept; i++) {
            System.arraycopy(values, 2 * i * axes, values, i * axes, axes);
            weights[i] = weights[2 * i];
        }
        return kept;
    }
}
