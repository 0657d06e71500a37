package smi.events.hdf5;

import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.morphing.InvalidInputException;

/** The dataset that says at which benchmark each event was generated. */
final class SamplingBenchmarks {
    private SamplingBenchmarks() {}

    /** Checks and converts values of the dataset. */
    static void convert(
            HdfTable table, long first, double[] values, int count, int benchmarks, int[] target, int offset) {
        for (int i = 0; i < count; i++) {
            int id = (int) values[i];
            if (!(id == values[i] && id >= EventBlock.BACKGROUND && id < benchmarks)) {
                throw new InvalidInputException(
                        "%s, row %d is %s, expected 0 … %d for a benchmark or -1 for background; write the file anew"
                                .formatted(table.at(), first + i, values[i], benchmarks - 1));
            }
            target[offset + i] = id;
        }
    }

    /** Counts the events of a file that has no summary. */
    static EventCounts count(HdfTable table, int benchmarks) {
        long[] signal = new long[benchmarks];
        long background = 0;
        double[] values = new double[1 << 16];
        int[] ids = new int[values.length];
        try (HdfTable.Rows rows = table.open()) {
            for (long first = 0; first < table.rows(); first += values.length) {
                int n = (int) Math.min(values.length, table.rows() - first);
                rows.read(first, n, values, 0);
                convert(table, first, values, n, benchmarks, ids, 0);
                for (int i = 0; i < n; i++) {
                    if (ids[i] == EventBlock.BACKGROUND) {
                        background++;
                    } else {
                        signal[ids[i]]++;
                    }
                }
            }
        }
        return new EventCounts(signal, background);
    }
}
