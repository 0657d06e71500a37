package smi.ratio;

/** The natural logarithm of arrays, to 2e-14, more than twice as fast as {@link Math#log}. */
final class Logarithm {
    /** The bits of √½: a mantissa between √½ and √2 makes the series short. */
    private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

    private static final int MANTISSA_BITS = 52;
    private static final double LOG_2 = 0.6931471805599453;

    private Logarithm() {}

    /** values[i] → log values[i] + shift[i − from], of positive normal numbers. */
    static void apply(double[] values, int from, double[] shift) {
        for (int i = 0; i < shift.length; i++) {
            values[from + i] = log(values[from + i]) + shift[i];
        }
    }

    /** With x = 2ᵉ m and s = (m − 1)/(m + 1): log x = e log 2 + 2 (s + s³/3 + … + s¹⁵/15), |s| ≤ 0.172. */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long exponent = (bits - ROOT_HALF) >> MANTISSA_BITS;
        double m = Double.longBitsToDouble(bits - (exponent << MANTISSA_BITS));
        double s = (m - 1) / (m + 1);
        double z = s * s;
        double p = Math.fma(z, 2 / 15.0, 2 / 13.0);
        p = Math.fma(z, p, 2 / 11.0);
        p = Math.fma(z, p, 2 / 9.0);
        p = Math.fma(z, p, 2 / 7.0);
        p = Math.fma(z, p, 2 / 5.0);
        p = Math.fma(z, p, 2 / 3.0);
        p = Math.fma(z, p, 2);
        return Math.fma(s, p, exponent * LOG_2);
    }
}
