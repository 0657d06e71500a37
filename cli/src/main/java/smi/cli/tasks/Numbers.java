package smi.cli.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as people read them. */
final class Numbers {
    private Numbers() {}

    static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return text(((Number) value).doubleValue());
        }
        if (value instanceof double[] values) {
            return Arrays.stream(values).mapToObj(Numbers::text).collect(Collectors.joining(", ", "(", ")"));
        }
        return String.valueOf(value);
    }

    /** Five significant digits, without an exponent where the number is of ordinary size. */
    static String text(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (!(size >= 1e-4 && size < 1e6)) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        int decimals = Math.max(0, 4 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** As few digits as say it: 300, 36.1. */
    static String compact(double value) {
        return new java.math.BigDecimal(String.format(Locale.ROOT, "%.6g", value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
