package smi.cli.setup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import smi.morphing.InvalidInputException;

/**
 * A Les Houches file and where it was sampled.
 *
 * @param file the file, or a pattern like {@code run_*.lhe.gz}
 * @param origin the benchmark, or {@code background}; empty: as the setup file says
 */
public record LheInput(Path file, Optional<String> origin) {
    static final String BACKGROUND = "background";

    /**
     * Reads {@code FILE}, {@code FILE@BENCHMARK} or {@code FILE@background}.
     *
     * @param text as on the command line
     * @return the file
     */
    public static LheInput parse(String text) {
        int at = text.lastIndexOf('@');
        // a folder may have an '@' in its name, and so may a file that is there
        boolean named = at > text.lastIndexOf('/') && !Files.exists(Path.of(text));
        return !named
                ? new LheInput(Path.of(text), Optional.empty())
                : new LheInput(Path.of(text.substring(0, at)), Optional.of(text.substring(at + 1)));
    }

    /**
     * The same in a folder.
     *
     * @param folder where a relative path starts
     * @return the file in that folder
     */
    public LheInput in(Path folder) {
        return new LheInput(folder.resolve(file), origin);
    }

    boolean isBackground() {
        return origin.filter(BACKGROUND::equals).isPresent();
    }

    /** The files that a pattern stands for, by name; a file that is no pattern stands for itself. */
    List<LheInput> expand() {
        List<LheInput> found = expandIfThere();
        if (found.isEmpty()) {
            throw new InvalidInputException("no file matches %s; check the folder and the pattern".formatted(file));
        }
        return found;
    }

    List<LheInput> expandIfThere() {
        Path name = file.getFileName();
        if (name == null || !name.toString().matches(".*[*?\\[{].*") || Files.exists(file)) {
            return List.of(this);
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name.toString())) {
                files.forEach(found::add);
            } catch (IOException | DirectoryIteratorException | PatternSyntaxException e) {
                throw new InvalidInputException(
                        "%s cannot be looked for: %s; check the pattern and the permissions".formatted(file, e), e);
            }
        }
        return found.stream().sorted().map(path -> new LheInput(path, origin)).toList();
    }
}
