package smi.augmentation;

import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;

/** How priors are written. */
final class PriorText {
    static final Pattern FORM = Pattern.compile("([A-Za-z-]+)\\s*\\(([^,()]+),([^,()]+)\\)");

    private PriorText() {}

    static double number(String text, String where) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException("'%s' in '%s' is not a number".formatted(text.strip(), where), e);
        }
    }
}
