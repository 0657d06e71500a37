package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole analysis, and what runs again when something changes. */
class RunTest {
    private static final String ANALYSIS =
            """
            name: small
            seed: 7
            luminosity: 3/fb
            theta_true: sm
            grid: clq1=-0.6:0.6:9,clq3=-0.6:0.6:9
            events:
              simulate: {simulator: drell-yan, n: 20000, options: {smearing: on}}
            samples:
              score: {kind: local, theta: sm, n: 4000}
              ratio: {kind: ratio, theta0: 'random:50:gaussian(0,0.3),gaussian(0,0.3)', theta1: sm, n: 4000}
            models:
              sally: {sample: score, method: sally, epochs: 2, hidden: [12]}
              alices: {sample: ratio, method: alices, epochs: 2, hidden: [12], learning_rate: 3e-3:1e-3}
            fisher:
              truth: {method: truth}
              sally: {method: learned, model: sally}
            limits:
              rate: {method: rate}
              sally: {method: sally, model: sally, bins: 4}
              alices: {label: ALICES, method: learned, model: alices}
            plots:
              contours: {file: contours.png, limits: [rate, sally, alices], fisher: [truth]}
            """;
    private static final List<String> STAGES = List.of(
            "events",
            "sample-score",
            "sample-ratio",
            "model-sally",
            "diagnose-sally",
            "model-alices",
            "diagnose-alices",
            "fisher-truth",
            "fisher-sally",
            "limits-rate",
            "limits-sally",
            "limits-alices",
            "plot-contours");

    @TempDir
    private static Path folder;

    private static Workbench done;

    @BeforeAll
    static void runOnce() throws IOException {
        done = new Workbench(folder.resolve("done"));
        done.write("analysis.yaml", ANALYSIS);
        assertEquals(STAGES, stagesRun(done, ""));
    }

