package smi.cli.tasks;

import java.util.function.Supplier;
import smi.morphing.InvalidInputException;

/** Says where the input is that a library refuses: the library knows the rule, the caller knows the file. */
public final class Place {
    private Place() {}

    /**
     * Does something that the user's input may not allow.
     *
     * @param place where that input is: a file, a key of an analysis file, an option
     * @param action what is done
     * @param <T> what comes out
     * @return the outcome
     * @throws InvalidInputException if the input is refused; the message begins with the place
     */
    public static <T> T at(Object place, Supplier<T> action) {
        try {
            return action.get();
        } catch (InvalidInputException e) {
            throw e.getMessage().startsWith(place.toString())
                    ? e
                    : new InvalidInputException(place + ": " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #at(Object, Supplier)}, for what has no outcome.
     *
     * @param place where the input is
     * @param action what is done
     */
    public static void check(Object place, Runnable action) {
        at(place, () -> {
            action.run();
            return place;
        });
    }
}
