package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The morphing of event files and setups, better benchmarks, and what goes wrong on the way. */
class MorphingCommandTest {
    private static final String TWO =
            """
            parameters:
              cWW: {range: [-1, 1]}
              cHW: {range: [-2, 2]}
            benchmarks:
              sm: [0, 0]
              w: [1, 0]
            morphing: {max_overall_power: 2}
            """;

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() throws IOException {
        workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 300 -o @events.h5 --seed 3");
        workbench.write("two.yaml", TWO);
        workbench.write(
                "one.yaml",
                "parameters: {c: {range: [-1, 1]}}\nbenchmarks: {sm: [0], a: [0.5], b: [1]}\n"
                        + "morphing: {max_overall_power: 2}\n");
        workbench.write(
                "three.yaml",
                """
                parameters: {a: {}, b: {}, c: {}}
                benchmarks: {sm: [0, 0, 0]}
                morphing: {couplings: {production: [a], decay: [b, c], both: []}}
                """);
        workbench.write("none.yaml", TWO.replaceFirst("morphing.*\n", ""));
        workbench.write("same.yaml", TWO.replace("w: [1, 0]", "w: [0, 0]"));
        workbench.write("empty.yaml", TWO.replace("[-2, 2]", "[2, 2]"));
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** A missing basis is completed; the weights at a point are those of the proposed basis, and reproduce polynomials. */
    @Test
    void aSetupWithTooFewBenchmarksGetsTheOthers() {
        JsonNode found = workbench.json("morphing @two.yaml --optimize --theta 0.3,-0.7");
        assertEquals(6, found.path("benchmarks").size());
        assertEquals("sm", found.at("/benchmarks/0").asText());
        assertEquals("w", found.at("/benchmarks/1").asText());
        assertEquals(4, found.path("proposed").size());
        assertFalse(found.has("mean_squared_weight_sum_now"));
        assertTrue(found.path("mean_squared_weight_sum").asDouble()
                < found.path("mean_squared_weight_sum_random").asDouble());
        double[] weights = numbers(found.at("/points/0/weights"));
        double polynomial = 0;
        for (int b = 0; b < 6; b++) {
            double[] theta = numbers(found.at("/benchmark_theta/" + b));
            assertTrue(Math.abs(theta[0]) <= 1 && Math.abs(theta[1]) <= 2);
            polynomial += weights[b] * (1 + theta[0] - 3 * theta[0] * theta[1] + theta[1] * theta[1]);
        }
        assertEquals(1 + 0.3 + 3 * 0.3 * 0.7 + 0.49, polynomial, 1e-12);
    }

    /** The proposed lines are a setup file, with the mean that the search promised. */
    @Test
    void theProposalIsReadAsASetup() throws IOException {
        JsonNode found = workbench.json("morphing @two.yaml --optimize --keep none --benchmarks 7 --seed 5");
        String head = TWO.substring(0, TWO.indexOf("benchmarks:"));
        workbench.write("proposed.yaml", head + found.path("yaml").asText() + "morphing: {max_overall_power: 2}\n");
        JsonNode read = workbench.json("morphing @proposed.yaml");
        assertEquals(7, read.path("benchmarks").size());
        assertEquals(
                found.path("mean_squared_weight_sum").asDouble(),
                read.path("mean_squared_weight_sum").asDouble(),
                1e-12);
    }

    @Test
    void anEventFileGetsABetterBasis() {
        JsonNode found = workbench.json("morphing @events.h5 --optimize");
        assertEquals("sm", found.at("/benchmarks/0").asText());
        assertEquals(5, found.path("proposed").size());
        double now = workbench
                .json("morphing @events.h5")
                .path("mean_squared_weight_sum")
                .asDouble();
        assertEquals(now, found.path("mean_squared_weight_sum_now").asDouble());
        assertTrue(found.path("mean_squared_weight_sum").asDouble() < 0.5 * now);
    }

    @Test
    void rangesAndPriorsDecideTheMean() {
        JsonNode found = workbench.json("morphing @one.yaml --optimize --range c=-3:3 --prior flat(-1,1)");
        assertEquals(19 / 24.0, found.path("mean_squared_weight_sum").asDouble(), 1e-6);
        assertArrayEquals(new double[] {-3, 3}, numbers(found.at("/ranges/0")));
        // Gaussian: E[θ²] = 1/4, E[θ⁴] = 3/16; the benchmarks −1, 0, 1 give 1 − (3/2)(1/4) + (3/2)(3/16)
        JsonNode gaussian = workbench.json("morphing @one.yaml --optimize --range c=-1:1 --prior gaussian(0,0.5)");
        assertTrue(gaussian.path("mean_squared_weight_sum").asDouble() <= 1 - 0.375 + 0.28125 + 1e-9);
    }

    @Test
    void couplingsOfProductionAndDecay() {
        JsonNode found = workbench.json("morphing @three.yaml --optimize --keep none");
        assertEquals(3, found.path("components").size());
        assertArrayEquals(new double[] {2, 2, 0}, numbers(found.at("/components/0")));
    }

    /** The figure of the command and that of its result are the same; any number of parameters has one. */
    @Test
    void figures() throws IOException {
        for (String name : List.of("one", "two", "three")) {
            workbench.ok(
                    "morphing @%1$s.yaml --optimize --keep none --plot @%1$s.png --json @%1$s.json".formatted(name));
            workbench.ok("plot @%1$s.json -o @%1$s-again.png".formatted(name));
            byte[] figure = Files.readAllBytes(workbench.path(name + ".png"));
            assertTrue(figure.length > 20_000);
            assertArrayEquals(figure, Files.readAllBytes(workbench.path(name + "-again.png")));
        }
        workbench.ok("morphing @events.h5 --plot @now.svg");
        assertTrue(Files.readString(workbench.path("now.svg")).contains("clq3 against clq1; benchmarks"));
    }

    @Test
    void aSeedGivesTheSameResult() {
        String command = "morphing @two.yaml --optimize --seed 9";
        assertEquals(workbench.json(command), workbench.json(command));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@two.yaml --optimize --benchmarks 5 | at least as many benchmarks, not 5",
                "@two.yaml --optimize --keep w2 | --keep: there is no benchmark 'w2'; did you mean 'w'",
                "@two.yaml --optimize --keep sm,sm | 'sm' and 'sm' coincide",
                "@one.yaml --optimize --keep all | none can move",
                "@same.yaml --optimize | 'sm' and 'w' coincide",
                "@two.yaml --optimize --range cWw=0:1 | did you mean 'cWW'",
                "@two.yaml --optimize --range cWW=1:0 | the smaller one first",
                "@two.yaml --optimize --range cWW=0 | write --range name=low:high",
                "@two.yaml --optimize --range cWW=0:nan | nan",
                "@two.yaml --optimize --range cWW=0:x | 'x' is not a number",
                "@two.yaml --optimize --range cWW=1:1 | empty range",
                "@empty.yaml --optimize | 'cHW' has the empty range",
                "@two.yaml --optimize --prior flat(-1,1) | 1 priors for the parameters cWW, cHW",
                "@two.yaml --optimize --prior flat(-1,1),gaus(0,1) | unknown prior 'gaus'",
                "@two.yaml --optimize --plot @x.gif | neither .png nor .svg",
                "@two.yaml --optimize --theta 1 | 1 values for 2 parameters",
                "@two.yaml --keep sm | add --optimize",
                "@two.yaml | needs at least as many benchmarks, got 2",
                "@none.yaml --optimize | has no section 'morphing'",
                "@two.yaml @one.yaml --optimize | give it alone",
                "@missing.yaml --optimize | does not exist"
            })
    void isRefusedInOneLine(String arguments, String words) throws IOException {
        List<String> before = workbench.files();
        Workbench.Outcome outcome = workbench.run(("morphing " + arguments).split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, Workbench.lines(outcome.err()).size(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        assertEquals("", outcome.out());
        assertEquals(before, workbench.files());
    }

    /** A result that somebody edited. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"reference\" | \"x\" | 'reference' is missing",
                "\"ranges\" | \"x\" | 'ranges' is missing",
                "\"matrix\" : [ [ | \"matrix\" : [ [ 7, | the morphing matrix has shape",
                "\"benchmarks\" : [ | \"benchmarks\" : [ \"more\", | does not belong to the benchmarks"
            })
    void aDamagedResultIsRefused(String from, String to, String words) throws IOException {
        workbench.ok("morphing @events.h5 --json @whole.json --force");
        workbench.write(
                "damaged.json", Files.readString(workbench.path("whole.json")).replace(from, to));
        Workbench.Outcome outcome = workbench.run("plot", "@damaged.json", "-o", "@damaged.png");
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains(words) && outcome.err().contains("damaged.json"), outcome.err());
        assertFalse(Files.exists(workbench.path("damaged.png")));
    }
}