    private static List<String> stagesRun(Workbench workbench, String options) {
        List<String> names = new ArrayList<>();
        workbench.json("run @analysis.yaml" + options).path("stages_run").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** A copy of the finished analysis: an analysis that was moved is the same analysis. */
    private static Workbench copy(String name) throws IOException {
        Path from = folder.resolve("done");
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(name).resolve(from.relativize(file));
                Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new Workbench(folder.resolve(name));
    }

    @Test
    void resultsAreWhereTheyBelong() throws IOException {
        JsonNode limits = done.readJson("results/limits-alices.json");
        assertEquals("limits", limits.path("command").asText());
        assertEquals("ALICES", limits.path("label").asText());
        assertEquals(81, limits.path("p_value").size());
        assertEquals(3000, limits.path("luminosity_inv_pb").asDouble());
        // the expected data follow the Standard Model, which is the point in the middle of the grid: the rate alone
        // makes it the best fit, up to the statistical difference between the partitions
        assertTrue(done.readJson("results/limits-rate.json").at("/p_value/40").asDouble() > 0.9);
        JsonNode truth = done.readJson("results/fisher-truth.json").at("/points/0/information");
        JsonNode sally = done.readJson("results/fisher-sally.json").at("/points/0/information");
        // no observable says more than the generator knew; 20 % for the statistics of both
        assertTrue(sally.at("/1/1").asDouble() < 1.2 * truth.at("/1/1").asDouble());
        assertTrue(Files.size(done.path("results/contours.png")) > 10_000);
        try (var files = Files.list(done.path("results"))) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".tmp")));
        }
    }

    @Test
    void aVerdictIsShownWithoutAsking() throws IOException {
        JsonNode diagnosis = done.readJson("results/diagnose-alices.json");
        // two epochs of twelve neurons cannot be right
        assertFalse(diagnosis.path("passed").asBoolean());
        assertTrue(Files.readString(done.path("results/diagnose-alices.html")).contains("data:image/png;base64"));
        Workbench workbench = copy("gate");
        JsonNode summary = workbench.json("run @analysis.yaml");
        assertEquals("fail", summary.at("/verdicts/alices").asText());
        Workbench.Outcome shown = workbench.ok("run @analysis.yaml");
        assertTrue(shown.out().contains("checks that did not pass"), shown.out());
        Workbench.Outcome gated = workbench.run("run @analysis.yaml --set models.alices.diagnose=gate".split(" "));
        assertEquals(3, gated.exit(), gated.err());
        assertTrue(gated.err().contains("models.alices") && gated.err().contains("diagnose-alices.json"), gated.err());
        Workbench.Outcome wrong = workbench.run("run @analysis.yaml --set diagnose=gat".split(" "));
        assertEquals(2, wrong.exit(), wrong.err());
        assertTrue(wrong.err().contains("gate"), wrong.err());
    }

    @Test
    void nothingRunsTwice() throws IOException {
        Workbench workbench = copy("again");
        assertEquals(List.of(), stagesRun(workbench, ""));
        String out = workbench.ok("run @analysis.yaml").out();
        assertEquals(
                STAGES.size(),
                out.lines()
                        .filter(line -> line.endsWith("skipped: nothing changed"))
                        .count(),
                out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limits.rate.label=N | limits-rate plot-contours",
                "models.sally.diagnose=off |",
                "luminosity=30/fb | fisher-truth fisher-sally limits-rate limits-sally limits-alices plot-contours",
                "limits.sally.bins=5 | limits-sally plot-contours",
                "models.sally.epochs=3 | model-sally diagnose-sally fisher-sally limits-sally plot-contours",
                "plots.contours.label=CMS | plot-contours",
                "name=other |",
                "fisher.rate.method=rate | fisher-rate"
            })
    void aChangeRunsWhatDependsOnIt(String change) throws IOException {
        String[] parts = change.split("\\s*\\|\\s*", -1);
        Workbench workbench = copy("change-" + parts[0].replaceAll("\\W", "-"));
        List<String> expected = parts[1].isEmpty() ? List.of() : List.of(parts[1].split(" "));
        assertEquals(expected, stagesRun(workbench, " --set " + parts[0]));
    }

    @Test
    void aChangeInTheFileIsFound() throws IOException {
        Workbench workbench = copy("edited");
        workbench.write("analysis.yaml", ANALYSIS.replace("bins: 4", "bins: 3"));
        assertEquals(List.of("limits-sally", "plot-contours"), stagesRun(workbench, ""));
        workbench.write("analysis.yaml", "# a comment\n" + ANALYSIS.replace("bins: 4", "bins: 3"));
        assertEquals(List.of(), stagesRun(workbench, ""));
    }

    @Test
    void aLostFileIsMadeAgainAndWhatFollowsIsNot() throws IOException {
        Workbench workbench = copy("lost");
        // files know the paths of their inputs, which are others in this copy: make it its own original
        stagesRun(workbench, " --force");
        Files.delete(workbench.path("results/sample-score.h5"));
        Files.delete(workbench.path("results/contours.png"));
        assertEquals(List.of("sample-score", "plot-contours"), stagesRun(workbench, ""));
    }

    @Test
    void aDamagedFileIsMadeAgain() throws IOException {
        Workbench workbench = copy("damaged");
        workbench.write("results/limits-rate.json", "{}");
        assertEquals("limits-rate", stagesRun(workbench, "").get(0));
    }

    @Test
    void aTouchedFileIsTheSameFile() throws IOException {
        Workbench workbench = copy("touched");
        for (String name : List.of("analysis.yaml", "results/events.h5", "results/limits-rate.json")) {
            Files.setLastModifiedTime(workbench.path(name), FileTime.fromMillis(System.currentTimeMillis() + 5000));
        }
        assertEquals(List.of(), stagesRun(workbench, ""));
    }

    @Test
    void forceRunsEverything() throws IOException {
        Workbench workbench = copy("forced");
        byte[] before = Files.readAllBytes(workbench.path("results/contours.png"));
        assertEquals(STAGES, stagesRun(workbench, " --force"));
        assertArrayEquals(before, Files.readAllBytes(workbench.path("results/contours.png")));
    }

    @Test
    void theSeedDecidesTheEvents() throws IOException {
        Workbench workbench = copy("seed");
        assertEquals(STAGES, stagesRun(workbench, " --seed 8"));
        assertEquals(
                8, workbench.json("run @analysis.yaml --seed 8").path("seed").asLong());
    }

    /** Killed without a chance to clean up, in the middle of a training: what was finished is not done again. */
    @Test
    void aKilledRunGoesOn() throws IOException, InterruptedException {
        Workbench workbench = new Workbench(folder.resolve("killed"));
        workbench.write("analysis.yaml", ANALYSIS);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        workbench.path("analysis.yaml").toString(),
                        "--set",
                        "models.sally.epochs=100000",
                        "--set",
                        "models.sally.ensemble=1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.strip().startsWith("epoch")) {
                    break;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertFalse(Files.exists(workbench.path("results/model-sally.smi")));
        assertEquals(STAGES.subList(3, STAGES.size()), stagesRun(workbench, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "true", "'on'", "off", "false"})
    void switchesAreWrittenAsYamlHasThem(String value) throws IOException {
        Workbench workbench = new Workbench(folder.resolve("switch-" + value.replace("'", "q")));
        workbench.write(
                "analysis.yaml",
                "events: {simulate: {simulator: drell-yan, n: 100, options: {smearing: %s, background: 0.1}}}\n"
                        .formatted(value));
        assertEquals(List.of("events"), stagesRun(workbench, ""));
    }

    @Test
    void eventsComeFromLesHouchesFiles() throws IOException {
        Workbench workbench = new Workbench(folder.resolve("lhe"));
        workbench.write("setup.yaml", SETUP);
        workbench.ok("simulate drell-yan -n 4000 -o @simulated.h5 --option observables=exact --lhe @sm.lhe.gz");
        workbench.write(
                "analysis.yaml",
                """
                events: {lhe: {setup: setup.yaml, files: [sm.lhe.gz@sm]}}
                luminosity: 3/fb
                theta_true: sm
                fisher: {truth: {method: truth}}
                """);
        assertEquals(List.of("events", "fisher-truth"), stagesRun(workbench, ""));
        JsonNode imported = workbench.json("inspect @results/events.h5");
        JsonNode simulated = workbench.json("inspect @simulated.h5");
        assertEquals(4000, imported.path("n_events").asInt());
        for (String benchmark : List.of("sm", "w", "neg_w", "ww", "neg_ww")) {
            double expected = simulated.path("xsec_pb").path(benchmark).asDouble();
            // Les Houches files hold weights with eleven digits
            assertEquals(expected, imported.path("xsec_pb").path(benchmark).asDouble(), 1e-9 * expected, benchmark);
        }
    }

    private static final String SETUP =
            """
            parameters:
              clq1: {max_power: 2, range: [-1, 1]}
              clq3: {max_power: 2, range: [-1, 1]}
            benchmarks:
              sm: [0, 0]
              w: [0.8, 0.05]
              neg_w: [-0.75, 0.1]
              ww: [0.15, 0.7]
              neg_ww: [0.2, -0.85]
              morphing_basis_vector_5: [-0.7462497108453552, -0.7764182155021346]
            morphing: {max_overall_power: 2}
            observables:
              m_ll: {}
              pt_l1: {}
            """;

    @Test
    void eventsAreFilesOfTheUser() throws IOException {
        Workbench workbench = new Workbench(folder.resolve("files"));
        workbench.write(
                "analysis.yaml",
                """
                events: {files: ['part-*.h5']}
                luminosity: 10/pb
                theta_true: origin
                grid: theta=-1:1:11
                samples:
                  score: {kind: local, theta: 0.0, n: 500}
                  points: {kind: plain, theta: 'points:points.csv', n: 500}
                limits: {x: {method: histogram, observables: [x], bins: 5}}
                plots: {scan: {file: scan.svg, limits: [x]}}
                """);
        workbench.write("points.csv", "theta\n0.1\n-0.1\n");
        workbench.ok("simulate latent-gaussian -n 2000 -o @part-1.h5 --seed 1");
        workbench.ok("simulate latent-gaussian -n 2000 -o @part-2.h5 --seed 2");
        assertEquals(List.of("sample-score", "sample-points", "limits-x", "plot-scan"), stagesRun(workbench, ""));
        workbench.write("points.csv", "theta\n0.1\n-0.2\n");
        assertEquals(List.of("sample-points"), stagesRun(workbench, ""));
        workbench.ok("simulate latent-gaussian -n 2000 -o @part-2.h5 --seed 3 --force");
        assertEquals(List.of("sample-score", "sample-points", "limits-x", "plot-scan"), stagesRun(workbench, ""));
    }
}
