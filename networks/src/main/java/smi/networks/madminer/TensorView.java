package smi.networks.madminer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import smi.morphing.InvalidInputException;

/** Takes the entries of a tensor out of the bytes of its storage, after checking that all of them are there. */
final class TensorView {
    private TensorView() {}

    static Tensor read(String name, PickleObjects.View view, byte[] numbers) {
        int entries = Tensor.entries(view.shape());
        if (!fits(view, entries, numbers.length)) {
            throw new InvalidInputException(
                    "its tensor %s does not fit into its storage of %d bytes; the file is damaged"
                            .formatted(name, numbers.length));
        }
        int width = view.storage().bytesPerNumber();
        ByteBuffer buffer = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[entries];
        int[] index = new int[view.shape().length];
        for (int i = 0; i < entries; i++) {
            int place = place(view, index) * width;
            values[i] = width == Float.BYTES ? buffer.getFloat(place) : buffer.getDouble(place);
            advance(index, view.shape());
        }
        int[] shape = Arrays.stream(view.shape()).mapToInt(n -> (int) n).toArray();
        return new Tensor(shape, values);
    }

    /** Shapes and strides come from the file; no sum of them may leave the storage or overflow. */
    private static boolean fits(PickleObjects.View view, int entries, int bytes) {
        int width = view.storage().bytesPerNumber();
        int size = bytes / width;
        if (bytes % width != 0 || size != view.storage().size() || view.stride().length != view.shape().length) {
            return false;
        }
        if (entries == 0) {
            return true;
        }
        if (view.offset() < 0 || view.offset() >= size) {
            return false;
        }
        long last = view.offset();
        for (int d = 0; d < view.shape().length; d++) {
            long steps = view.shape()[d] - 1;
            if (steps > 0 && (view.stride()[d] < 0 || view.stride()[d] >= size)) {
                return false;
            }
            last += steps == 0 ? 0 : steps * view.stride()[d];
        }
        return last < size;
    }

    private static int place(PickleObjects.View view, int[] index) {
        long place = view.offset();
        for (int d = 0; d < index.length; d++) {
            place += index[d] * view.stride()[d];
        }
        return (int) place;
    }

    private static void advance(int[] index, long[] shape) {
        for (int d = index.length - 1; d >= 0; d--) {
            index[d]++;
            if (index[d] < shape[d]) {
                return;
            }
            index[d] = 0;
        }
    }
}
