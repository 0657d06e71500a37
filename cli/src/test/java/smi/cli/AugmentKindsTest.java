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

    @Test
    void eventsWithoutNegativeWeightsPassTheStrictPolicy() {
        JsonNode result = workbench.json(
                "augment @events.h5 --sample local --theta sm -n 100 --negative-weights refuse -o @strict.h5");
        assertEquals(0, result.path("negative_weight_share").asDouble());
    }
}
