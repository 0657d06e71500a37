package smi.cli;

import java.util.Arrays;
import java.util.List;
import smi.morphing.InvalidInputException;

/** Numbers with commas between them. */
final class NumberList {
    private NumberList() {}

    static List<Double> parse(String option, String text) {
        try {
            return Arrays.stream(text.split(",", -1)).map(NumberList::number).toList();
        } catch (NumberFormatException e) {
            throw new InvalidInputException("%s %s: give numbers with commas between them".formatted(option, text), e);
        }
    }

    /** Other programs write infinite edges as {@code inf}, Java does not read that. */
    private static Double number(String text) {
        return switch (text.strip()) {
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text);
        };
    }
}
