package smi.ratio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import smi.augmentation.npy.NpyArray;
import smi.events.EventMatrix;

/** The reference data of Drell–Yan events beside the project; tests that need them are skipped where they are not. */
public final class Reference {
    private static final Path FOLDER = Path.of(System.getProperty("smi.root", "."))
            .resolve("../shared/reference/drell-yan")
            .normalize();

    private Reference() {}

    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.isRegularFile(file), () -> "skipped: no reference data at " + file);
        return file;
    }

    public static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(file(name).toFile());
    }

    /** An array of numpy, of one or two dimensions. */
    public static EventMatrix npy(String name) {
        NpyArray array = NpyArray.read(file(name));
        int[] shape = array.shape();
        return EventMatrix.of(shape[0], shape.length == 1 ? 1 : shape[1], array.values());
    }
}
