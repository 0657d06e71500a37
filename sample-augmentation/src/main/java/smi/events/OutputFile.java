package smi.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;

/**
 * Writes a file whole or not at all: into a temporary file beside it, then moved in place. A killed run never leaves a
 * half-written result, only a hidden temporary file, which the next run that writes the same result removes.
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

    private static final String TEMPORARY = ".tmp-";

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
        Path folder = folder(target);
        // the ending stays, because writers choose their format by it
        Path temporary = folder.resolve(TEMPORARY + ProcessHandle.current().pid() + "-" + target.getFileName());
        removeLeftovers(folder, target);
        try {
            content.write(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(target, e.getMessage()), e);
        } finally {
            deleteIfThere(temporary);
        }
    }

    /**
     * The folder of a file that is to be written, checked. Ask before long work, not after.
     *
     * @param target the file
     * @return its folder
     * @throws InvalidInputException if the folder does not exist or cannot be written, or the file is itself a folder
     */
    public static Path folder(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new InvalidInputException(
                    "cannot write %s: it is a folder; give the name of a file".formatted(target));
        }
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "cannot write %s: the folder %s does not exist; create it".formatted(target, folder));
        }
        if (!Files.isWritable(folder)) {
            throw new InvalidInputException(
                    "cannot write %s: there is no permission to write into the folder %s; choose another one"
                            .formatted(target, folder));
        }
        return folder;
    }

    /** What killed runs left: temporary files of processes that do not run any more. */
    private static void removeLeftovers(Path folder, Path target) {
        Pattern name = Pattern.compile(Pattern.quote(TEMPORARY) + "(\\d{1,18})-"
                + Pattern.quote(target.getFileName().toString()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher matcher = name.matcher(file.getFileName().toString());
                if (matcher.matches()
                        && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for temporary files in " + folder, e);
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
