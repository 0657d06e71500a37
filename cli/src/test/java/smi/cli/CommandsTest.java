package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import smi.cli.Workbench.Outcome;
import smi.events.hdf5.HdfReader;

/** What the commands print, write and return. */
class CommandsTest {
    private static final List<String> BENCHMARKS =
            List.of("sm", "w", "neg_w", "ww", "neg_ww", "morphing_basis_vector_5");
    private static final String GRID = "clq1=-0.6:0.6:5,clq3=-0.6:0.6:4";

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() {
        workbench = new Workbench(folder).withDrellYan().withGaussian();
    }

    static Stream<String> commands() {
        return new CommandLine(new SmiCommand())
                .getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpShowsTwoWorkedExamplesAndTheCommonOptions(String command) {
        String help = workbench.ok(command + " --help").out();
        assertTrue(
                help.lines().filter(line -> line.startsWith("  smi " + command)).count() >= 2, help);
        for (String option : List.of("--json", "--seed", "--threads", "--quiet", "--debug", "--force")) {
            assertTrue(help.contains(option), option);
        }
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }

    @Test
    void versionIsOneLine() {
        assertTrue(workbench.ok("--version").out().matches("smi \\d+\\.\\d+\\.\\d+\\S*\\R"));
    }

    @Test
    void inspectDescribesEvents() {
        JsonNode result = workbench.json("inspect @events.h5");
        assertEquals(List.of("clq1", "clq3"), result.path("parameters").findValuesAsText("name"));
        assertEquals(BENCHMARKS, result.path("benchmarks").findValuesAsText("name"));
        assertEquals(0.8, result.at("/benchmarks/1/theta/clq1").asDouble());
        assertEquals(8, result.path("observables").size());
        long events = result.path("n_events").asLong();
        assertTrue(events > 3000 && events <= 6000, "" + events);
        assertEquals(events, result.at("/signal_events_per_benchmark/sm").asLong());
        assertEquals(0, result.path("n_background").asLong());
        assertEquals(BENCHMARKS, names(result.path("xsec_pb")));
        assertEquals(BENCHMARKS, names(result.path("xsec_error_pb")));
        assertTrue(result.path("nuisance_parameters").isArray());
    }

    @Test
    void inspectDescribesSamplesAndModels() {
        JsonNode sample = workbench.json("inspect @ratio.h5");
        assertEquals("sample", sample.path("kind").asText());
        assertEquals("ratio", sample.path("sample_kind").asText());
        assertEquals(2000, sample.path("n_samples").asInt());
        JsonNode model = workbench.json("inspect @sally.smi");
        assertEquals("model", model.path("kind").asText());
        assertEquals("sally", model.path("method").asText());
        assertEquals(2, model.path("epochs").asInt());
    }

    @Test
    void everyResultSaysWhereItComesFrom() {
        JsonNode result = workbench.json("xsec @events.h5 --theta sm --seed 17");
        assertEquals("xsec", result.path("command").asText());
        assertEquals(17, result.path("seed").asLong());
        assertTrue(result.path("smi_version").isTextual());
        assertEquals(
                workbench.path("events.h5").toString(),
                result.at("/inputs/0/path").asText());
        assertEquals(64, result.at("/inputs/0/sha256").asText().length());
        assertEquals("mixture", result.at("/settings/events/factors").asText());
    }

    @Test
    void morphingGivesOneWeightPerBenchmark() {
        JsonNode result = workbench.json("morphing @events.h5 --theta w --theta clq3=-0.2,clq1=0.1");
        assertEquals(6, result.path("components").size());
        assertEquals(6, result.path("matrix").size());
        assertEquals(6, result.at("/matrix/0").size());
        JsonNode atBenchmark = result.at("/points/0");
        for (int b = 0; b < 6; b++) {
            // weights are sums of a few products of numbers of order 1
            assertEquals(b == 1 ? 1 : 0, atBenchmark.at("/weights/" + b).asDouble(), 1e-13);
        }
        assertEquals(1, atBenchmark.path("squared_weight_sum").asDouble(), 1e-12);
        JsonNode point = result.at("/points/1");
        assertEquals(-0.2, point.at("/theta/clq3").asDouble());
        assertEquals(2, point.path("weight_gradients").size());
        assertEquals(6, point.at("/weight_gradients/0").size());
    }

    @Test
    void crossSectionsAreTheSameAtPointsAndOnAGrid() {
        JsonNode points =
                workbench.json("xsec @events.h5 --theta -0.5,0.25 --theta clq1=0.5,clq3=0.25 --partition test");
        JsonNode grid = workbench.json("xsec @events.h5 --grid clq1=-0.5:0.5:2,clq3=0.25 --partition test");
        assertEquals(List.of("clq1", "clq3"), texts(grid.path("parameters")));
        for (int g = 0; g < 2; g++) {
            JsonNode point = points.path("points").get(g);
            assertEquals(point.path("xsec_pb"), grid.path("xsec_pb").get(g));
            assertEquals(point.path("xsec_error_pb"), grid.path("xsec_error_pb").get(g));
            assertEquals(point.path("gradient_pb"), grid.path("gradient_pb").get(g));
            assertEquals(point.at("/theta/clq1"), grid.path("theta").get(g).get(0));
        }
    }

    @Test
    void aMethodChoosesTheKindOfSample() {
        JsonNode ratio =
                workbench.json("augment @events.h5 --method cascal --theta0 w --theta1 sm -n 100 -o @cascal.h5");
        assertEquals("ratio", ratio.path("kind").asText());
        assertEquals(100, ratio.path("n_samples").asInt());
        assertTrue(ratio.path("n_effective").asDouble() > 10);
        JsonNode local = workbench.json("augment @events.h5 --method sally --theta sm -n 100 -o @sally.h5");
        assertEquals("local", local.path("kind").asText());
        JsonNode test = workbench.json("augment @events.h5 --sample test --theta sm -n 100 -o @test.h5");
        assertEquals("test", test.path("partition").asText());
    }

    @Test
    void trainingPrintsALinePerEpoch() {
        String out = workbench
                .ok("train @local.h5 --method sally --epochs 3 --hidden 4 -o @three.smi")
                .out();
        assertEquals(
                3, out.lines().filter(line -> line.strip().startsWith("epoch ")).count(), out);
    }

    @Test
    void anEnsembleHasItsNumberOfNetworks() {
        JsonNode result =
                workbench.json("train @ratio.h5 --method alice --ensemble 2 --epochs 1 --hidden 4 -o @both.smi");
        assertEquals(2, result.path("n_networks").asInt());
        assertEquals(2, workbench.json("inspect @both.smi").path("n_networks").asInt());
    }

    @Test
    void evaluationWritesRatiosAndScores() {
        workbench.ok(
                "evaluate @alices.smi --data @events.h5 --theta 0.1,0 --grid clq1=-1:1:3,clq3=0 --score -o @ratios.h5");
        workbench.ok("evaluate @sally.smi --data @local.h5 -o @scores.h5");
        long events = workbench.json("inspect @events.h5").path("n_events").asLong();
        try (HdfReader ratios = HdfReader.open(workbench.path("ratios.h5"));
                HdfReader scores = HdfReader.open(workbench.path("scores.h5"))) {
            assertArrayEquals(new long[] {4, 2}, ratios.shape("theta"));
            assertArrayEquals(new long[] {4, events}, ratios.shape("log_ratio"));
            assertArrayEquals(new long[] {4, events, 2}, ratios.shape("score"));
            assertArrayEquals(new long[] {2000, 2}, scores.shape("score"));
        }
    }

    @Test
    void fisherInformationIsAMatrixWithErrors() {
        JsonNode result = workbench.json("fisher @events.h5 --theta sm --theta w --luminosity 3/fb --method truth");
        assertEquals(3000, result.path("luminosity_inv_pb").asDouble());
        assertEquals(2, result.path("points").size());
        JsonNode point = result.at("/points/0");
        assertEquals(List.of("clq1", "clq3"), texts(point.path("parameters")));
        double[][] information = matrix(point.path("information"));
        assertEquals(information[0][1], information[1][0], 1e-9 * information[0][0]);
        assertTrue(matrix(point.path("uncertainty"))[0][0] > 0);
        // the trace is the sum of the eigenvalues
        double trace = information[0][0] + information[1][1];
        assertEquals(
                trace,
                point.at("/eigenvalues/0").asDouble()
                        + point.at("/eigenvalues/1").asDouble(),
                1e-9 * trace);
    }

    @Test
    void profiledInformationIsSmallerThanProjectedInformation() {
        String fisher = "fisher @events.h5 --theta sm --luminosity 3/fb --method truth";
        double[][] whole = matrix(workbench.json(fisher).at("/points/0/information"));
        double projected = workbench
                .json(fisher + " --project clq3")
                .at("/points/0/information/0/0")
                .asDouble();
        double profiled = workbench
                .json(fisher + " --profile clq3")
                .at("/points/0/information/0/0")
                .asDouble();
        assertEquals(whole[1][1], projected, 1e-12 * projected);
        assertEquals(whole[1][1] - whole[0][1] * whole[0][1] / whole[0][0], profiled, 1e-9 * profiled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate",
                "histogram --observable m_ll --edges 400,600,1000",
                "learned --model @alices.smi",
                "sally --model @sally.smi --bins 4",
                "adaptive-sally --model @sally.smi --bins 5"
            })
    void limitsAreColumnsOnTheGrid(String method) {
        JsonNode result = workbench.json(
                "limits @events.h5 --theta-true sm --grid " + GRID + " --luminosity 3/fb --method " + method);
        assertEquals(List.of("clq1", "clq3"), texts(result.path("parameters")));
        for (String column : List.of("theta", "p_value", "log_ratio_kinematic", "log_likelihood_rate", "q")) {
            assertEquals(20, result.path(column).size(), column);
        }
        // the last parameter runs fastest
        assertEquals(-0.6, result.at("/theta/1/0").asDouble());
        assertEquals(-0.2, result.at("/theta/1/1").asDouble(), 1e-15);
        assertEquals(2, result.path("best_fit").size());
        assertTrue(result.path("n_expected").asDouble() > 100);
        result.path("p_value").forEach(p -> assertTrue(p.asDouble() >= 0 && p.asDouble() <= 1));
        assertTrue(result.at("/regions/1/area").asDouble() > 0);
    }

    @Test
    void oneParameterGivesAnInterval() {
        String limits =
                "limits @gaussian.h5 --theta-true origin --grid theta=-1:1:41 --luminosity 100/pb --method histogram"
                        + " --observable x --bins 10 --force";
        Outcome outcome = workbench.ok(limits + " --plot @scan.png --json @scan.json");
        assertTrue(outcome.out().contains("68 % interval: theta in [-0."), outcome.out());
        assertTrue(Files.exists(workbench.path("scan.png")));
        JsonNode region = workbench.json(limits).at("/regions/0");
        double from = region.at("/intervals/0/0").asDouble();
        double to = region.at("/intervals/0/1").asDouble();
        assertTrue(from < 0 && to > 0, from + " to " + to);
        assertEquals(to - from, region.path("length").asDouble());
    }

    @Test
    void figuresNeedNoResultFile() throws IOException {
        workbench.ok("limits @events.h5 --theta-true sm --grid " + GRID
                + " --luminosity 3/fb --method rate --plot @rate.svg");
        workbench.ok(
                "fisher @events.h5 --theta sm --luminosity 3/fb --method truth --plot @ellipse.png --json @ellipse.json");
        workbench.ok("limits @events.h5 --theta-true sm --grid " + GRID
                + " --luminosity 3/fb --method rate --json @rate.json");
        workbench.ok("plot @rate.json @ellipse.json --label test -o @both.svg");
        assertTrue(Files.readString(workbench.path("rate.svg")).contains("<svg"));
        assertTrue(Files.readString(workbench.path("both.svg")).contains("<svg"));
        byte[] png = Files.readAllBytes(workbench.path("ellipse.png"));
        assertArrayEquals(new byte[] {'P', 'N', 'G'}, new byte[] {png[1], png[2], png[3]});
    }

    @Test
    void aGateThatDoesNotHoldIsExitCodeThree() {
        // two epochs of eight neurons cannot be right at six benchmarks
        Outcome outcome = workbench.run(
                "diagnose",
                "@alices.smi",
                "--data",
                "@events.h5",
                "--theta",
                "w",
                "--theta",
                "ww",
                "--gate",
                "--json",
                "-");
        assertEquals(3, outcome.exit(), outcome.err() + outcome.out());
        assertTrue(outcome.out().contains("\"passed\" : false"), outcome.out());
    }

    @Test
    void quietMeansNothingOnStandardOutput() {
        assertEquals("", workbench.ok("xsec @events.h5 --quiet").out());
    }

    @Test
    void forceReplacesAndDebugShowsTheTrace() throws IOException {
        workbench.write("old.h5", "");
        workbench.ok("simulate latent-gaussian -n 10 -o @old.h5 --force");
        assertTrue(Files.size(workbench.path("old.h5")) > 0);
        Outcome outcome = workbench.run("inspect", "@none.h5", "--debug");
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("\tat smi."), outcome.err());
    }

