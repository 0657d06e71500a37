package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An analysis file can ask for the tables and figures that the commands can make. */
class RunOutputsTest {
    private static final String ANALYSIS =
            """
            luminosity: 10/pb
            theta_true: origin
            grid: theta=-1:1:11
            diagnose: off
            events: {simulate: {simulator: latent-gaussian, n: 2000}}
            samples: {score: {kind: local, theta: origin, n: 500}}
            models: {sally: {sample: score, method: sally, epochs: 2, hidden: [4]}}
            fisher:
              truth: {method: truth, distances: [0.5]}
            limits:
              x: {method: histogram, observables: [x], bins: 5, csv: x.csv, hepdata: tables, posterior: on, steps: 100}
            plots:
              scan: {file: scan.png, limits: [x], dpi: 72, csv: scan.csv}
              names: {file: names.svg, limits: [x], names: {theta: 'C_{lq}^{(1)}'}}
              corner: {file: corner.pdf, limits: [x], show: corner}
              curves: {file: curves.png, model: sally}
            """;

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void runOnce() throws IOException {
        workbench = new Workbench(folder);
        workbench.write("analysis.yaml", ANALYSIS);
        workbench.ok("run @analysis.yaml");
    }

    private static List<String> stagesRun(String options) {
        List<String> names = new ArrayList<>();
        workbench.json("run @analysis.yaml" + options).path("stages_run").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void theFilesAreWhatTheCommandsWrite() throws IOException {
        Path results = workbench.path("results");
        workbench.ok("plot @results/limits-x.json -o @scan.png --dpi 72 --csv @scan.csv");
        workbench.ok("plot @results/limits-x.json -o @names.svg --name theta=C_{lq}^{(1)}");
        workbench.ok("plot @results/model-sally.smi -o @curves.png");
        for (String name : List.of("scan.png", "scan.csv", "names.svg", "curves.png")) {
            assertArrayEquals(
                    Files.readAllBytes(workbench.path(name)), Files.readAllBytes(results.resolve(name)), name);
        }
        // one pixel per point
        assertEquals(460, ImageIO.read(results.resolve("scan.png").toFile()).getWidth());
        assertEquals(12, Files.readAllLines(results.resolve("x.csv")).size());
        assertTrue(Files.exists(results.resolve("tables/submission.yaml")));
        assertTrue(Files.size(results.resolve("corner.pdf")) > 1000);
        assertEquals(
                1,
                workbench
                        .readJson("results/fisher-truth.json")
                        .at("/points/0/distances")
                        .size());
    }

    @Test
    void aTableThatIsLostIsMadeAgain() throws IOException {
        assertEquals(List.of(), stagesRun(""));
        Files.delete(workbench.path("results/scan.csv"));
        assertEquals(List.of("plot-scan"), stagesRun(""));
        Files.delete(workbench.path("results/x.csv"));
        assertEquals(List.of("limits-x"), stagesRun(""));
        assertEquals(List.of("plot-scan"), stagesRun(" --set plots.scan.dpi=100"));
        assertEquals(List.of("plot-scan"), stagesRun(""));
    }

    /** Found before the first event is made. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plots.scan.dpi=5          | plots.scan   | give 36 to 2400",
                "plots.scan.dpi=NaN        | plots.scan   | give 36 to 2400",
                "plots.curves.model=saly   | plots.curves | did you mean 'sally'",
                "plots.curves.limits=[x]   | plots.curves | a figure of their own",
                "limits.x.posterior=off    | limits.x     | posterior: true",
                "plots.scan.names=clq1     | plots        | names"
            })
    void whatCannotBeMadeIsRefused(String change, String place, String words) {
        Workbench.Outcome outcome = workbench.run(
                "run", "@analysis.yaml", "--workdir", folder.resolve("never").toString(), "--set", change);
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, Workbench.lines(outcome.err()).size(), outcome.err());
        assertTrue(outcome.err().contains(place) && outcome.err().contains(words), outcome.err());
        assertTrue(Files.notExists(folder.resolve("never/events.h5")));
    }
}
