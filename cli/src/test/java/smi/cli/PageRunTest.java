package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smi.augmentation.npy.NpyArray;
import smi.cli.Workbench.Outcome;

/** The commands of the pages work, one after the other, in a folder with the files that they name. */
class PageRunTest {
    private static final String DRELL_YAN = "simulate drell-yan -n 4000 --option observables=exact -o events.h5";
    private static final String RATIO = "augment events.h5 --sample ratio"
            + " --theta0 random:20:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm -n 2000 -o ratio.h5";
    private static final String ALICES = "train ratio.h5 --method alices --epochs 1 --hidden 8 -o alices.smi";
    private static final String LOCAL = "augment events.h5 --sample local --theta sm -n 1000 -o local.h5";
    private static final String SALLY = "train local.h5 --method sally --epochs 1 --hidden 8 -o sally.smi";

    private static final String LIMITS = "limits events.h5 --theta-true sm --grid clq1=-0.5:0.5:5,clq3=-0.5:0.5:5"
            + " --luminosity 1/fb --method rate";

    /** Six benchmarks of two parameters, as morphing wants them. */
    private static final Map<String, List<Double>> BENCHMARKS = new TreeMap<>(Map.of(
            "sm", List.of(0.0, 0.0),
            "w", List.of(15.2, 0.1),
            "neg_w", List.of(-15.4, 0.2),
            "ww", List.of(0.3, 15.1),
            "neg_ww", List.of(0.4, -15.3),
            "morphing_basis_vector_5", List.of(16.88, 14.95)));

    private static final String SETUP =
            """
            parameters: {cWW: {}, cHW: {}}
            benchmarks: {sm: [0, 0], w: [15.2, 0.1], neg_w: [-15.4, 0.2], ww: [0.3, 15.1], neg_ww: [0.4, -15.3],
                morphing_basis_vector_5: [16.88, 14.95]}
            morphing: {max_overall_power: 2}
            observables: {pt: "l[0].pt", eta: "l[0].eta"}
            """;

    private static final String TWO_BENCHMARKS =
            """
            parameters: {cWW: }
            benchmarks: {sm: [0], w: [15.2]}
            observables: {pt: "l[0].pt", eta: "l[0].eta"}
            samples: [{file: run_*.lhe.gz, sampled_at: sm}]
            """;

