package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.events.hdf5.EventFiles;

/** Event files put together on the command line, in an analysis, and what does not go together. */
class CombineCommandTest {
    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() throws IOException {
        workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 3000 -o @run-1.h5 --seed 1");
        workbench.ok("simulate drell-yan -n 2000 -o @run-2.h5 --seed 2");
        workbench.ok(
                "simulate drell-yan -n 2000 -o @mixed.h5 --seed 3 --option sampled-from=sm,w --option background=0.1");
        workbench.ok("simulate drell-yan -n 500 -o @exact.h5 --seed 3 --option observables=exact");
        workbench.withGaussian();
        workbench.handmade().write(workbench.path("setup.h5"));
        workbench
                .handmade()
                .doubles("samples/observations", new double[] {1, 2}, 2, 1)
                .doubles("samples/weights", new double[] {1, 2, 1e300, 2}, 2, 2)
                .write(workbench.path("large.h5"));
        workbench
                .handmade()
                .doubles("samples/observations", new double[] {1, 2}, 2, 1)
                .doubles("samples/weights", new double[] {1, 2, 1, 2}, 2, 2)
                .longs("samples/sampling_benchmarks", new long[] {0, 1}, 2)
                .write(workbench.path("sampled.h5"));
        workbench
                .handmade()
                .doubles("samples/observations", new double[] {1, 2}, 2, 1)
                .doubles("samples/weights", new double[] {1, 2, 1, Double.NaN}, 2, 2)
                .write(workbench.path("nan.h5"));
        workbench.truncated("run-1.h5", "truncated.h5");
        workbench.write("text.h5", "not an HDF5 file\n");
    }

