package smi.events.madgraph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;

/** The commands that make a process folder. */
final class ProcessCard {
    private ProcessCard() {}

    /** The card's own commands up to where it would write a folder, then our folder. */
    static List<String> lines(Path card, String folder) {
        List<String> lines = new ArrayList<>();
        boolean generates = false;
        for (String line : CardFile.lines(card)) {
            String command = line.strip().toLowerCase(Locale.ROOT);
            if (command.startsWith("output") || command.startsWith("launch")) {
                break;
            }
            generates |= command.startsWith("generate") || command.startsWith("add process");
            lines.add(line);
        }
        if (!generates) {
            throw new InvalidInputException(
                    "%s is not a process card: it has no line 'generate ...'; give the commands of the process"
                            .formatted(card));
        }
        lines.add("output " + folder + " -nojpeg");
        return lines;
    }
}
