package smi.events.lhe;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import smi.morphing.InvalidInputException;

/**
 * Reads a Les Houches event file from front to back, plain or gzipped (told by its first bytes, not by its name).
 * Memory: the header and one event. Every error names the file and the event.
 */
public final class LheReader implements Closeable {
    private static final int BUFFER = 1 << 16;
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

    /** Something that reads from the file. */
    @FunctionalInterface
    private interface Reading<T> {
        T get() throws IOException, MalformedLheException;
    }

    private final Path file;
    private final ByteWindow window;
    private final EventParser parser = new EventParser();
    private final LheHeader header;
    private long events;

    private LheReader(Path file, InputStream in) {
        this.file = file;
        this.window = new ByteWindow(in);
        this.header = guarded("its header", this::readHeader);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file the file
     * @return the reader; to be closed
     * @throws InvalidInputException if the file cannot be read or is no Les Houches file
     */
    public static LheReader open(Path file) {
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return new LheReader(file, isGzip(in) ? new GZIPInputStream(in, BUFFER) : in);
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
        int length = end + INIT_END.length;
        var text = new String(window.bytes(), window.start(), length, StandardCharsets.UTF_8);
        window.discard(length);
        return HeaderParser.parse(text);
    }

    /** Only white space, a declaration and comments may stand before the root element. */
    private boolean isLesHouches() throws IOException, MalformedLheException {
        for (int first = window.first(); first >= 0; first = window.first()) {
            if (window.startsWith(ROOT)) {
                return true;
            }
            if (window.startsWith(COMMENT)) {
                skipPast(COMMENT_END);
            } else if (window.startsWith(DECLARATION)) {
                skipPast(DECLARATION_END);
            } else if (first > ' ') {
                return false;
            } else {
                window.discard(1);
            }
        }
        return false;
    }

    private void skipPast(byte[] token) throws IOException, MalformedLheException {
        int distance = window.find(token, 0);
        if (distance < 0) {
            throw new MalformedLheException("a comment has no end");
        }
        window.discard(distance + token.length);
    }

    /** {@return what the file says before its first event} */
    public LheHeader header() {
        return header;
    }

    /** {@return the number of events read so far} */
    public long eventsRead() {
        return events;
    }

    /**
     * Reads the next event.
     *
     * @return the event; empty at the end of the file
     * @throws InvalidInputException if the event is malformed or the file truncated
     */
    public Optional<LheEvent> next() {
        return guarded("event " + (events + 1), this::readNext);
    }

    private Optional<LheEvent> readNext() throws IOException, MalformedLheException {
        while (true) {
            int tag = window.find(TAG, 0);
            if (tag < 0) {
                throw new MalformedLheException("the file ends without </LesHouchesEvents>: it is truncated");
            }
            window.discard(tag);
            if (window.startsWithTag(EVENT)) {
                return Optional.of(readEvent());
            }
            if (window.startsWith(ROOT_END)) {
                return Optional.empty();
            }
            if (window.startsWith(EVENT_END)) {
                throw new MalformedLheException("an </event> stands without its <event>");
            }
            if (window.startsWith(COMMENT)) {
                skipPast(COMMENT_END);
            } else {
                window.discard(1);
            }
        }
    }

    private LheEvent readEvent() throws IOException, MalformedLheException {
        int end = window.find(EVENT_END, 0);
        if (end < 0) {
            throw new MalformedLheException("its </event> is missing: the file is truncated");
        }
        LheEvent event = parser.parse(window.bytes(), window.start(), window.start() + end, events + 1);
        window.discard(end + EVENT_END.length);
        events++;
        return event;
    }

    /** Adds file and place to whatever goes wrong. */
    private <T> T guarded(String place, Reading<T> reading) {
        try {
            return reading.get();
        } catch (MalformedLheException e) {
            // what is quoted from a damaged file may hold anything
            String what = e.getMessage().replaceAll("\\p{Cntrl}", "?");
            throw new InvalidInputException(
                    "%s, %s: %s; generate or copy the file again".formatted(file, place, what), e);
        } catch (EOFException e) {
            throw new InvalidInputException(
                    "%s, %s: the compressed file is truncated; copy it again".formatted(file, place), e);
        } catch (ZipException e) {
            throw new InvalidInputException(
                    "%s, %s: the compressed file is damaged (%s); copy it again".formatted(file, place, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("%s, %s: cannot be read: %s".formatted(file, place, e), e);
        }
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