    /** What is run, page by page. */
    private static final List<PageRun> RUNS = List.of(
            PageRun.of("README.md")
                    .withFiles(folder -> {
                        copy("tutorials/drell-yan/analysis.yaml", folder.resolve("tutorials/drell-yan/analysis.yaml"));
                        write(folder, "setup.yaml", SETUP);
                        lhe(folder, "sm.lhe.gz@sm", "w.lhe.gz@w");
                    })
                    .replacing(
                            "tutorials/drell-yan/analysis.yaml", "tutorials/drell-yan/analysis.yaml" + smallAnalysis()),
            PageRun.of("docs/cli.md")
                    .inSections("smi setup", "smi import", "smi doctor", "smi completion", "smi man")
                    .withFiles(folder -> {
                        write(folder, "setup.yaml", TWO_BENCHMARKS);
                        lhe(folder, "events.lhe.gz@sm", "run1.lhe.gz@sm", "run2.lhe.gz@w", "background.lhe.gz@sm");
                        lhe(folder, "run_1.lhe.gz@sm", "run_2.lhe.gz@sm");
                        tables(folder);
                    })
                    .replacing("~/.local/share/man/man1", "weights"),
            PageRun.of("docs/cli.md", named("signal.h5"), named("background.h5"), named("run-1.h5"), named("zjets.h5"))
                    .inSections("smi run", "smi simulate", "smi combine")
                    .withFiles(folder -> {
                        copy("tutorials/drell-yan/analysis.yaml", folder.resolve("tutorials/drell-yan/analysis.yaml"));
                        copy("tutorials/drell-yan/analysis.yaml", folder.resolve("analysis.yaml"));
                    })
                    .replacing("analysis.yaml", "analysis.yaml" + smallAnalysis())
                    .replacing("samples.score.n=50000", "samples.score.n=1000"),
            PageRun.of(
                            "docs/cli.md",
                            DRELL_YAN,
                            named("events-1.h5"),
                            named("data.h5"),
                            named("test.h5"),
                            RATIO,
                            RATIO.replace("ratio.h5", "sample.h5"),
                            LOCAL,
                            SALLY,
                            SALLY.replace("sally.smi", "model-sally.smi"),
                            ALICES,
                            ALICES.replace("alices", "carl"),
                            "export alices.smi --format npy -o models/alices",
                            "export sally.smi --format npy -o models/sally_ensemble")
                    .inSections(
                            "smi inspect",
                            "smi morphing",
                            "smi xsec",
                            "smi augment",
                            "smi train",
                            "smi export",
                            "smi import-model",
                            "smi evaluate",
                            "smi diagnose",
                            "smi calibrate",
                            "smi fisher",
                            "smi limits")
                    .withFiles(folder -> {
                        copy("docs/examples/vbf-h-aa.yaml", folder.resolve("setup.yaml"));
                        lhe(folder, "events.lhe.gz@sm");
                        regions(folder);
                    })
                    .replacing("cWW", "clq1")
                    .replacing("cHW", "clq3")
                    .replacing("-1:1", "-0.5:0.5")
                    .replacing("300/fb", "1/fb")
                    .replacing("36.1/fb", "1/pb"),
            PageRun.of(
                            "docs/cli.md",
                            DRELL_YAN + " --option systematics=on",
                            RATIO,
                            ALICES,
                            LIMITS + " --json limits-rate.json",
                            LIMITS + " --json limits-alices.json",
                            LIMITS + " --nuisance all --impacts clq1 --json limits.json",
                            "fisher events.h5 --theta sm --luminosity 1/fb --method truth --project clq1,clq3"
                                    + " --json fisher.json")
                    .inSections("smi plot"),
            PageRun.of("docs/diagnostics.md", DRELL_YAN, RATIO, ALICES),
            PageRun.of("docs/estimators.md", DRELL_YAN)
                    .replacing("cWW=-1:1", "clq1=-0.5:0.5")
                    .replacing("cHW=-1:1", "clq3=-0.5:0.5"),
            PageRun.of("docs/fisher.md", DRELL_YAN).withFiles(PageRunTest::regions),
            PageRun.of("docs/howto-channels.md", DRELL_YAN)
                    .replacing("electrons.h5", "events.h5")
                    .replacing("muons.h5", "events.h5"),
            PageRun.of("docs/howto-choose-a-method.md"),
            PageRun.of("docs/howto-cluster.md", DRELL_YAN, RATIO, LOCAL),
            PageRun.of("docs/howto-combine.md").exactly(),
            PageRun.of("docs/howto-many-parameters.md", DRELL_YAN),
            PageRun.of("docs/howto-negative-weights.md", DRELL_YAN),
            PageRun.of("docs/howto-own-events.md").withFiles(PageRunTest::ownEvents),
            PageRun.of("docs/howto-reweighted-samples.md").withFiles(folder -> {
                copy("docs/examples/vbf-h-aa.yaml", folder.resolve("docs/examples/vbf-h-aa.yaml"));
                BENCHMARKS.keySet().forEach(name -> lhe(folder, "vbf_sampled_at_" + name + ".lhe.gz@" + name));
            }),
            PageRun.of("docs/howto-systematics.md"),
            PageRun.of("docs/howto-toys.md"),
            PageRun.of("docs/import.md").withFiles(folder -> {
                write(folder, "setup.yaml", TWO_BENCHMARKS);
                lhe(folder, "sm.lhe.gz@sm", "w.lhe.gz@w", "background.lhe.gz@sm", "run_1.lhe.gz@sm", "run_2.lhe.gz@sm");
                tables(folder);
            }),
            PageRun.of(
                    "docs/interchange.md",
                    DRELL_YAN,
                    RATIO,
                    ALICES,
                    LOCAL,
                    SALLY,
                    "export alices.smi --format npy -o models/alices"),
            PageRun.of("docs/madminer.md", DRELL_YAN.replace("events.h5", "madminer_events.h5")),
            PageRun.of("docs/morphing.md")
                    .withFiles(folder -> copy("docs/examples/vbf-h-aa.yaml", folder.resolve("setup.yaml")))
                    .exactly(),
            PageRun.of("docs/setup.md")
                    .withFiles(folder -> write(
                            folder,
                            "setup.yaml",
                            Page.of("docs/setup.md").blocks("yaml").get(0).text())),
            PageRun.of("docs/training.md"));

