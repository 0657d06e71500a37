package smi.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files and folders named by a pattern whose last part may have stars. */
final class ClassPathPattern {
    private ClassPathPattern() {}

    static List<Path> resolve(Path folder, String pattern) throws IOException {
        Path whole = folder.resolve(pattern).normalize();
        if (!pattern.contains("*")) {
            if (!Files.exists(whole)) {
                throw new CellException(List.of("there is no " + whole + " for the class path"));
            }
            return List.of(whole);
        }
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(whole.getParent())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(
                    whole.getParent(), whole.getFileName().toString())) {
                files.forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            throw new CellException(List.of("no file matches " + whole + "; build the libraries first"));
        }
        found.sort(null);
        return found;
    }
}
