package smi.events.madgraph;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;

/**
 * The value of a parameter on the card as an expression in {@code theta}: numbers, {@code + - * / **}, parentheses,
 * {@code sqrt exp log sin cos tan abs} and {@code pi}, with the precedence of Python, in which MadMiner evaluates them.
 * An expression can compute a number and nothing else.
 */
public final class CardTransform {
    /** How MadMiner's files spell that there is none. */
    private static final Set<String> IDENTITY = Set.of("", "_", "None");

    private final String text;
    private final DoubleUnaryOperator function;

    private CardTransform(String text, DoubleUnaryOperator function) {
        this.text = text;
        this.function = function;
    }

    /**
     * Parses an expression.
     *
     * @param text the expression; empty, {@code _} or {@code None}: θ itself
     * @return the transform
     * @throws InvalidInputException if it is not an expression; the message shows where
     */
    public static CardTransform parse(String text) {
        return new CardTransform(
                text, IDENTITY.contains(text.strip()) ? theta -> theta : new CardTransformParser(text).parse());
    }

    /**
     * The transform of a parameter.
     *
     * @param parameter the parameter
     * @return its transform
     * @throws InvalidInputException if it is not an expression
     */
    public static CardTransform of(Parameter parameter) {
        try {
            return parse(parameter.transform());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "the transform of parameter '%s': %s".formatted(parameter.name(), e.getMessage()), e);
        }
    }

    /**
     * The value on the card.
     *
     * @param theta the parameter
     * @return the value
     * @throws InvalidInputException if it is not finite
     */
    public double value(double theta) {
        double value = function.applyAsDouble(theta);
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    "the transform '%s' is %s at theta = %s; choose another one".formatted(text, value, theta));
        }
        return value;
    }

    /** {@return the expression as it was written} */
    public String text() {
        return text;
    }
}
