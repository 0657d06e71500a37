package smi.networks;

import java.util.List;
import smi.morphing.InvalidInputException;

/** Mean and population variance of columns, one row at a time (Welford's recurrence). */
final class ColumnMoments {
    private final double[] means;
    private final double[] squares;
    private long rows;

    ColumnMoments(int columns) {
        means = new double[columns];
        squares = new double[columns];
    }

    void add(double[] values, int row) {
        rows++;
        for (int c = 0; c < means.length; c++) {
            double value = values[row * means.length + c];
            double change = value - means[c];
            means[c] += change / rows;
            squares[c] += change * (value - means[c]);
        }
    }

    Standardization standardization(List<String> names, String what) {
        double[] scales = new double[means.length];
        for (int c = 0; c < scales.length; c++) {
            scales[c] = Math.sqrt(squares[c] / rows);
            // equal numbers leave a rounding residue of about 1e-16 of their size
            if (!(scales[c] > 1e-12 * Math.abs(means[c]) && scales[c] > 0)) {
                throw new InvalidInputException(
                        "%s '%s' has the same value %s in the whole training sample (%d rows): leave it out or use a sample in which it varies"
                                .formatted(what, names.get(c), means[c], rows));
            }
        }
        return new Standardization(means, scales);
    }
}
