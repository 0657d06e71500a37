package smi.events.hdf5;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files that MadMiner wrote; they lie beside the project and tests skip where they do not. */
final class ReferenceFiles {
    private ReferenceFiles() {}

    static Path get(String name) {
        Path path = Path.of(System.getProperty("smi.root", "."))
                .resolve("../shared/reference")
                .resolve(name)
                .normalize();
        Assumptions.assumeTrue(Files.exists(path), "skipped: no reference file " + path);
        return path;
    }
}
