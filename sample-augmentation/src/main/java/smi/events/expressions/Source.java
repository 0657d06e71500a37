package smi.events.expressions;

import java.util.Collection;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The text of an expression, and how to say what is wrong with it. */
record Source(String text) {
    /** Columns of a line of the picture. */
    private static final int WIDTH = 72;

    /**
     * An error.
     *
     * @param from where the wrong part begins
     * @param to where it ends
     * @param message what is wrong
     * @return the error: one line, below it the expression with carets under the wrong part
     */
    InvalidInputException error(int from, int to, String message) {
        int start = Math.max(0, Math.min(from - WIDTH / 2, text.length() - WIDTH));
        int end = Math.min(text.length(), start + WIDTH);
        String before = start > 0 ? "... " : "";
        String shown = printable(text.substring(start, end)) + (end < text.length() ? " ..." : "");
        int carets = Math.max(1, Math.min(to, end) - from);
        return new InvalidInputException("%s%n    %s%s%n    %s%s"
                .formatted(message, before, shown, " ".repeat(before.length() + from - start), "^".repeat(carets)));
    }

    InvalidInputException error(Token token, String message) {
        return error(token.from(), token.to(), message);
    }

    /** One name was not found: the nearest one, or where nothing is near all of them. */
    static String suggestion(String name, Collection<String> known) {
        return Suggestion.nearest(name, known)
                .map(nearest -> "did you mean '%s'?".formatted(nearest))
                .orElseGet(() -> "known: " + String.join(", ", known));
    }

    /** One column per character. */
    private static String printable(String part) {
        var shown = new StringBuilder();
        for (char c : part.toCharArray()) {
            shown.append(Character.isWhitespace(c) ? ' ' : c < ' ' || c == 0x7f ? '?' : c);
        }
        return shown.toString();
    }
}
