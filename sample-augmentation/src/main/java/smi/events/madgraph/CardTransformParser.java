package smi.events.madgraph;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Recursive descent through an expression in theta. */
final class CardTransformParser {
    private static final int DEEPEST = 100;
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.of(
            "sqrt", Math::sqrt,
            "exp", Math::exp,
            "log", Math::log,
            "sin", Math::sin,
            "cos", Math::cos,
            "tan", Math::tan,
            "abs", Math::abs);

    private final String text;
    private int at;
    private int depth;

    CardTransformParser(String text) {
        this.text = text;
    }

    DoubleUnaryOperator parse() {
        DoubleUnaryOperator result = sum();
        if (at < text.length()) {
            throw error(text.charAt(at) == '^' ? "powers are written **" : "this does not belong here");
        }
        return result;
    }

    private DoubleUnaryOperator sum() {
        if (++depth > DEEPEST) {
            throw error("too many parentheses");
        }
        DoubleUnaryOperator left = product();
        while (true) {
            DoubleUnaryOperator a = left;
            if (take("+")) {
                DoubleUnaryOperator b = product();
                left = x -> a.applyAsDouble(x) + b.applyAsDouble(x);
            } else if (take("-")) {
                DoubleUnaryOperator b = product();
                left = x -> a.applyAsDouble(x) - b.applyAsDouble(x);
            } else {
                depth--;
                return left;
            }
        }
    }

    private DoubleUnaryOperator product() {
        DoubleUnaryOperator left = signed();
        while (true) {
            DoubleUnaryOperator a = left;
            if (!text.startsWith("**", at) && take("*")) {
                DoubleUnaryOperator b = signed();
                left = x -> a.applyAsDouble(x) * b.applyAsDouble(x);
            } else if (take("/")) {
                DoubleUnaryOperator b = signed();
                left = x -> a.applyAsDouble(x) / b.applyAsDouble(x);
            } else {
                return left;
            }
        }
    }

    /** A sign binds less than a power: −θ**2 is −(θ**2). */
    private DoubleUnaryOperator signed() {
        if (++depth > DEEPEST) {
            throw error("too many signs or parentheses");
        }
        DoubleUnaryOperator result;
        if (take("-")) {
            DoubleUnaryOperator a = signed();
            result = x -> -a.applyAsDouble(x);
        } else {
            result = take("+") ? signed() : power();
        }
        depth--;
        return result;
    }

    private DoubleUnaryOperator power() {
        DoubleUnaryOperator base = atom();
        if (!take("**")) {
            return base;
        }
        DoubleUnaryOperator exponent = signed();
        return x -> Math.pow(base.applyAsDouble(x), exponent.applyAsDouble(x));
    }

    private DoubleUnaryOperator atom() {
        skipSpace();
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            skipSpace();
            double value = Double.parseDouble(number.group());
            return x -> value;
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            return named(name.group());
        }
        return inParentheses("a number, theta or '(' is missing");
    }

    private DoubleUnaryOperator named(String name) {
        DoubleUnaryOperator function = FUNCTIONS.get(name);
        if (function == null && !name.equals("theta") && !name.equals("pi")) {
            var known = new TreeSet<>(FUNCTIONS.keySet());
            known.add("theta");
            known.add("pi");
            throw error("unknown name '%s'; %s".formatted(name, Suggestion.sentence(name, known)));
        }
        at += name.length();
        skipSpace();
        if (function == null) {
            return name.equals("pi") ? x -> Math.PI : x -> x;
        }
        DoubleUnaryOperator argument = inParentheses("'(' is missing");
        return x -> function.applyAsDouble(argument.applyAsDouble(x));
    }

    private DoubleUnaryOperator inParentheses(String complaint) {
        if (!take("(")) {
            throw error(complaint);
        }
        DoubleUnaryOperator inner = sum();
        if (!take(")")) {
            throw error("')' is missing");
        }
        return inner;
    }

    private boolean take(String token) {
        skipSpace();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        skipSpace();
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private InvalidInputException error(String complaint) {
        return new InvalidInputException("'%s' cannot be understood at character %d%s: %s"
                .formatted(
                        text,
                        at + 1,
                        at < text.length() ? " ('%s')".formatted(text.charAt(at)) : " (its end)",
                        complaint));
    }
}