    @Test
    void simulatorsAndTheMachineAreListed() {
        JsonNode simulators = workbench.json("simulate --list");
        assertEquals(
                List.of("latent-gaussian", "drell-yan"),
                simulators.path("simulators").findValuesAsText("name").stream()
                        .filter(name -> name.contains("-") && !name.startsWith("sampled"))
                        .toList());
        assertTrue(workbench.json("doctor").has("java"));
    }

    @Test
    void globsAndSetsAreOneEventSet() throws IOException {
        workbench.ok("simulate latent-gaussian -n 1000 -o @part-1.h5 --seed 1");
        workbench.ok("simulate latent-gaussian -n 500 -o @part-2.h5 --seed 2");
        assertEquals(1500, workbench.json("inspect @part-*.h5").path("n_events").asLong());
    }

    /** The same seed, whatever the number of threads: the same bytes. */
    @Test
    void resultsDependOnTheSeedAlone() throws IOException {
        List<List<byte[]>> runs = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            String common = " --seed 5 --force --threads " + threads;
            workbench.ok("simulate drell-yan -n 3000 -o @same.h5" + common);
            workbench.ok("augment @same.h5 --sample ratio --theta0 random:9:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm"
                    + " -n 1000 -o @same-ratio.h5" + common);
            workbench.ok("train @same-ratio.h5 --method alices --epochs 2 --hidden 8 -o @same.smi" + common);
            workbench.ok("limits @same.h5 --theta-true sm --luminosity 3/fb --method learned --model @same.smi --grid "
                    + GRID + " --json @same.json" + common);
            List<byte[]> bytes = new ArrayList<>();
            for (String name : List.of("same.h5", "same-ratio.h5", "same.smi", "same.json")) {
                bytes.add(Files.readAllBytes(workbench.path(name)));
            }
            runs.add(bytes);
        }
        for (int f = 0; f < 4; f++) {
            assertArrayEquals(runs.get(0).get(f), runs.get(1).get(f), "file " + f);
        }
        workbench.ok("simulate drell-yan -n 3000 -o @same.h5 --seed 6 --force");
        assertFalse(Arrays.equals(runs.get(0).get(0), Files.readAllBytes(workbench.path("same.h5"))));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        ((ObjectNode) object).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static double[][] matrix(JsonNode node) {
        double[][] rows = new double[node.size()][node.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                rows[i][j] = node.get(i).get(j).asDouble();
            }
        }
        return rows;
    }
}