    /** What is not run here, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "docs/benchmarks.md", "a million events and more; by hand, on a machine that does nothing else",
            "docs/howto-madgraph.md", "needs MadGraph; GenerateCommandTest runs such commands with a stand-in for it",
            "docs/cli.md#smi generate", "the same");

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
        return RUNS.stream();
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
        Set<String> known = new TreeSet<>(NOT_RUN.keySet());
        RUNS.forEach(run -> known.addAll(
                run.sections().isEmpty()
                        ? List.of(run.page())
                        : run.sections().stream()
                                .map(title -> run.page() + "#" + title)
                                .toList()));
        Set<String> sectioned = RUNS.stream()
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

    /** What the page's own program and setup file make. */
    private static void ownEvents(Path folder) {
        Page page = Page.of("docs/howto-own-events.md");
        write(folder, "setup.yaml", page.blocks("yaml").get(0).text());
        write(folder, "simulate.py", page.blocks("python").get(0).text().replace("n = 20000", "n = 4000"));
        try {
            Process python = new ProcessBuilder("python3", "simulate.py")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertEquals(0, python.waitFor(), "the program of the page");
        } catch (IOException e) {
            Assumptions.abort("there is no python3 here");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tabs separate words that take the place of one. */
    private static String smallAnalysis() {
        return Stream.of(
                        "events.simulate.n=12000",
                        "samples.score.n=1000",
                        "samples.ratio.n=4000",
                        "samples.ratio.theta0=random:20:gaussian(0,0.3),gaussian(0,0.3)",
                        "models.sally.epochs=1",
                        "models.alices.epochs=1",
                        "grid=clq1=-0.6:0.6:5,clq3=-0.6:0.6:5")
                .map(setting -> "\t--set\t" + setting)
                .collect(Collectors.joining());
    }

    private static void lhe(Path folder, String... files) {
        for (String file : files) {
            String[] parts = file.split("@");
            LheFixture.write(folder.resolve(parts[0]), 2000, BENCHMARKS, parts[1]);
        }
    }

    private static String named(String file) {
        return DRELL_YAN.replace("events.h5", file);
    }

    /** Regions of phase space, as docs/fisher.md has them. */
    private static void regions(Path folder) {
        write(
                folder,
                "stxs.yaml",
                Page.of("docs/fisher.md").blocks("yaml").get(0).text());
    }

    /** Events in tables, with two observables and the weights at two benchmarks. */
    private static void tables(Path folder) {
        var csv = new StringBuilder("pt,eta,w_sm,w_w\n");
        double[] x = new double[40];
        double[] w = new double[40];
        for (int i = 0; i < 20; i++) {
            x[2 * i] = 10 + i;
            x[2 * i + 1] = 0.1 * i;
            w[2 * i] = 0.01;
            w[2 * i + 1] = 0.01 + 0.001 * i;
            csv.append("%s,%s,%s,%s%n".formatted(x[2 * i], x[2 * i + 1], w[2 * i], w[2 * i + 1]));
        }
        write(folder, "sm.csv", csv.toString());
        write(folder, "w.csv", csv.toString());
        new NpyArray(new int[] {20, 2}, x).write(folder.resolve("x.npy"));
        new NpyArray(new int[] {20, 2}, w).write(folder.resolve("w.npy"));
    }

    private static void write(Path folder, String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(Page.ROOT.resolve(from), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
