package smi.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** What is done with the other parameters of the theory when an interval of one is wanted. */
public enum OtherParameters {
    /** They are fitted anew at every value: the interval of this parameter, whatever the others are. */
    PROFILED,
    /** They are held at their best fit: the interval if they were known. */
    FIXED,
    /** They are free: the shadow of the joint region of all parameters, which is longer. */
    FREE;

    /** {@return the name by which users know it} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name.
     *
     * @param text {@code profiled}, {@code fixed} or {@code free}
     * @return what it stands for
     * @throws InvalidInputException if it is none of these
     */
    public static OtherParameters parse(String text) {
        List<String> labels =
                Arrays.stream(values()).map(OtherParameters::label).toList();
        int index = labels.indexOf(text);
        if (index < 0) {
            throw new InvalidInputException(
                    "other parameters cannot be '%s'; %s".formatted(text, Suggestion.sentence(text, labels)));
        }
        return values()[index];
    }
}
