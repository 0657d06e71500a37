package smi.events.expressions;

import smi.events.observables.Cut;
import smi.events.observables.Efficiency;
import smi.events.observables.NamedObservable;
import smi.events.observables.ObservableFunction;
import smi.morphing.InvalidInputException;

/** Compiles the expressions of setup files. */
public final class Expression {
    /** The length of a definition in MadMiner's event files. */
    private static final int MAX_STORED = 256;

    private Expression() {}

    /**
     * An observable defined by an expression.
     *
     * @param name its name
     * @param text the expression, which must be a number (a condition is 1 or 0)
     * @param definitions the observables that it may name
     * @return the observable
     * @throws InvalidInputException if the expression is wrong; the message shows where
     */
    public static NamedObservable observable(String name, String text, Definitions definitions) {
        ObservableFunction function = compile("observable '%s'".formatted(name), text, definitions);
        String definition = oneLine(text);
        if (definition.length() > MAX_STORED) {
            throw new InvalidInputException(
                    "observable '%s': its expression has %d characters, event files hold %d; name a part of it as an observable of its own"
                            .formatted(name, definition.length(), MAX_STORED));
        }
        return new NamedObservable(name, definition, function);
    }

    /**
     * A cut defined by an expression.
     *
     * @param text the expression; 0 rejects the event, for a condition its opposite
     * @param passesWhenMissing what becomes of an event that lacks an object of the expression
     * @param definitions the observables that it may name
     * @return the cut
     * @throws InvalidInputException if the expression is wrong; the message shows where
     */
    public static Cut cut(String text, boolean passesWhenMissing, Definitions definitions) {
        return new Cut(oneLine(text), compile("cut", text, definitions), passesWhenMissing);
    }

    /**
     * An efficiency defined by an expression.
     *
     * @param text the expression, a factor on all weights
     * @param whenMissing its value in an event that lacks an object of the expression
     * @param definitions the observables that it may name
     * @return the efficiency
     * @throws InvalidInputException if the expression is wrong; the message shows where
     */
    public static Efficiency efficiency(String text, double whenMissing, Definitions definitions) {
        return new Efficiency(oneLine(text), compile("efficiency", text, definitions), whenMissing);
    }

    private static ObservableFunction compile(String what, String text, Definitions definitions) {
        try {
            return Parser.parse(text, definitions);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what + ": " + e.getMessage(), e);
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
