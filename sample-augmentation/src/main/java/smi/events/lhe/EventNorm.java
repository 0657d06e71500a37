package smi.events.lhe;

import java.util.Locale;
import smi.morphing.InvalidInputException;

/** How the event weights of a file give its cross section ({@code event_norm} in MadGraph's run card). */
public enum EventNorm {
    /** The weights add up to the cross section. */
    SUM,
    /** The weights average to the cross section: each is to be divided by the number of events. */
    AVERAGE;

    /**
     * Reads the setting.
     *
     * @param text {@code sum} or {@code average}
     * @return the convention
     * @throws InvalidInputException if it is another one
     */
    public static EventNorm parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "sum" -> SUM;
            case "average" -> AVERAGE;
            default ->
                throw new InvalidInputException(
                        "event_norm '%s' does not say how weights give a cross section; state sum or average for the sample"
                                .formatted(text));
        };
    }
}
