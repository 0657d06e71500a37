package smi.networks;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Looks up the constants of an enum by the names that users write. */
final class Labels {
    private Labels() {}

    static <E> E find(E[] values, Function<E, String> label, String wanted, String what) {
        List<String> known = Arrays.stream(values).map(label).toList();
        int index = known.indexOf(wanted);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown %s '%s'; %s".formatted(what, wanted, Suggestion.sentence(wanted, known)));
        }
        return values[index];
    }
}
