package smi.events.lhe;

/** Sums of columns without loss of digits (A. Neumaier 1974): equal terms in plain sums drift all in one direction. */
final class CompensatedSums {
    private final double[] sums;
    private final double[] lost;

    CompensatedSums(int columns) {
        sums = new double[columns];
        lost = new double[columns];
    }

    void add(int column, double value) {
        double sum = sums[column] + value;
        lost[column] +=
                Math.abs(sums[column]) >= Math.abs(value) ? sums[column] - sum + value : value - sum + sums[column];
        sums[column] = sum;
    }

    /** Adds other sums, column by column. */
    void add(CompensatedSums other) {
        for (int column = 0; column < sums.length; column++) {
            add(column, other.sums[column]);
            add(column, other.lost[column]);
        }
    }

    double get(int column) {
        return sums[column] + lost[column];
    }
}
