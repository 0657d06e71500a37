package smi.limits.toys;

/**
 * The probability of a larger test statistic, estimated with pseudo-experiments.
 *
 * @param value (k + 1)/(N + 1), with k of N toys at or above the data: never too small on average
 * @param error its standard error, no less than that of a single toy
 * @param toys N
 */
record PValue(double value, double error, int toys) {
    /** Equal values must count as equal, though they were added up in single precision. */
    private static final double ROUNDING = 1e-4;

    static PValue of(double[] toys, double observed) {
        int above = 0;
        for (double q : toys) {
            above += q >= observed - ROUNDING ? 1 : 0;
        }
        return of(above, toys.length);
    }

    private static PValue of(double above, int toys) {
        double n = toys + 1.0;
        double p = (above + 1) / n;
        return new PValue(p, Math.max(1 / n, Math.sqrt(p * (1 - p) / n)), toys);
    }

    /** Both together. */
    PValue plus(PValue other) {
        double above = value * (toys + 1) - 1 + other.value * (other.toys + 1) - 1;
        return of(above, toys + other.toys);
    }

    /** Whether it is not clear on which side of 1 − level it lies. */
    boolean uncertainAtLevel(double level) {
        return Math.abs(value - (1 - level)) < 3 * error;
    }
}
