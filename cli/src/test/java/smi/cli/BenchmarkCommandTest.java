package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theListNamesEveryBenchmarkWithItsSource() {
        JsonNode list = new Workbench(folder).json("benchmark --list").path("benchmarks");
        assertEquals(8, list.size());
        assertEquals("latent-gaussian", list.get(0).path("name").asText());
        assertTrue(list.get(4).path("source").asText().contains("2101.04653"));
    }

    @Test
    void aQuickBenchmarkGivesATableJsonAndAFigure() throws IOException {
        var bench = new Workbench(folder);
        var outcome =
                bench.ok("benchmark galton-board --quick --seeds 2 --seed 5 --plot @board.png --json @board.json");
        assertTrue(outcome.out().contains("published"), outcome.out());
        assertTrue(Files.size(folder.resolve("board.png")) > 1000);
        JsonNode result = bench.readJson("board.json");
        assertEquals(5, result.path("seed").asInt());
        JsonNode carl = result.path("benchmarks").get(0).path("cases").get(0);
        assertEquals("carl", carl.path("method").asText());
        assertEquals(0.055, carl.path("published").asDouble());
        assertEquals(2, carl.path("values").size());
        // the same seeds give the same numbers
        JsonNode again = bench.json("benchmark galton-board --quick --seeds 2 --seed 5");
        assertEquals(
                carl.path("values"),
                again.path("benchmarks").get(0).path("cases").get(0).path("values"));
    }

    @Test
    void badInputIsRefusedInOneLine() {
        var bench = new Workbench(folder);
        assertEquals(2, bench.run("benchmark").exit());
        var unknown = bench.run("benchmark", "two-moon", "--quick");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("two-moons"), unknown.err());
        assertEquals(
                2, bench.run("benchmark", "slcp", "--quick", "--seeds", "0").exit());
        assertEquals(
                2,
                bench.run("benchmark", "all", "--quick", "--plot", "@all.png").exit());
    }
}
