package smi.events.lhe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The reference data beside the project; tests that need a file are skipped where it is absent. */
final class ReferenceFiles {
    private ReferenceFiles() {}

    static Path get(String name) {
        Path path = Path.of(System.getProperty("smi.root", "."), "..", "shared", "reference")
                .resolve(name)
                .normalize();
        Assumptions.assumeTrue(Files.exists(path), "skipped: there is no reference file ../shared/reference/" + name);
        return path;
    }

    static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(get(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
