package smi.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The part of an event set that a sample is made of. The parts are disjoint and complete, by the events' indices. */
public enum Partition {
    /** The first events: for training. */
    TRAIN,
    /** The events after these: for choices made during training. */
    VALIDATION,
    /** The last events: for evaluation, never seen in training. */
    TEST,
    /** Every event. */
    ALL;

    /** {@return the name used in files and on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name.
     *
     * @param text {@code train}, {@code validation}, {@code test} or {@code all}
     * @return the partition of that name
     * @throws InvalidInputException if there is none of that name
     */
    public static Partition parse(String text) {
        List<String> known = Arrays.stream(values()).map(Partition::label).toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown partition '%s'; %s".formatted(text, Suggestion.sentence(text, known)));
        }
        return values()[index];
    }
}
