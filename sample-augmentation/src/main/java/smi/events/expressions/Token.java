package smi.events.expressions;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text as written; for operators the canonical form, for example {@code and} for {@code &&}
 * @param from where it begins
 * @param to where it ends
 */
record Token(Kind kind, String text, int from, int to) {
    enum Kind {
        NUMBER,
        NAME,
        OPERATOR,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** As an error calls it. */
    String quoted() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
