package smi.plots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks along an axis.
 *
 * @param numbers what is written, and where
 * @param major the values of long marks
 * @param minor the values of the short marks between them
 */
public record Ticks(List<Tick> numbers, List<Double> major, List<Double> minor) {
    /** Relative slack so that rounding does not drop a mark at the end of an axis. */
    private static final double SLACK = 1e-9;
    /** Outside of these powers of ten a number is written with its power. */
    private static final int LARGEST_PLAIN = 5;

    private static final int SMALLEST_PLAIN = -4;

    /**
     * A number beside an axis.
     *
     * @param value where it stands
     * @param text the number, in the markup of {@link MathText}
     */
    public record Tick(double value, String text) {}

    /** Copies the lists. */
    public Ticks {
        numbers = List.copyOf(numbers);
        major = List.copyOf(major);
        minor = List.copyOf(minor);
    }

    /** Steps of 1, 2 or 5 times a power of ten. */
    static Ticks linear(Range range, int aim) {
        double rough = range.width() / aim;
        int power = (int) Math.floor(Math.log10(rough));
        double lead = rough / Math.pow(10, power);
        int digit = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        List<Tick> major = new ArrayList<>();
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        int top = (int) Math.floor(Math.log10(largest));
        for (BigDecimal value : multiples(step, range)) {
            major.add(new Tick(value.doubleValue(), number(value, step, top)));
        }
        BigDecimal fine = step.divide(BigDecimal.valueOf(digit == 2 ? 4 : 5));
        return numbered(
                major,
                multiples(fine, range).stream().map(BigDecimal::doubleValue).toList());
    }

    private static List<BigDecimal> multiples(BigDecimal step, Range range) {
        List<BigDecimal> values = new ArrayList<>();
        double width = step.doubleValue();
        long first = (long) Math.ceil(range.low() / width - SLACK);
        long last = (long) Math.floor(range.high() / width + SLACK);
        for (long i = first; i <= last; i++) {
            values.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return values;
    }

    private static String number(BigDecimal value, BigDecimal step, int top) {
        if (value.signum() == 0) {
            return "0";
        }
        if (top < LARGEST_PLAIN && top > SMALLEST_PLAIN) {
            int decimals = Math.max(0, step.stripTrailingZeros().scale());
            return value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        }
        return value.scaleByPowerOfTen(-top).stripTrailingZeros().toPlainString() + "\\times10^{" + top + "}";
    }

    /** A number by itself: with its power of ten where it is very large or small. */
    static String plain(BigDecimal value) {
        int top = value.precision() - value.scale() - 1;
        return value.signum() == 0 || top < LARGEST_PLAIN && top > SMALLEST_PLAIN
                ? value.toPlainString()
                : number(value, value, top);
    }

    /** Powers of ten; where fewer than two of them fit, the linear marks. */
    static Ticks logarithmic(Range range, int aim) {
        int first = (int) Math.ceil(Math.log10(range.low()) - SLACK);
        int last = (int) Math.floor(Math.log10(range.high()) + SLACK);
        if (last <= first) {
            return linear(range, aim);
        }
        int stride = (last - first) / (aim + 1) + 1;
        List<Tick> major = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int power = first - 1; power <= last; power++) {
            if (power >= first && power % stride == 0) {
                major.add(new Tick(Math.pow(10, power), power(power)));
            }
            for (int digit = 1; digit <= (stride == 1 ? 9 : 1); digit++) {
                double value = digit * Math.pow(10, power);
                if (value >= range.low() && value <= range.high()) {
                    minor.add(value);
                }
            }
        }
        return numbered(major, minor);
    }

    private static Ticks numbered(List<Tick> numbers, List<Double> minor) {
        return new Ticks(numbers, numbers.stream().map(Tick::value).toList(), minor);
    }

    private static String power(int exponent) {
        return exponent == 0 ? "1" : exponent == 1 ? "10" : "10^{" + exponent + "}";
    }

    static Ticks named(List<String> names) {
        List<Tick> below = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            below.add(new Tick(i, names.get(i)));
        }
        return new Ticks(below, List.of(), List.of());
    }
}
