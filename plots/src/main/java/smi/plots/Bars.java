package smi.plots;

/**
 * One value per category, such as the eigenvalues of one method's Fisher information.
 *
 * @param name what they belong to, in the markup of {@link MathText}
 * @param values one per category; NaN for none
 * @param errors their standard errors, zero for none
 */
public record Bars(String name, Series values, Series errors) {
    /**
     * Bars from two arrays.
     *
     * @param name what they belong to
     * @param values one per category; copied
     * @param errors their standard errors; copied
     * @return the bars
     */
    public static Bars of(String name, double[] values, double[] errors) {
        return new Bars(name, Series.of(values), Series.of(errors));
    }
}
