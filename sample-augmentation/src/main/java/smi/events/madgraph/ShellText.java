package smi.events.madgraph;

import java.nio.file.Path;
import smi.morphing.InvalidInputException;

/** Paths in shell scripts. */
final class ShellText {
    private ShellText() {}

    /** Nothing is special between single quotes but the quote itself. */
    static String quoted(Path path) {
        String text = path.toAbsolutePath().normalize().toString();
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw new InvalidInputException("the path '%s' has a control character in it; rename the folder"
                    .formatted(text.replaceAll("\\p{Cntrl}", "?")));
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
