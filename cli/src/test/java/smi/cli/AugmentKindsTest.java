package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of samples and forms of output that go beyond a file with a local or ratio sample. */
class AugmentKindsTest {
    private static final String PAIR = " --theta0 random:20:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm";

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeEvents() {
        workbench = new Workbench(folder).withDrellYan();
    }

    /** Every drawn event stands for its own pair of hypotheses and for two more. */
    @Test
    void moreRatiosGiveEveryEventFurtherHypotheses() {
        JsonNode result = workbench.json("augment @events.h5 --sample more-ratios" + PAIR
                + " --additional w --additional random:20:flat(-0.5,0.5),flat(-0.5,0.5) -n 400 -o @more.h5");
        assertEquals(1200, result.path("n_samples").asInt());
        checkMeans("more.h5");
    }

    @Test
    void aDensitySampleHasManyPoints() {
        JsonNode result = workbench.json(
                "augment @events.h5 --sample density --theta random:50:gaussian(0,0.3),gaussian(0,0.3) -n 500 -o @density.h5");
        assertEquals(500, result.path("n_samples").asInt());
        checkMeans("density.h5");
    }

    /** Five standard errors: the seeds are fixed, and E[r] = 1, E[t] = 0 hold by construction. */
    private static void checkMeans(String sample) {
        JsonNode checks = workbench.json("inspect @" + sample).path("checks");
        assertTrue(checks.size() > 0, checks::toString);
        for (JsonNode check : checks) {
            assertTrue(Math.abs(check.path("pull").asDouble()) < 5, check::toString);
        }
    }

    @Test
    void npyFilesHaveTheNamesAndTypesOfMadMiner() throws IOException {
        workbench.ok("augment @events.h5 --sample ratio" + PAIR + " -n 100 --format npy -o @train");
        for (String name : List.of("x", "theta0", "theta1", "r_xz", "t_xz")) {
            assertTrue(header(name).contains("'<f4'"), name);
        }
        assertTrue(header("y").contains("'<f8'") && header("y").contains("(100, 1)"), header("y"));
        assertTrue(header("t_xz").contains("(100, 2)"), header("t_xz"));
    }

    /** Names, shapes, types and the meaning of the labels, by a script that loads them as MadMiner does. */
    @Test
    void theFilesAreReadAsMadMinerReadsThem() throws Exception {
        String python = "/usr/bin/python3";
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(python))
                        && run(python, "-c", "import h5py, numpy").isEmpty(),
                "skipped: no h5py in " + python + " (Debian: apt-get install python3-h5py)");
        String sample =
                "augment @events.h5 --sample ratio --theta0 random:200:gaussian(0,0.2),gaussian(0,0.2) --theta1 sm -n 20000";
        workbench.ok(sample + " --format npy -o @peers.npy");
        workbench.ok(sample + " -o @peers.h5");
        Path script = folder.resolve("read_as_madminer.py");
        try (var in = AugmentKindsTest.class.getResourceAsStream("read_as_madminer.py")) {
            Files.copy(in, script);
        }
        String said = run(
                python,
                script.toString(),
                folder.toString(),
                "peers",
                folder.resolve("peers.h5").toString());
        assertEquals("ok 20000 8 2", said.strip());
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String header(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name + "_train.npy"));
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'}, Arrays.copyOf(bytes, 6));
        return new String(bytes, 10, 118, StandardCharsets.US_ASCII);
    }

    @Test
    void aSetGoesOnAfterTheFilesThatAreThere() throws IOException {
        String command = "augment @events.h5 --sample ratio" + PAIR + " -n 300 --files 3 -o @set.h5";
        List<Path> files = StreamSupport.stream(
                        workbench.json(command).path("files").spliterator(), false)
                .map(node -> Path.of(node.asText()))
                .toList();
        assertEquals(3, files.size());
        byte[] last = Files.readAllBytes(files.get(2));
        var untouched = Files.getLastModifiedTime(files.get(0));
        Files.delete(files.get(2));
        workbench.ok(command);
        assertEquals(untouched, Files.getLastModifiedTime(files.get(0)));
        assertArrayEquals(last, Files.readAllBytes(files.get(2)));
    }

    /** A test event reaches training only on request, and the request is on record. */
    @Test
    void trainingWantsTheTrainPartition() {
        for (String partition : List.of("test", "validation", "all")) {
            workbench.ok("augment @events.h5 --sample local --theta sm -n 400 --partition " + partition + " -o @"
                    + partition + ".h5");
            String train = "train @" + partition + ".h5 --method sally --epochs 1 --hidden 4 -o @" + partition + ".smi";
            Workbench.Outcome refused = workbench.run(train.split(" "));
            assertEquals(2, refused.exit());
            assertTrue(
                    refused.err().contains("train on the train partition")
                            && refused.err().contains("--any-partition"),
                    refused.err());
            JsonNode allowed = workbench.json(train + " --any-partition");
            assertTrue(allowed.path("settings").path("any_partition").asBoolean());
            JsonNode model = workbench.json("inspect @" + partition + ".smi").path("training");
            assertEquals("true", model.path("any_partition").asText());
            assertEquals(partition, model.path("sample_partition").asText());
        }
        Workbench.Outcome seen = workbench.run("diagnose", "@all.smi", "--data", "@events.h5");
        assertEquals(2, seen.exit());
        assertTrue(seen.err().contains("trained on 750 of the 750 events to test with"), seen.err());
        workbench.ok("diagnose @all.smi --data @events.h5 --any-partition");
    }

    /** The train partition of one split is in part the test partition of another. */
    @Test
    void testEventsOfAnotherSplitAreNoTest() {
        workbench.ok("augment @events.h5 --sample local --theta sm -n 400 --split 0.1,0.1 -o @split.h5");
        workbench.ok("train @split.h5 --method sally --epochs 1 --hidden 4 -o @split.smi");
        Workbench.Outcome seen = workbench.run("diagnose @split.smi --data @events.h5 --split 0.2,0.4".split(" "));
        assertEquals(2, seen.exit());
        assertTrue(seen.err().contains("trained on 750 of the 1500 events"), seen.err());
        workbench.ok("diagnose @split.smi --data @events.h5 --split 0.1,0.1");
    }

    @Test
    void eventsWithoutNegativeWeightsPassTheStrictPolicy() {
        JsonNode result = workbench.json(
                "augment @events.h5 --sample local --theta sm -n 100 --negative-weights refuse -o @strict.h5");
        assertEquals(0, result.path("negative_weight_share").asDouble());
    }
}
