package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smi.cli.Workbench.Outcome;

/** The commands of the pages work, one after the other, in a folder with the files that they name. */
class PageRunTest {
    @TempDir
    static Path folder;

    private static CommandServer server;

    @BeforeAll
    static void start() {
        server = new CommandServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clear() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    static Stream<PageRun> runs() {
        return PageRuns.RUNS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void theCommandsOfThePageWork(PageRun run) throws IOException {
        for (String name : List.of("models", "weights", "big", "samples")) { // where commands of pages write to
            Files.createDirectory(folder.resolve(name));
        }
        run.files().accept(folder);
        run.given().forEach(command -> ok(command, ShellWords.of(command)));
        Page page = Page.of(run.page());
        List<String> printed = new ArrayList<>();
        for (Page.Shown shown : run.commands()) {
            printed.addAll(ok(shown.toString(), run.words(shown.words()))
                    .out()
                    .lines()
                    .map(PageRunTest::squeezed)
                    .toList());
        }
        assertTrue(!run.commands().isEmpty(), run.page());
        if (run.exact()) {
            page.blocks("indented").stream()
                    .flatMap(block -> block.lines().stream())
                    .filter(line -> !line.isBlank() && !line.strip().equals("..."))
                    .forEach(line -> assertTrue(printed.contains(squeezed(line)), line + "\n" + printed));
        }
    }

    @Test
    void everyPageWithCommandsIsRunOrSaysWhyNot() {
        Set<String> known = new TreeSet<>(PageRuns.NOT_RUN.keySet());
        PageRuns.RUNS.forEach(run -> known.addAll(
                run.sections().isEmpty()
                        ? List.of(run.page())
                        : run.sections().stream()
                                .map(title -> run.page() + "#" + title)
                                .toList()));
        Set<String> sectioned = PageRuns.RUNS.stream()
                .filter(run -> !run.sections().isEmpty())
                .map(PageRun::page)
                .collect(Collectors.toSet());
        Set<String> shown = Page.all().stream()
                .filter(page -> !page.commands().isEmpty())
                .flatMap(page -> sectioned.contains(page.name())
                        ? page.sectionsWithCommands().stream().map(title -> page.name() + "#" + title)
                        : Stream.of(page.name()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(shown, known);
    }

    private static Outcome ok(String what, List<String> words) {
        Outcome outcome = server.run(words);
        boolean good = outcome.exit() == 0 || outcome.exit() == 3 && words.contains("--gate");
        assertTrue(good, () -> what + "\nrun as " + words + "\n" + outcome.err());
        return outcome;
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll(" +", " ");
    }
}
