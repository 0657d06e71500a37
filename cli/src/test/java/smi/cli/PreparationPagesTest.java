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

/** The commands of docs/morphing.md and docs/howto-combine.md work as they stand there, and print what stands there. */
class PreparationPagesTest {
    private static final Path DOCS =
            Path.of(System.getProperty("smi.root", ".")).resolve("docs");
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("\\w+\\.(h5|json|png|svg|yaml)");

    @TempDir
    private Path folder;

    @Test
    void morphing() throws IOException {
        var workbench = new Workbench(folder);
        Files.copy(DOCS.resolve("examples/vbf-h-aa.yaml"), workbench.path("setup.yaml"));
        List<String> printed = run("morphing.md", workbench, 4);
        List<String> shown = shown("morphing.md").stream()
                .filter(line -> !line.strip().equals("..."))
                .toList();
        assertEquals(5, shown.size());
        assertTrue(printed.containsAll(shown), () -> String.join("\n", printed));
        assertTrue(printed.stream().anyMatch(line -> line.contains("0.50732, now 3.1215")));
        for (String figure : List.of("now.png", "better.png", "better.svg")) {
            assertTrue(Files.size(workbench.path(figure)) > 20_000, figure);
        }
    }

    @Test
    void combine() throws IOException {
        var workbench = new Workbench(folder);
        List<String> printed = run("howto-combine.md", workbench, 3);
        List<String> shown = shown("howto-combine.md");
        assertEquals(5, shown.size());
        List<String> names = printed.stream()
                .map(line -> line.replace(folder + "/", "").replaceAll(" +", " "))
                .toList();
        shown.forEach(line -> assertTrue(names.contains(line.replaceAll(" +", " ")), line + "\n" + names));
    }

    private static List<String> run(String page, Workbench workbench, int count) throws IOException {
        List<String> commands = SHELL.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> Arrays.stream(line.replaceFirst("^smi ", "").split(" "))
                        .map(argument -> FILE.matcher(argument).matches() ? "@" + argument : argument)
                        .collect(Collectors.joining(" ")))
                .toList();
        assertEquals(count, commands.size());
        return commands.stream()
                .flatMap(command -> workbench.ok(command).out().lines())
                .toList();
    }

    /** The output that a page shows, which is indented. */
    private static List<String> shown(String page) throws IOException {
        return Files.readString(DOCS.resolve(page))
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .toList();
    }
}
