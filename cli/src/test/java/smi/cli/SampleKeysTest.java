package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.augmentation.LocalSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.RatioSample;
import smi.augmentation.SampleInfo;
import smi.augmentation.hdf5.SampleFile;

/** The keys of samples in an analysis file: each does what the option of {@code smi augment} of that name does. */
class SampleKeysTest {
    private static final String EVENTS =
            """
            seed: 5
            events:
              simulate: {simulator: drell-yan, n: 4000, options: {systematics: on}}
            """;
    private static final String ANALYSIS = EVENTS
            + """
            samples:
              many: {kind: density, theta: 'random:20:gaussian(0,0.3),gaussian(0,0.3)', n: 200, nu: 'random:5:gaussian(0,1)', nuisance_score: true}
              more: {kind: more-ratios, theta0: 'points:points.csv', theta1: sm, additional: [w, 'points:points.csv'], n: 60}
              shifted: {kind: ratio, theta0: w, theta1: sm, nu0: '1,0,0', nu1: nominal, n: 100, negative_weights: refuse}
              set: {kind: local, theta: sm, n: 300, files: 3, sampling_factors: madminer}
              peers: {kind: local, theta: sm, n: 50, format: npy}
            models:
              sally: {sample: set, method: sally, epochs: 1, hidden: [4], parts: 1}
            """;

    @TempDir
    private static Path folder;

    private static Workbench done;

    @BeforeAll
    static void runOnce() throws IOException {
        done = new Workbench(folder.resolve("done"));
        done.write("analysis.yaml", ANALYSIS);
        done.write("points.csv", "clq1,clq3\n0.1,0.2\n-0.2,0.3\n");
        done.ok("run @analysis.yaml");
    }

    private static Path result(String name) {
        return done.path("results/" + name);
    }

    private static Map<String, String> settings(SampleInfo info) {
        return info.provenance().settings();
    }

    @Test
    void nuisanceParametersAndTheirScore() {
        LocalSample sample = SampleFile.read(result("sample-many.h5"), LocalSample.class);
        List<String> names = sample.info().nuisanceParameters();
        assertTrue(names.size() > 1, names::toString);
        assertEquals(2 + names.size(), sample.theta().columns());
        assertEquals(2 + names.size(), sample.jointScore().columns());
        assertEquals("density", settings(sample.info()).get("sample"));
    }

    @Test
    void additionalHypotheses() {
        MoreRatiosSample sample = SampleFile.read(result("sample-more.h5"), MoreRatiosSample.class);
        assertEquals(3, sample.rowsPerEvent());
        assertEquals(180, sample.size());
        assertTrue(settings(sample.info()).get("additional").startsWith("benchmark:w; points:"));
    }

    @Test
    void nuisanceParametersOfTheNumeratorsAndNegativeWeights() {
        RatioSample sample = SampleFile.read(result("sample-shifted.h5"), RatioSample.class);
        assertEquals(1.0, sample.theta0().get(0, 2));
        assertEquals(0.0, sample.theta1().get(0, 2));
        assertEquals("refuse", settings(sample.info()).get("negative_weights"));
    }

    /** A model is trained on all files of its sample. */
    @Test
    void severalFilesAreOneSample() throws IOException {
        assertFalse(Files.exists(result("sample-set.h5")));
        SampleInfo part = SampleFile.read(result("sample-set-0002.h5")).info();
        assertEquals("madminer", settings(part).get("sampling_factors"));
        assertEquals("3 of 3", settings(part).get("part"));
        JsonNode set = done.json("inspect @results/sample-set.h5");
        assertEquals(3, set.path("n_files").asInt());
        assertEquals(300, set.path("n_samples").asInt());
        assertTrue(Files.exists(result("model-sally.smi")));
    }

    @Test
    void filesForOtherPrograms() {
        for (String table : List.of("x", "theta", "t_xz")) {
            assertTrue(Files.exists(result(table + "_sample-peers.npy")), table);
        }
        assertFalse(Files.exists(result("sample-peers.h5")));
    }

    /** What is done is known file by file: a lost one of a set is made again, and nothing else. */
    @Test
    void aLostFileOfASetIsMadeAgain() throws IOException {
        Path lost = result("sample-set-0001.h5");
        byte[] before = Files.readAllBytes(lost);
        Files.delete(lost);
        List<String> ran = new ArrayList<>();
        done.json("run @analysis.yaml").path("stages_run").forEach(stage -> ran.add(stage.asText()));
        assertEquals(List.of("sample-set"), ran);
        assertEquals(java.util.Arrays.hashCode(before), java.util.Arrays.hashCode(Files.readAllBytes(lost)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s: {kind: more-ratios, theta0: w, theta1: sm, n: 10} | needs additional hypotheses",
                "s: {kind: local, theta: sm, n: 10, additional: [w]} | has no additional hypotheses",
                "s: {kind: local, theta: sm, n: 10, nu0: '1,0,0'} | has no nu0 and nu1",
                "s: {kind: local, theta: sm, n: 10, nu: '1,0'} | as many values",
                "s: {kind: local, theta: sm, n: 10, negative_weights: clap} | did you mean 'clip'",
                "s: {kind: local, theta: sm, n: 10, format: npz} | did you mean 'npy'",
                "s: {kind: local, theta: sm, n: 10, files: 0} | give 1 or more",
                "s: {kind: local, theta: sm, n: 10, format: npy, files: 2} | in the format hdf5",
                "s: {kind: local, theta: sm, n: 10, sampling_factors: closer} | did you mean 'closest'",
                "s: {kind: local, theta: sm, n: 10, nuisance_score: 3} | nuisance_score",
                "s: {kind: local, theta: sm, n: 10, format: npy}\\nmodels:\\n  m: {sample: s, method: sally} | has the format npy"
            })
    void refusesWhatCannotBe(String keys, String words) throws IOException {
        Workbench bench = new Workbench(folder.resolve("refused"));
        bench.write("analysis.yaml", EVENTS + "samples:\n  " + keys.replace("\\n", "\n"));
        Workbench.Outcome outcome = bench.run("run", "@analysis.yaml");
        assertEquals(2, outcome.exit(), outcome.err());
        List<String> lines = Workbench.lines(outcome.err());
        assertTrue(lines.get(lines.size() - 1).contains(words), outcome.err());
    }
}
