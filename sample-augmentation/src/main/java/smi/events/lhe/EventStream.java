package smi.events.lhe;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import smi.morphing.InvalidInputException;

/**
 * Walks over a Les Houches file, plain or gzipped (told by its first bytes, not by its name), and finds where events
 * begin and end without reading what is in them. Memory: the header and one event.
 */
final class EventStream implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** What may stand between two events: comments and blocks of single generators, but not a whole disk of them. */
    private static final long MAX_GAP = 1 << 24;

    private static final byte[] ROOT = EventParser.ascii("<LesHouchesEvents");
    private static final byte[] INIT_END = EventParser.ascii("</init>");
    private static final byte[] TAG = EventParser.ascii("<");
    private static final byte[] EVENT = EventParser.ascii("<event");
    private static final byte[] EVENT_END = EventParser.ascii("</event>");
    private static final byte[] COMMENT = EventParser.ascii("<!--");
    private static final byte[] COMMENT_END = EventParser.ascii("-->");
    private static final byte[] DECLARATION = EventParser.ascii("<?xml");
    private static final byte[] DECLARATION_END = EventParser.ascii("?>");
    private static final byte[] ROOT_END = EventParser.ascii("</LesHouchesEvents");

    private final Path file;
    private final ByteWindow window;
    private final LheHeader header;
    private long events;
    /** Bytes of the current event, up to its end tag; they are discarded by the next step. */
    private int length;

    private EventStream(Path file, InputStream in) {
        this.file = file;
        this.window = new ByteWindow(in);
        this.header = LheProblem.guarded(file, "its header", this::readHeader);
    }

    /** Opens a file and reads its header; {@code progress} is told how many bytes of the file were read. */
    static EventStream open(Path file, LongConsumer progress) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("%s is a folder; give a Les Houches file".formatted(file));
        }
        InputStream in = null;
        try {
            in = new BufferedInputStream(new CountedInput(Files.newInputStream(file), progress), BUFFER);
            return new EventStream(file, isGzip(in) ? new GZIPInputStream(in, BUFFER) : in);
        } catch (IOException e) {
            close(in, e);
            throw new InvalidInputException(
                    "%s cannot be read: %s; check the path and the permissions".formatted(file, e), e);
        } catch (InvalidInputException e) {
            close(in, e);
            throw e;
        }
    }

    private static void close(InputStream in, Exception cause) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private LheHeader readHeader() throws IOException, MalformedLheException {
        if (!isLesHouches()) {
            throw new MalformedLheException("this is not a Les Houches event file: <LesHouchesEvents is missing");
        }
        int end = window.find(INIT_END, 0);
        if (end < 0) {
            throw new MalformedLheException("there is no </init> before the end of the file");
        }
        int size = end + INIT_END.length;
        var text = new String(window.bytes(), window.start(), size, StandardCharsets.UTF_8);
        window.discard(size);
        return HeaderParser.parse(text);
    }

    /** Only white space, a declaration and comments may stand before the root element. */
    private boolean isLesHouches() throws IOException, MalformedLheException {
        long skipped = 0;
        for (int first = window.first(); first >= 0; first = window.first()) {
            if (window.startsWith(ROOT)) {
                return true;
            }
            if (window.startsWith(COMMENT)) {
                skipped += skipPast(COMMENT_END);
            } else if (window.startsWith(DECLARATION)) {
                skipped += skipPast(DECLARATION_END);
            } else if (first > ' ' || skipped++ > MAX_GAP) {
                return false;
            } else {
                window.discard(1);
            }
        }
        return false;
    }

    /** Moves past a token; returns how far. */
    private int skipPast(byte[] token) throws IOException, MalformedLheException {
        int distance = window.find(token, 0);
        if (distance < 0) {
            throw new MalformedLheException("a comment has no end");
        }
        window.discard(distance + token.length);
        return distance + token.length;
    }

    Path file() {
        return file;
    }

    LheHeader header() {
        return header;
    }

    /** The number of the current event, from 1 on. */
    long number() {
        return events;
    }

    /** Moves to the next event; false at the end of the file. */
    boolean next() {
        return LheProblem.guarded(file, "event " + (events + 1), this::advance);
    }

    private boolean advance() throws IOException, MalformedLheException {
        window.discard(length);
        length = 0;
        long gap = 0;
        while (true) {
            int tag = window.find(TAG, 0);
            if (tag < 0) {
                throw new MalformedLheException("the file ends without </LesHouchesEvents>: it is truncated");
            }
            window.discard(tag);
            gap += tag + 1;
            if (window.startsWithTag(EVENT)) {
                toEventEnd();
                return true;
            }
            if (window.startsWith(ROOT_END)) {
                requireEnd();
                return false;
            }
            if (window.startsWith(EVENT_END)) {
                throw new MalformedLheException("an </event> stands without its <event>");
            }
            if (gap > MAX_GAP) {
                throw new MalformedLheException("it does not begin within %d MB".formatted(MAX_GAP >> 20));
            }
            if (window.startsWith(COMMENT)) {
                gap += skipPast(COMMENT_END);
            } else {
                window.discard(1);
            }
        }
    }

    private void toEventEnd() throws IOException, MalformedLheException {
        int end = window.find(EVENT_END, 0);
        if (end < 0) {
            throw new MalformedLheException("its </event> is missing: the file is truncated");
        }
        length = end + EVENT_END.length;
        events++;
    }

    /** Files that were merely joined would lose all events but the first file's. */
    private void requireEnd() throws IOException, MalformedLheException {
        window.discard(ROOT_END.length);
        long gap = 0;
        while (window.find(TAG, 0) >= 0) {
            window.discard(window.find(TAG, 0));
            if (window.startsWithTag(EVENT) || window.startsWithTag(ROOT)) {
                throw new MalformedLheException(
                        "more follows behind </LesHouchesEvents>: the file was joined from several; import them one by one");
            }
            window.discard(1);
            if (++gap > MAX_GAP) {
                throw new MalformedLheException("its end does not come");
            }
        }
    }

    /** The array that holds the current event; valid until the next step. */
    byte[] bytes() {
        return window.bytes();
    }

    /** Where the current event begins in {@link #bytes()}. */
    int from() {
        return window.start();
    }

    /** Where it ends: before its end tag. */
    int to() {
        return window.start() + length - EVENT_END.length;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
