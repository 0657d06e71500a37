package smi.ratio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smi.events.EventMatrix;

/** The reference data of Drell–Yan events beside the project; tests that need them are skipped where they are not. */
public final class Reference {
    private static final Path FOLDER = Path.of(System.getProperty("smi.root", "."))
            .resolve("../shared/reference/drell-yan")
            .normalize();
    private static final Pattern SHAPE = Pattern.compile("'shape': \\((\\d+),? ?(\\d*)");

    private Reference() {}

    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.isRegularFile(file), () -> "skipped: no reference data at " + file);
        return file;
    }

    public static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(file(name).toFile());
    }

    /** An array of numpy, of one or two dimensions, in C or Fortran order, of 32-bit or 64-bit numbers. */
    public static EventMatrix npy(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(name))).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Short.toUnsignedInt(bytes.getShort(8));
        String header = new String(bytes.array(), 10, headerLength, StandardCharsets.ISO_8859_1);
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new IOException(name + " has the header " + header);
        }
        int rows = Integer.parseInt(shape.group(1));
        int columns = shape.group(2).isEmpty() ? 1 : Integer.parseInt(shape.group(2));
        boolean fortran = header.contains("'fortran_order': True");
        boolean single = header.contains("<f4");
        bytes.position(10 + headerLength);
        double[] values = new double[rows * columns];
        for (int k = 0; k < values.length; k++) {
            int place = fortran ? (k % rows) * columns + k / rows : k;
            values[place] = single ? bytes.getFloat() : bytes.getDouble();
        }
        return EventMatrix.of(rows, columns, values);
    }
}
