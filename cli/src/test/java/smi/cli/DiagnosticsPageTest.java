package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/diagnostics.md work as they stand there, in a folder with the files that they name. */
class DiagnosticsPageTest {
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("\\w[\\w-]*\\.(h5|smi|html)");

    @TempDir
    private Path folder;

    @Test
    void commandsOfThePage() throws IOException {
        Workbench workbench = new Workbench(folder).withDrellYan();
        List<String> commands = commands();
        assertEquals(7, commands.size());
        for (String command : commands) {
            workbench.ok(command + " --force");
        }
        for (String file : List.of("page.html", "calibrated.smi", "log-ratios.h5")) {
            assertTrue(Files.size(workbench.path(file)) > 0, file);
        }
    }

    private static List<String> commands() throws IOException {
        Path page = Path.of(System.getProperty("smi.root", ".")).resolve("docs/diagnostics.md");
        return SHELL.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .flatMap(String::lines)
                .map(line -> Arrays.stream(line.replaceFirst("^smi ", "").split(" "))
                        .map(DiagnosticsPageTest::inFolder)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String inFolder(String argument) {
        return FILE.matcher(argument).matches() ? "@" + argument : argument;
    }
}