    private static List<String> rows(String name, double factor) {
        List<String> rows = new ArrayList<>();
        EventFiles.open(workbench.path(name)).readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                double[] weights = block.weights().row(i);
                Arrays.setAll(weights, b -> weights[b] * factor);
                rows.add(Arrays.toString(block.observations().row(i))
                        + Arrays.toString(weights)
                        + block.samplingBenchmarks()[i]);
            }
        });
        return rows;
    }

    @Test
    void everyRowComesOnceWithTheFactorOfItsFile() throws IOException {
        JsonNode result = workbench.json("combine @run-1.h5 @mixed.h5 --k-factors mixed.h5=1.25 -o @all.h5 --force");
        List<String> expected = new ArrayList<>(rows("run-1.h5", 1));
        expected.addAll(rows("mixed.h5", 1.25));
        List<String> found = rows("all.h5", 1);
        assertFalse(expected.equals(found));
        assertEquals(
                expected.stream().sorted().toList(), found.stream().sorted().toList());
        JsonNode whole = workbench.json("inspect @all.h5");
        JsonNode one = workbench.json("inspect @run-1.h5");
        JsonNode other = workbench.json("inspect @mixed.h5");
        for (String benchmark : List.of("sm", "w", "ww")) {
            String count = "/signal_events_per_benchmark/" + benchmark;
            assertEquals(
                    one.at(count).asInt() + other.at(count).asInt(),
                    whole.at(count).asInt());
            assertEquals(whole.at(count), result.at(count));
            String sum = "/weight_sum_pb/" + benchmark;
            assertEquals(
                    result.at("/parts/0" + sum).asDouble()
                            + result.at("/parts/1" + sum).asDouble(),
                    result.at(sum).asDouble(),
                    1e-15);
        }
        assertEquals(1.25, result.at("/parts/1/k_factor").asDouble());
        assertTrue(whole.path("n_background").asInt() > 0);
        assertEquals(other.path("n_background"), whole.path("n_background"));
        assertEquals(found.size(), result.path("n_events").asInt());
        assertTrue(result.at("/remarks/0").asText().contains("generated at sm:"));
    }

    /** Cross sections of two runs of one process, each with its share, are their mean; partitions have events of both. */
    @Test
    void runsOfOneProcessAreAveraged() {
        Workbench.Outcome outcome = workbench.ok("combine @run-1.h5 @run-2.h5 --k-factors 0.6,0.4 -o @runs.h5 --force");
        assertFalse(outcome.err().contains("add up"), outcome.err());
        double mean = 0.6 * xsec("@run-1.h5", "all") + 0.4 * xsec("@run-2.h5", "all");
        assertEquals(mean, xsec("@runs.h5", "all"), 1e-13);
        // a fifth of about 3 000 events of nearly equal weights: 4 % standard error, five of them
        assertEquals(mean, xsec("@runs.h5", "test"), 0.2 * mean);
    }

    private static double xsec(String file, String partition) {
        return workbench
                .json("xsec %s --theta sm --partition %s".formatted(file, partition))
                .at("/points/0/xsec_pb")
                .asDouble();
    }

    @Test
    void theSeedDecidesTheBytes() throws IOException {
        byte[] first = combined("--seed 4");
        assertArrayEquals(first, combined("--seed 4"));
        assertFalse(Arrays.equals(first, combined("--seed 5")));
    }

    private static byte[] combined(String options) throws IOException {
        workbench.ok("combine @run-1.h5 @run-2.h5 -o @again.h5 --force " + options);
        return Files.readAllBytes(workbench.path("again.h5"));
    }

    @Test
    void aPatternIsOneFileAndTheOrderCanBeKept() {
        JsonNode result = workbench.json("combine @run-?.h5 --k-factors 2 --no-shuffle -o @kept.h5 --force");
        assertEquals(1, result.path("parts").size());
        assertEquals(2, result.path("inputs").size());
        List<String> expected = new ArrayList<>(rows("run-1.h5", 2));
        expected.addAll(rows("run-2.h5", 2));
        assertEquals(expected, rows("kept.h5", 1));
    }

    /** As a stage of an analysis; settings that change make it run again. */
    @Test
    void anAnalysisCombinesItsFiles() throws IOException {
        String text =
                """
                seed: 3
                events:
                  combine: {files: [run-1.h5, run-2.h5], k_factors: [0.6, 0.4]}
                fisher:
                  truth: {method: truth, theta: sm}
                luminosity: 3/fb
                """;
        workbench.write("analysis.yaml", text);
        JsonNode first = workbench.json("run @analysis.yaml");
        assertEquals(2, first.path("stages_run").size(), first.toString());
        assertEquals(0, workbench.json("run @analysis.yaml").path("stages_run").size());
        assertEquals(
                rows("run-1.h5", 1).size() + rows("run-2.h5", 1).size(),
                rows("results/events.h5", 1).size());
        workbench.write("analysis.yaml", text.replace("0.6, 0.4", "0.5, 0.5"));
        assertEquals(2, workbench.json("run @analysis.yaml").path("stages_run").size());
        workbench.write("analysis.yaml", text.replace("[0.6, 0.4]", "[0.6]"));
        Workbench.Outcome outcome = workbench.run("run", "@analysis.yaml");
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("1 k-factors for 2 files"), outcome.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@run-1.h5 @exact.h5 | does not belong to the same setup",
                "@run-1.h5 @exact.h5 | 3 observables, not 8",
                "@run-1.h5 @gaussian.h5 | parameters",
                "@run-1.h5 @missing.h5 | missing.h5 does not exist",
                "@run-1.h5 @run-1.h5 | given twice",
                "@run-?.h5 @run-1.h5 | given twice",
                "@run-1.h5 @truncated.h5 | truncated.h5",
                "@run-1.h5 @text.h5 | text.h5",
                "@none-*.h5 | no file matches",
                "@setup.h5 | holds a setup without events",
                "@large.h5 @sampled.h5 | unlike",
                "@nan.h5 | row 1, benchmark 'one' is NaN",
                "@large.h5 --k-factors 1e300 | Infinity",
                "@run-1.h5 @run-2.h5 --k-factors 1 | 1 factors for 2 files",
                "@run-1.h5 --k-factors 0 | above 0",
                "@run-1.h5 --k-factors -1 | above 0",
                "@run-1.h5 --k-factors NaN | above 0",
                "@run-1.h5 --k-factors x | 'x' is not a number",
                "@run-1.h5 --k-factors run-3.h5=2 | did you mean 'run-1.h5'",
                "@run-1.h5 --k-factors run-1.h5=2,run-1.h5=3 | has a factor already",
                "@run-1.h5 --k-factors run-1.h5=2,3 | there is no file ''"
            })
    void isRefusedInOneLine(String arguments, String words) throws IOException {
        List<String> before = workbench.files();
        Workbench.Outcome outcome = workbench.run(("combine " + arguments + " -o @new.h5").split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, Workbench.lines(outcome.err()).size(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        assertEquals("", outcome.out());
        assertEquals(before, workbench.files());
    }

    @Test
    void anInputIsNeverReplaced() throws IOException {
        byte[] before = Files.readAllBytes(workbench.path("run-1.h5"));
        Workbench.Outcome outcome = workbench.run("combine", "@run-1.h5", "@run-2.h5", "-o", "@run-1.h5", "--force");
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("one of the files to combine"), outcome.err());
        assertArrayEquals(before, Files.readAllBytes(workbench.path("run-1.h5")));
        outcome = workbench.run("combine", "@run-1.h5", "-o", "@mixed.h5");
        assertTrue(outcome.exit() == 2 && outcome.err().contains("--force"), outcome.err());
        outcome = workbench.run("combine", "@run-1.h5", "-o", "@nowhere/new.h5");
        assertTrue(outcome.exit() == 2 && outcome.err().contains("does not exist; create it"), outcome.err());
    }
}
