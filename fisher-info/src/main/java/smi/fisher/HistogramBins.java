package smi.fisher;

import java.util.List;
import smi.augmentation.Binning;
import smi.events.EventMatrix;

/** The bins of a histogram. */
record HistogramBins(List<String> observables, int[] columns, Binning binning) implements EventBins {
    @Override
    public int size() {
        return binning.size();
    }

    @Override
    public String name(int bin) {
        return "bin " + bin + " of the " + label();
    }

    @Override
    public int bin(EventMatrix observations, int row) {
        double[] values = new double[columns.length];
        for (int a = 0; a < columns.length; a++) {
            values[a] = observations.get(row, columns[a]);
        }
        return binning.index(values, 0);
    }

    @Override
    public String label() {
        return "histogram of " + String.join(", ", observables);
    }
}
