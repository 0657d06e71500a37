package smi.events;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;

/**
 * An integrated luminosity.
 *
 * @param inversePicobarn its value in pb⁻¹; positive and finite
 */
public record Luminosity(double inversePicobarn) {
    private static final Pattern TEXT = Pattern.compile("\\s*([0-9.eE+-]+)\\s*/\\s*(fb|pb|ab|nb)\\s*");

    public Luminosity {
        if (!(inversePicobarn > 0) || Double.isInfinite(inversePicobarn)) {
            throw new InvalidInputException(
                    "the luminosity is %s /pb; give a positive number".formatted(inversePicobarn));
        }
    }

    /**
     * Reads a luminosity with its unit.
     *
     * @param text for example {@code 300/fb}, {@code 36.1/fb}, {@code 300000/pb}
     * @return the luminosity
     * @throws InvalidInputException if there is no unit, or no number
     */
    public static Luminosity parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInputException("the luminosity '%s' %s; write it as 300/fb, 36.1/fb or 300000/pb"
                    .formatted(text, text.contains("/") ? "is not a number with a known unit" : "has no unit"));
        }
        try {
            return new Luminosity(Double.parseDouble(matcher.group(1)) * perPicobarn(matcher.group(2)));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "the luminosity '%s' is not a number with a unit, such as 300/fb".formatted(text), e);
        }
    }

    private static double perPicobarn(String unit) {
        return switch (unit) {
            case "ab" -> 1e6;
            case "fb" -> 1e3;
            case "pb" -> 1.0;
            default -> 1e-3;
        };
    }

    /** {@return the value in fb⁻¹ with its unit, for labels} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s/fb", Double.toString(inversePicobarn / 1e3).replaceAll("\\.0$", ""));
    }
}
