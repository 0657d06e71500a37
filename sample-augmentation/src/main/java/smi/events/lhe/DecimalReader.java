package smi.events.lhe;

import java.util.Locale;

/**
 * Reads a decimal number and rounds it as {@link Double#parseDouble} does, ten times faster for the usual ones: if the
 * digits form an integer below 2⁵³ and the power of ten is at most 22, both are exact doubles and one multiplication or
 * division rounds correctly (W. D. Clinger, PLDI 1990). Others take the slow way. Fortran's exponents ({@code 1.0D+02},
 * {@code 1.0-101}) are understood.
 */
final class DecimalReader {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int MAX_DIGITS = 18;
    private static final int MAX_EXPONENT = 9999;

    private DecimalReader() {}

    /** Reads at the cursor, which stays where it is if there is no number. NaN and infinities are numbers. */
    static double read(Cursor cursor) {
        int from = cursor.position();
        byte sign = cursor.peek();
        if (sign == '-' || sign == '+') {
            cursor.skip();
        }
        long digits = 0;
        int count = 0;
        int seen = 0;
        int exponent = 0;
        boolean fraction = false;
        for (byte b = cursor.peek(); b >= '0' && b <= '9' || b == '.' && !fraction; b = cursor.peek()) {
            cursor.skip();
            if (b == '.') {
                fraction = true;
                continue;
            }
            seen++;
            count += count > 0 || b != '0' ? 1 : 0;
            digits = count <= MAX_DIGITS ? 10 * digits + b - '0' : digits;
            exponent -= fraction ? 1 : 0;
        }
        if (seen == 0) {
            cursor.moveTo(from);
            return notFinite(cursor);
        }
        exponent += exponent(cursor);
        if (count > MAX_DIGITS || digits >= 1L << 53 || Math.abs(exponent) > 22) {
            return digits == 0 ? (sign == '-' ? -0.0 : 0.0) : slow(cursor, from);
        }
        double size = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
        return sign == '-' ? -size : size;
    }

    private static int exponent(Cursor cursor) {
        int from = cursor.position();
        byte letter = cursor.peek();
        if (letter == 'e' || letter == 'E' || letter == 'd' || letter == 'D') {
            cursor.skip();
        }
        byte sign = cursor.peek();
        if (sign == '-' || sign == '+') {
            cursor.skip();
        }
        int value = 0;
        int first = cursor.position();
        for (byte b = cursor.peek(); b >= '0' && b <= '9'; b = cursor.peek()) {
            value = Math.min(MAX_EXPONENT, 10 * value + b - '0');
            cursor.skip();
        }
        if (cursor.position() == first) {
            cursor.moveTo(from);
        }
        return sign == '-' ? -value : value;
    }

    private static double slow(Cursor cursor, int from) {
        String text = cursor.textFrom(from).replace('d', 'e').replace('D', 'e');
        return Double.parseDouble(text.replaceFirst("(?<=[0-9.])([+-])", "e$1"));
    }

    private static double notFinite(Cursor cursor) {
        int from = cursor.position();
        while (cursor.peek() > ' ' && cursor.peek() != '<') {
            cursor.skip();
        }
        String text = cursor.textFrom(from);
        if (text.matches("(?i)[+-]?nan(\\(.*\\))?|[+-]?inf(inity)?")) {
            return text.toLowerCase(Locale.ROOT).contains("nan")
                    ? Double.NaN
                    : text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        cursor.moveTo(from);
        return Double.NaN;
    }
}
