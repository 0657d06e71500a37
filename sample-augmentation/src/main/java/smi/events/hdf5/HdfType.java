package smi.events.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The type of the elements of a dataset that is written (HDF5 file format specification 3.0, section IV.A.2.d).
 *
 * @param size bytes per element
 * @param message the datatype message, its length a multiple of 8
 */
record HdfType(int size, byte[] message) {
    private static final int VERSION_1 = 0x10;

    /** IEEE double precision, little endian. */
    static HdfType float64() {
        ByteBuffer m = message(24, 1, 0x20, 63, 8);
        m.putShort((short) 0).putShort((short) 64); // bit offset, precision
        m.put((byte) 52).put((byte) 11).put((byte) 0).put((byte) 52); // exponent and mantissa: place, length
        m.putInt(1023);
        return new HdfType(8, m.array());
    }

    /** Signed 64-bit integers, little endian. */
    static HdfType int64() {
        ByteBuffer m = message(16, 0, 0x08, 0, 8);
        m.putShort((short) 0).putShort((short) 64);
        return new HdfType(8, m.array());
    }

    /**
     * Text of fixed length, padded with NUL.
     *
     * @param width bytes per text
     * @param charset ASCII or UTF-8
     */
    static HdfType text(int width, Charset charset) {
        int nullPadded = 1;
        int encoding = charset.equals(StandardCharsets.US_ASCII) ? 0 : 1;
        return new HdfType(
                width, message(8, 3, nullPadded | encoding << 4, 0, width).array());
    }

    private static ByteBuffer message(int length, int typeClass, int bits0, int bits1, int size) {
        ByteBuffer m = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        m.put((byte) (VERSION_1 | typeClass))
                .put((byte) bits0)
                .put((byte) bits1)
                .put((byte) 0)
                .putInt(size);
        return m;
    }
}
