package smi.score;

import java.util.Arrays;
import smi.events.EventMatrix;

/**
 * Which simulated event the rows of a sample are. A sample is drawn with replacement, so that a simulated event can be
 * in many rows; these agree in all observables and in the joint score, bit by bit.
 */
final class SimulatedRows {
    private final long[] identities;

    private SimulatedRows(long[] identities) {
        this.identities = identities;
    }

    /** Identifies the rows by their observables and what else the simulator says of them. */
    static SimulatedRows of(EventMatrix observations, EventMatrix known) {
        long[] identities = new long[observations.rows()];
        for (int i = 0; i < identities.length; i++) {
            identities[i] = hash(hash(0x9E3779B97F4A7C15L, observations, i), known, i);
        }
        return new SimulatedRows(identities);
    }

    private static long hash(long start, EventMatrix values, int row) {
        long h = start;
        for (int c = 0; c < values.columns(); c++) {
            h = mix(h ^ Double.doubleToLongBits(values.get(row, c)));
        }
        return h;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** The rows of one of some parts: all rows of a simulated event are in the same part. */
    int[] part(int part, int parts, long seed) {
        int[] rows = new int[identities.length];
        int count = 0;
        for (int i = 0; i < identities.length; i++) {
            if (parts == 1 || Math.floorMod(mix(identities[i] + seed), parts) == part) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** The number of independent events that rows are worth, (Σ m)² / Σ m² with m the weight of a simulated event. */
    double effective(int[] rows, double[] weights) {
        Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Long.compare(identities[a], identities[b]));
        double sum = 0;
        double squares = 0;
        int from = 0;
        while (from < order.length) {
            double event = 0;
            int to = from;
            while (to < order.length && identities[order[to]] == identities[order[from]]) {
                event += weights[order[to++]];
            }
            sum += event;
            squares += event * event;
            from = to;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }
}
