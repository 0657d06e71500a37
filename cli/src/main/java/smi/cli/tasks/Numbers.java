package smi.cli.tasks;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.morphing.ParameterPoint;

/** Numbers as people read them. */
final class Numbers {
    private Numbers() {}

    static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return text(((Number) value).doubleValue());
        }
        return String.valueOf(value);
    }

    /** Five significant digits, without an exponent where the number is of ordinary size. */
    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        if (!ordinary(value)) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        return fixed(value, Math.max(0, 4 - exponent(value)));
    }

    static String text(double[] values) {
        return Arrays.stream(values).mapToObj(Numbers::text).collect(Collectors.joining(", "));
    }

    /** The error with two significant digits, the value with as many decimals: 0.4755 ± 0.0043. */
    static String withError(double value, double error) {
        if (!(error > 0 && error < Double.POSITIVE_INFINITY)) {
            return text(value);
        }
        double larger = Math.max(Math.abs(value), error);
        if (!ordinary(larger)) {
            int power = exponent(larger);
            double unit = Math.pow(10, power);
            return "(%s)e%+d".formatted(withError(value / unit, error / unit), power);
        }
        int decimals = Math.max(0, 1 - exponent(error));
        return fixed(value, decimals) + " ± " + fixed(error, decimals);
    }

    /** As few digits as say it: 300, 36.1. */
    static String compact(double value) {
        BigDecimal rounded = new BigDecimal(String.format(Locale.ROOT, "%.6g", value)).stripTrailingZeros();
        return value == 0 || ordinary(value) ? rounded.toPlainString() : rounded.toString();
    }

    /** A parameter point: clq1 = 0.1, clq3 = -0.2. */
    static String point(ParameterPoint theta) {
        return IntStream.range(0, theta.dimension())
                .mapToObj(p -> theta.space().names().get(p) + " = " + compact(theta.get(p)))
                .collect(Collectors.joining(", "));
    }

    private static boolean ordinary(double value) {
        return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(Math.abs(value)));
    }

    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
