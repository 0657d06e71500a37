package smi.events.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits an expression into words. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern OPERATOR = Pattern.compile("\\*\\*|//|<=|>=|==|!=|&&|\\|\\||[-+*/%<>()\\[\\].,:&|!]");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "if", "else", "in", "for");
    private static final Map<String, String> SYNONYMS = Map.of("&&", "and", "||", "or");
    private static final Map<Character, String> HINTS = Map.of(
            '=', "to compare write ==",
            '^', "a power is written **",
            '"', "an expression has no texts",
            '\'', "an expression has no texts",
            ';', "an expression is one formula",
            '{', "parentheses are round",
            '}', "parentheses are round",
            '~', "the opposite of a condition is not");

    private final Source source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(Source source) {
        this.source = source;
    }

    static List<Token> tokens(Source source) {
        return new Lexer(source).read();
    }

    private List<Token> read() {
        String text = source.text();
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (!take(NUMBER, Token.Kind.NUMBER)
                    && !take(NAME, Token.Kind.NAME)
                    && !take(OPERATOR, Token.Kind.OPERATOR)) {
                throw unknown(text.charAt(position));
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length(), text.length() + 1));
        return List.copyOf(tokens);
    }

    private boolean take(Pattern pattern, Token.Kind kind) {
        Matcher matcher =
                pattern.matcher(source.text()).region(position, source.text().length());
        if (!matcher.lookingAt()) {
            return false;
        }
        String text = matcher.group();
        boolean word = kind == Token.Kind.NAME && WORDS.contains(text);
        tokens.add(new Token(
                word ? Token.Kind.OPERATOR : kind, SYNONYMS.getOrDefault(text, text), position, matcher.end()));
        position = matcher.end();
        return true;
    }

    private RuntimeException unknown(char c) {
        String hint = HINTS.getOrDefault(c, "an expression has numbers, names, operators and parentheses");
        String shown = c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
        return source.error(position, position + 1, "'%s' is not understood; %s".formatted(shown, hint));
    }
}
