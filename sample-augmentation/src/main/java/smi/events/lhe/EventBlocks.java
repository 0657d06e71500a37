package smi.events.lhe;

import java.util.Arrays;
import smi.morphing.InvalidInputException;

/**
 * Cuts a file into blocks of whole events, as text. Where blocks end depends on the file alone. What is wrong between
 * events is told after the last block before it, so that the first mistake of a file is the one that is reported.
 */
final class EventBlocks {
    /** Large enough for hundreds of events, small enough that a few of them per thread are nothing. */
    private static final int BLOCK = 1 << 18;

    /**
     * Consecutive events as text.
     *
     * @param first the number of the first one in its file
     * @param bytes the text of all
     * @param ends where each event ends in the text, and the next begins
     */
    record Block(long first, byte[] bytes, int[] ends) {}

    private final EventStream stream;
    private byte[] bytes = new byte[BLOCK];
    private int[] ends = new int[256];
    private InvalidInputException failure;
    private boolean ended;

    EventBlocks(EventStream stream) {
        this.stream = stream;
    }

    /** The next block; {@code null} at the end of the file. */
    Block next() {
        if (failure != null) {
            throw failure;
        }
        long first = stream.number() + 1;
        int count = 0;
        int length = 0;
        while (length < BLOCK && !ended && advance()) {
            int size = stream.to() - stream.from();
            bytes = room(bytes, length + size);
            System.arraycopy(stream.bytes(), stream.from(), bytes, length, size);
            length += size;
            ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
            ends[count++] = length;
        }
        if (count == 0 && failure != null) {
            throw failure;
        }
        return count == 0 ? null : new Block(first, Arrays.copyOf(bytes, length), Arrays.copyOf(ends, count));
    }

    private boolean advance() {
        try {
            ended = !stream.next();
            return !ended;
        } catch (InvalidInputException e) {
            failure = e;
            ended = true;
            return false;
        }
    }

    private static byte[] room(byte[] bytes, int length) {
        return length <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
    }
}
