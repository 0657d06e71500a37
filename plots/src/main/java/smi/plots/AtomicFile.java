package smi.plots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole or not at all. */
final class AtomicFile {
    private AtomicFile() {}

    /** Writes next to the file and moves it in place; missing folders are made. */
    static void write(Path file, byte[] bytes) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try {
                Files.write(part, bytes);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write figure " + file + ": " + e, e);
        }
    }
}
