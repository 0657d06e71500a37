package smi.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/** Events of which something is not a number: how many of how many, and the first of them. */
final class BadEvents {
    private static final int LISTED = 5;

    private final List<Long> listed = new ArrayList<>();
    private long bad;
    private long read;

    /** Looks for NaN in the next rows. */
    void look(EventMatrix values) {
        for (int i = 0; i < values.rows(); i++) {
            boolean number = true;
            for (int j = 0; j < values.columns(); j++) {
                number &= !Double.isNaN(values.get(i, j));
            }
            next(number);
        }
    }

    /** Counts the next event. */
    void next(boolean good) {
        if (!good && bad++ < LISTED) {
            listed.add(read);
        }
        read++;
    }

    /** Whether no event was bad before. */
    boolean none() {
        return bad == 0;
    }

    /** For example "2 of 10 events, first for event 1, 3". */
    @Override
    public String toString() {
        String numbers = listed.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "%d of %d events, first for event %s%s".formatted(bad, read, numbers, bad > LISTED ? ", …" : "");
    }

    /** Refuses bad events: leaving them out would move the result in silence. */
    void refuse(List<String> variables) {
        if (!none()) {
            throw new InvalidInputException(
                    "%s is NaN for %s; nothing was left out, so there is no result: give the observable a default value, or cut"
                            .formatted(String.join(" or ", variables), this));
        }
    }
}
