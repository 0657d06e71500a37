package smi.events.simulators;

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

/** Independently computed numbers of the same process; tests that need them are skipped where they are not. */
final class DrellYanReference {
    private static final Path FOLDER = Path.of(System.getProperty("smi.root", "."), "../shared/reference/drell-yan");

    private DrellYanReference() {}

    static Path path(String name) {
        Path path = FOLDER.resolve(name);
        assumeTrue(Files.exists(path), "skipped: the reference data (../shared/reference) are not here");
        return path;
    }

    static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(path(name).toFile());
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    /** A two-dimensional array of doubles in NumPy's format. */
    static EventMatrix npy(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path(name))).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = bytes.getShort(8);
        String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
        Matcher shape = Pattern.compile("'shape': \\((\\d+), (\\d+)\\)").matcher(header);
        if (!header.contains("'<f8'") || !shape.find()) {
            throw new IOException(name + " has the header " + header);
        }
        int rows = Integer.parseInt(shape.group(1));
        int columns = Integer.parseInt(shape.group(2));
        boolean columnMajor = header.contains("'fortran_order': True");
        bytes.position(10 + headerLength);
        double[] values = new double[rows * columns];
        for (int k = 0; k < values.length; k++) {
            int place = columnMajor ? (k % rows) * columns + k / rows : k;
            values[place] = bytes.getDouble();
        }
        return EventMatrix.of(rows, columns, values);
    }
}
