package smi.augmentation;

import smi.events.EventMatrix;

/** The sums of the event weights and of their squares, per weight column. */
final class ColumnSums {
    private final double[] sums;
    private final double[] squares;

    ColumnSums(int columns) {
        sums = new double[columns];
        squares = new double[columns];
    }

    /** Adds a block; summing within the block first keeps rounding small over many events. */
    void add(EventMatrix weights) {
        for (int b = 0; b < sums.length; b++) {
            double sum = 0.0;
            double square = 0.0;
            for (int i = 0; i < weights.rows(); i++) {
                double w = weights.get(i, b);
                sum += w;
                square += w * w;
            }
            sums[b] += sum;
            squares[b] += square;
        }
    }

    double[] sums() {
        return sums.clone();
    }

    double[] errors() {
        double[] errors = new double[squares.length];
        for (int b = 0; b < errors.length; b++) {
            errors[b] = Math.sqrt(squares[b]);
        }
        return errors;
    }
}
