package smi.events.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import smi.morphing.InvalidInputException;

/** How numbers lie in a dataset: float64, float32, int64 or int32, of either byte order. */
record NumberFormat(Kind kind, ByteOrder order) {
    /** The types that event files and samples come in. */
    enum Kind {
        FLOAT64(8),
        FLOAT32(4),
        INT64(8),
        INT32(4);

        private final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }
    }

    static NumberFormat of(DataType type, String where) {
        if (type instanceof FloatingPoint number && (type.getSize() == 8 || type.getSize() == 4)) {
            return new NumberFormat(type.getSize() == 8 ? Kind.FLOAT64 : Kind.FLOAT32, order(number));
        }
        if (type instanceof FixedPoint number && number.isSigned() && (type.getSize() == 8 || type.getSize() == 4)) {
            return new NumberFormat(type.getSize() == 8 ? Kind.INT64 : Kind.INT32, order(number));
        }
        throw new InvalidInputException("%s holds %s of %d bytes; write it as float64, float32, int64 or int32"
                .formatted(where, type.getClass().getSimpleName(), type.getSize()));
    }

    private static ByteOrder order(OrderedDataType type) {
        return type.getByteOrder();
    }

    int bytes() {
        return kind.bytes;
    }

    /** Decodes numbers from the position of a buffer on. */
    void decode(ByteBuffer source, double[] target, int offset, int count) {
        ByteBuffer bytes = source.slice().order(order);
        switch (kind) {
            case FLOAT64 -> bytes.asDoubleBuffer().get(target, offset, count);
            case FLOAT32 -> {
                var floats = bytes.asFloatBuffer();
                for (int i = 0; i < count; i++) {
                    target[offset + i] = floats.get(i);
                }
            }
            case INT64 -> {
                LongBuffer longs = bytes.asLongBuffer();
                for (int i = 0; i < count; i++) {
                    target[offset + i] = longs.get(i);
                }
            }
            default -> {
                var ints = bytes.asIntBuffer();
                for (int i = 0; i < count; i++) {
                    target[offset + i] = ints.get(i);
                }
            }
        }
    }
}
