package smi.cli.setup;

import smi.events.observables.Cut;
import smi.morphing.InvalidInputException;

/**
 * A cut.
 *
 * @param observable what is cut on
 * @param min smallest accepted value
 * @param max largest accepted value
 */
public record CutKeys(String observable, Double min, Double max) {
    Cut cut() {
        if (observable == null) {
            throw new InvalidInputException("a cut names no observable; write observable, and min or max");
        }
        return Cut.on(
                observable, min == null ? Double.NEGATIVE_INFINITY : min, max == null ? Double.POSITIVE_INFINITY : max);
    }
}
