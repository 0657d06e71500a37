package smi.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import smi.morphing.InvalidInputException;

/**
 * Writes a file whole or not at all: into a temporary file beside it, then moved in place. A killed run never leaves a
 * half-written result.
 */
public final class OutputFile {
    /** Writes the content of a file that does not exist yet. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the content.
         *
         * @param path where to
         * @throws IOException if it fails
         */
        void write(Path path) throws IOException;
    }

    private OutputFile() {}

    /**
     * Writes a file, replacing an older one only when the new one is complete.
     *
     * @param target the file
     * @param content writes it
     * @throws InvalidInputException if the folder does not exist or cannot be written
     * @throws UncheckedIOException if writing fails, for example because the disk is full
     */
    public static void write(Path target, Content content) {
        Path folder = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "cannot write %s: the folder %s does not exist; create it".formatted(target, folder));
        }
        // the ending stays, because writers choose their format by it
        Path temporary = folder.resolve(".tmp-" + ProcessHandle.current().pid() + "-" + target.getFileName());
        try {
            content.write(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(target, e.getMessage()), e);
        } finally {
            deleteIfThere(temporary);
        }
    }

    private static void deleteIfThere(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary file " + temporary, e);
        }
    }
}
