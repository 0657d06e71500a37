package smi.cli.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import smi.events.InputFile;
import smi.morphing.InvalidInputException;

/** The files that a task reads. */
public final class Inputs {
    private Inputs() {}

    /**
     * Makes sure that a file can be read.
     *
     * @param file the file
     * @return the file
     * @throws InvalidInputException if it does not exist, is a folder, or must not be read
     */
    public static Path require(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("%s is a folder; give a file".formatted(file));
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException("%s does not exist; check the path".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new InvalidInputException("%s cannot be read; check the permissions".formatted(file));
        }
        return file;
    }

    /**
     * Digests a file.
     *
     * @param file the file
     * @return its path and digest
     * @throws InvalidInputException if it cannot be read
     */
    public static InputFile digest(Path file) {
        return InputFile.of(require(file));
    }
}
