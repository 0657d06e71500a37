package smi.events.hdf5;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a file that is written consists of: groups, and datasets in them. */
sealed interface HdfNode {

    /** A group; its members in the order of their names. */
    record Group(NavigableMap<String, HdfNode> members) implements HdfNode {
        static Group empty() {
            return new Group(new TreeMap<>());
        }
    }

    /** A contiguous dataset; the shape of a scalar is {@code []}. */
    record Dataset(HdfType type, long[] shape, Content content) implements HdfNode {
        long elements() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }

        long bytes() {
            return Math.multiplyExact(elements(), type.size());
        }
    }

    /** Writes the elements of a dataset, in row-major order, at the position of the channel. */
    @FunctionalInterface
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }
}
