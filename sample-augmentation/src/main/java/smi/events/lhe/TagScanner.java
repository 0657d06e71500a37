package smi.events.lhe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Walks over the tags of a part of a header. Generators write what resembles XML: tags may span lines, values stand in
 * single or double quotes and may hold {@code >}, and a lone {@code <} is text.
 */
final class TagScanner {
    /**
     * A tag.
     *
     * @param name its name, without the slash of a closing tag
     * @param closing whether it is a closing tag
     * @param complete whether it closes itself
     * @param attributes its attributes, as written
     */
    record Tag(String name, boolean closing, boolean complete, Map<String, String> attributes) {}

    private final String text;
    private final int end;
    private int position;

    TagScanner(String text, int from, int to) {
        this.text = text;
        this.position = from;
        this.end = to;
    }

    /** The next tag; {@code null} at the end. Comments are skipped. */
    Tag next() throws MalformedLheException {
        while (toMarkup()) {
            if (text.startsWith("<!--", position)) {
                int close = text.indexOf("-->", position);
                if (close < 0) {
                    throw new MalformedLheException("a comment has no end");
                }
                position = close + 3;
            } else {
                return tag();
            }
        }
        return null;
    }

    /** The text from here to the next tag, with entities replaced. */
    String text() {
        int from = position;
        toMarkup();
        return Entities.decode(text.substring(from, position).strip());
    }

    private boolean toMarkup() {
        while (position < end && !(text.charAt(position) == '<' && isMarkup(charAt(position + 1)))) {
            position++;
        }
        return position < end;
    }

    private static boolean isMarkup(char next) {
        return Character.isLetter(next) || next == '/' || next == '!' || next == '_';
    }

    private char charAt(int index) {
        return index < end ? text.charAt(index) : 0;
    }

    private Tag tag() throws MalformedLheException {
        position++;
        boolean closing = charAt(position) == '/';
        position += closing ? 1 : 0;
        String name = name();
        Map<String, String> attributes = new LinkedHashMap<>();
        while (true) {
            skipBlanks();
            char next = charAt(position);
            if (next == '>') {
                position++;
                return new Tag(name, closing, false, Collections.unmodifiableMap(attributes));
            }
            if (next == '/' && charAt(position + 1) == '>') {
                position += 2;
                return new Tag(name, closing, true, Collections.unmodifiableMap(attributes));
            }
            if (next == 0 || next == '<') {
                throw new MalformedLheException("the tag <%s has no end".formatted(name));
            }
            attribute(name, attributes);
        }
    }

    private void attribute(String tag, Map<String, String> attributes) throws MalformedLheException {
        String key = name();
        if (key.isEmpty()) {
            position++; // a character that belongs to nothing
            return;
        }
        skipBlanks();
        if (charAt(position) != '=') {
            return;
        }
        position++;
        skipBlanks();
        char quote = charAt(position);
        int close = quote == '"' || quote == '\'' ? text.indexOf(quote, position + 1) : -1;
        if (close < 0 || close >= end) {
            throw new MalformedLheException("the value of %s in <%s> stands in no quotes".formatted(key, tag));
        }
        attributes.put(key, Entities.decode(text.substring(position + 1, close)));
        position = close + 1;
    }

    private String name() {
        int from = position;
        while (position < end && isName(text.charAt(position))) {
            position++;
        }
        return text.substring(from, position);
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':' || c == '.';
    }

    private void skipBlanks() {
        while (position < end && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
