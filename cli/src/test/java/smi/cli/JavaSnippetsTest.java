package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java of the pages compiles and runs, on the values that the text around it speaks of. */
class JavaSnippetsTest {
    /** Imports, and small events of the Drell–Yan simulator, for all snippets. */
    private static final String BEFORE_ALL =
            """
            import java.nio.file.*; import java.time.Duration; import java.util.*;
            import smi.augmentation.*; import smi.augmentation.hdf5.*; import smi.events.*; import smi.events.hdf5.*;
            import smi.events.simulators.*; import smi.likelihood.*; import smi.limits.*; import smi.morphing.*;
            import smi.networks.*; import smi.ratio.*; import smi.score.*;
            public class Snippet {
                public static void run(Path folder) throws Exception {
                    EventSource events = Simulators.named("drell-yan").simulate(4000, 42);
                    ParameterPoint sm = events.setup().benchmarkPoint("sm");
                    WeightedEvents all = WeightedEvents.of(events, Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
                    ThetaSpec theta0 = ThetaSpec.parse("random:20:gaussian(0,0.3),gaussian(0,0.3)", events.setup());
                    ThetaSpec theta1 = ThetaSpec.parse("sm", events.setup());
                    EventMatrix points = EventMatrix.ofRows(sm.values(), new double[] {0.1, 0});
            """;

    /** What each snippet needs beyond that, by page and number; every snippet is named. */
    private static final Map<String, String> BEFORE = Map.of(
            "docs/samples.md:1", "long seed = 1;",
            "docs/estimators.md:1",
                    """
                    Path path = folder.resolve("ratio.smi");
                    RatioSettings small = RatioSettings.morphingAwareDefaults(RatioMethod.ALICE)
                            .withTraining(TrainingSettings.defaults().withEpochs(1));
                    List<Prior> priors = List.of(Prior.parse("gaussian(0,0.5)"), Prior.parse("gaussian(0,0.5)"));
                    PolynomialRatio.train(Augmenter.of(all, 1).coefficients(), priors, sm, small, TrainingRun.silent())
                            .save(path);
                    EventMatrix x = Augmenter.of(all, 1).plain(theta1, 100).observations();
                    ParameterPoint theta = sm;
                    """,
            "docs/howto-channels.md:1",
                    """
                    EventSource electrons = events;
                    EventSource muons = Simulators.named("drell-yan").simulate(4000, 43);
                    ParameterGrid grid = ParameterGrid.parse("clq1=-0.5:0.5:3,clq3=-0.5:0.5:3", events.setup().space());
                    """,
            "docs/estimators.md:2",
                    """
                    LocalSample sample = Augmenter.of(all, 1).density(theta0, 200);
                    EventMatrix x = sample.observations();
                    """,
            "docs/training.md:1",
                    """
                    RatioSettings settings = RatioSettings.defaults(RatioMethod.ALICES)
                            .withTraining(TrainingSettings.defaults().withEpochs(1));
                    List<Path> files = List.of(folder.resolve("ratio.h5"));
                    SampleFile.write(Augmenter.of(all, 1).ratio(theta0, theta1, 400), files.get(0));
                    """);

    /** Snippets that other tests run. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "README.md", "ReadmeTest: it is a part of the tutorial's source",
            "docs/plots.md", "GalleryTest: these are its calls");

    @TempDir
    private Path folder;

    static Stream<String> snippets() {
        return Page.all().stream()
                .filter(page -> !ELSEWHERE.containsKey(page.name()))
                .flatMap(page -> {
                    int count = page.blocks("java").size();
                    return Stream.iterate(1, n -> n <= count, n -> n + 1).map(n -> page.name() + ":" + n);
                });
    }

    @Test
    void everySnippetIsNamed() {
        assertEquals(new TreeSet<>(snippets().toList()), new TreeSet<>(BEFORE.keySet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void compilesAndRuns(String snippet) throws Exception {
        String[] place = snippet.split(":");
        String shown = Page.of(place[0])
                .blocks("java")
                .get(Integer.parseInt(place[1]) - 1)
                .text()
                .replace("Path.of(", "folder.resolve("); // files of a user's working folder
        Path source = Files.writeString(
                folder.resolve("Snippet.java"), BEFORE_ALL + BEFORE.get(snippet) + "\n{\n" + shown + "}\n}}\n");
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    folder.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertTrue(compiled, said::toString);
        }
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Snippet").getMethod("run", Path.class).invoke(null, folder);
        }
    }
}
