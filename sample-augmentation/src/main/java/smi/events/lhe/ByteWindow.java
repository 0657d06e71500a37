package smi.events.lhe;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window that moves over a stream. It keeps the bytes from its start on until they are discarded, and grows when what
 * is looked for is further away than it is long.
 */
final class ByteWindow implements Closeable {
    /** Longer than any event or header that a generator writes: a bound for files that are not what they claim to be. */
    private static final int MAX_LENGTH = 1 << 26;

    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private int start;
    private int limit;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    /** The array behind the window; valid until the next call of any other method. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the window starts in {@link #bytes()}. */
    int start() {
        return start;
    }

    /**
     * The distance from the start of the window to the next occurrence of a token at or after a distance; −1 if the
     * stream ends before it.
     */
    int find(byte[] token, int from) throws IOException, MalformedLheException {
        int distance = from;
        while (true) {
            int last = limit - token.length;
            for (int i = start + distance; i <= last; i++) {
                if (bytes[i] == token[0] && Arrays.equals(bytes, i, i + token.length, token, 0, token.length)) {
                    return i - start;
                }
            }
            distance = Math.max(distance, last + 1 - start);
            if (!fill()) {
                return -1;
            }
        }
    }

    /** The first byte of the window; −1 at the end of the stream. */
    int first() throws IOException, MalformedLheException {
        return start < limit || fill() ? bytes[start] & 0xff : -1;
    }

    /** Whether the window starts with a token. */
    boolean startsWith(byte[] token) throws IOException, MalformedLheException {
        while (limit - start < token.length) {
            if (!fill()) {
                return false;
            }
        }
        return Arrays.equals(bytes, start, start + token.length, token, 0, token.length);
    }

    /** Whether the window starts with a tag of a name, and not of a longer one. */
    boolean startsWithTag(byte[] token) throws IOException, MalformedLheException {
        if (!startsWith(token) || limit - start == token.length && !fill()) {
            return false;
        }
        byte next = bytes[start + token.length];
        return next == '>' || next <= ' ';
    }

    /** Moves the start of the window. */
    void discard(int length) {
        start += length;
    }

    /** Reads more bytes behind the window; false at the end of the stream. */
    private boolean fill() throws IOException, MalformedLheException {
        if (limit == bytes.length) {
            makeRoom();
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        if (read > 0) {
            limit += read;
        }
        return read > 0;
    }

    private void makeRoom() throws MalformedLheException {
        if (start == 0) {
            if (bytes.length >= MAX_LENGTH) {
                throw new MalformedLheException(
                        "its end is not found within %d MB".formatted(MAX_LENGTH / (1024 * 1024)));
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        } else {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
