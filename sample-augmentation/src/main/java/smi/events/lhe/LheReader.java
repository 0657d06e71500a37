package smi.events.lhe;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * Reads a Les Houches event file from front to back, plain or gzipped (told by its first bytes, not by its name).
 * Memory: the header and one event. Every error names the file and the event.
 */
public final class LheReader implements Closeable {
    private final EventStream stream;
    private final EventParser parser;

    private LheReader(EventStream stream) {
        this.stream = stream;
        this.parser = new EventParser(stream.header());
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file the file
     * @return the reader; to be closed
     * @throws InvalidInputException if the file cannot be read or is no Les Houches file
     */
    public static LheReader open(Path file) {
        return new LheReader(EventStream.open(file, bytes -> {}));
    }

    /** {@return what the file says before its first event} */
    public LheHeader header() {
        return stream.header();
    }

    /** {@return the number of events read so far} */
    public long eventsRead() {
        return stream.number();
    }

    /**
     * Reads the next event.
     *
     * @return the event; empty at the end of the file
     * @throws InvalidInputException if the event is malformed or the file truncated
     */
    public Optional<LheEvent> next() {
        return stream.next() ? Optional.of(parser.parse(stream)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
