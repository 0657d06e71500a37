package smi.augmentation.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import smi.events.EventMatrix;
import smi.events.OutputFile;

/** A table in numpy's format, version 1.0: two dimensions, row-major, little endian. */
final class NpyTable {
    private static final int CHUNK = 1 << 20;
    private static final int HEADER_ALIGNMENT = 64;

    private NpyTable() {}

    static void writeFloats(EventMatrix table, Path target) {
        OutputFile.write(target, path -> write(table, "<f4", 4, path));
    }

    static void writeDoubles(EventMatrix table, Path target) {
        OutputFile.write(target, path -> write(table, "<f8", 8, path));
    }

    private static void write(EventMatrix table, String type, int width, Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(channel, header(type, table.rows(), table.columns()));
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < table.rows(); i++) {
                for (int c = 0; c < table.columns(); c++) {
                    if (buffer.remaining() < width) {
                        writeFully(channel, buffer.flip());
                        buffer.clear();
                    }
                    if (width == 4) {
                        buffer.putFloat((float) table.get(i, c));
                    } else {
                        buffer.putDouble(table.get(i, c));
                    }
                }
            }
            writeFully(channel, buffer.flip());
        }
    }

    /** Magic number, version, length of the description, and the description, padded so that the data are aligned. */
    static ByteBuffer header(String type, int... shape) {
        String description = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, tuple(shape));
        int unpadded = 10 + description.length() + 1;
        int length = (unpadded + HEADER_ALIGNMENT - 1) / HEADER_ALIGNMENT * HEADER_ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (length - 10));
        String padded = description + " ".repeat(length - unpadded) + "\n";
        return header.put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
    }

    /** As Python writes it: one entry needs a comma. */
    private static String tuple(int[] shape) {
        String entries = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "(" + entries + (shape.length == 1 ? ",)" : ")");
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
