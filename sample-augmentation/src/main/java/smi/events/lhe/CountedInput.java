package smi.events.lhe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells a listener how many bytes were read. */
final class CountedInput extends FilterInputStream {
    private final LongConsumer listener;

    CountedInput(InputStream in, LongConsumer listener) {
        super(in);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        listener.accept(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        listener.accept(Math.max(0, count));
        return count;
    }
}
