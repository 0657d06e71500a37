package smi.events.lhe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers and tokens from a range of bytes. Lines end with a line feed, with or without carriage return. */
final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int position;

    Cursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    boolean atEnd() {
        return position >= end;
    }

    /** The byte at the cursor; 0 at the end. */
    byte peek() {
        return position < end ? bytes[position] : 0;
    }

    /** Moves past one byte. */
    void skip() {
        position++;
    }

    /** Moves past blanks of this line. */
    void skipBlanks() {
        while (position < end && (bytes[position] == ' ' || bytes[position] == '\t' || bytes[position] == '\r')) {
            position++;
        }
    }

    /** Moves past blanks and line ends. */
    void skipWhitespace() {
        while (position < end && bytes[position] <= ' ') {
            position++;
        }
    }

    /** Moves to the first byte of the next line. */
    void skipLine() {
        while (position < end && bytes[position] != '\n') {
            position++;
        }
        position++;
    }

    /** Moves to the next occurrence of a byte; false, and to the end, if there is none. */
    boolean skipTo(char wanted) {
        while (position < end && bytes[position] != wanted) {
            position++;
        }
        return position < end;
    }

    /** Whether a token stands at the cursor. */
    boolean at(byte[] token) {
        if (end - position < token.length) {
            return false;
        }
        for (int i = 0; i < token.length; i++) {
            if (bytes[position + i] != token[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a tag of this name, and not of a longer one, stands at the cursor. */
    boolean atTag(byte[] token) {
        int next = position + token.length;
        return at(token) && next < end && (bytes[next] == '>' || bytes[next] <= ' ');
    }

    /** The bytes from a position to the cursor as text. */
    String textFrom(int from) {
        return new String(bytes, from, position - from, StandardCharsets.UTF_8);
    }

    /** Whether the bytes from a position to the cursor are a given token. */
    boolean equalsFrom(int from, byte[] token) {
        return Arrays.equals(bytes, from, position, token, 0, token.length);
    }

    /** Reads the next number of this line. */
    double nextDouble() throws MalformedLheException {
        skipBlanks();
        int from = position;
        double value = DecimalReader.read(this);
        if (position == from || !atDelimiter()) {
            throw notANumber(from);
        }
        return value;
    }

    /** Reads the next whole number of this line. */
    int nextInt() throws MalformedLheException {
        skipBlanks();
        int from = position;
        byte sign = peek();
        if (sign == '-' || sign == '+') {
            position++;
        }
        long value = 0;
        int digits = position;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9' && position - digits < 11) {
            value = 10 * value + bytes[position++] - '0';
        }
        value = sign == '-' ? -value : value;
        if (position == digits || !atDelimiter() || value != (int) value) {
            throw notANumber(from);
        }
        return (int) value;
    }

    private boolean atDelimiter() {
        return position >= end || bytes[position] <= ' ' || bytes[position] == '<' || bytes[position] == '#';
    }

    private MalformedLheException notANumber(int from) {
        position = from;
        while (position < end && bytes[position] > ' ' && position - from < 40) {
            position++;
        }
        String found = textFrom(from);
        return new MalformedLheException(
                found.isEmpty() ? "a number is missing" : "'%s' stands where a number is expected".formatted(found));
    }
}
