package smi.networks;

import java.util.Arrays;

/**
 * The shift and scale that bring every column to mean 0 and standard deviation 1: x′ = (x − mean)/scale. Immutable.
 *
 * @param means one per column; copied
 * @param scales one positive number per column; copied
 */
public record Standardization(double[] means, double[] scales) {
    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if the lengths differ, or a mean is not finite or a scale not positive
     */
    public Standardization {
        means = means.clone();
        scales = scales.clone();
        if (means.length != scales.length) {
            throw new IllegalArgumentException("%d means and %d scales".formatted(means.length, scales.length));
        }
        for (int c = 0; c < means.length; c++) {
            if (!Double.isFinite(means[c]) || !(scales[c] > 0 && scales[c] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "column %d has mean %s and scale %s".formatted(c, means[c], scales[c]));
            }
        }
    }

    /**
     * {@return the standardisation that leaves values as they are}
     *
     * @param columns number of columns
     */
    public static Standardization identity(int columns) {
        double[] scales = new double[columns];
        Arrays.fill(scales, 1);
        return new Standardization(new double[columns], scales);
    }

    /** {@return the number of columns} */
    public int columns() {
        return means.length;
    }

    @Override
    public double[] means() {
        return means.clone();
    }

    @Override
    public double[] scales() {
        return scales.clone();
    }

    /** Writes standardised rows into the columns from {@code offset} of a wider matrix. */
    void apply(int rows, double[] source, double[] target, int stride, int offset) {
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < means.length; c++) {
                target[i * stride + offset + c] = (source[i * means.length + c] - means[c]) / scales[c];
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardization that
                && Arrays.equals(means, that.means)
                && Arrays.equals(scales, that.scales);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(scales);
    }

    @Override
    public String toString() {
        return "Standardization[means=" + Arrays.toString(means) + ", scales=" + Arrays.toString(scales) + "]";
    }
}
