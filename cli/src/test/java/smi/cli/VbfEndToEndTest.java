package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.Binning;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.fisher.Bootstrap;
import smi.fisher.Channel;
import smi.fisher.InformationComparison;
import smi.fisher.Replicas;
import smi.morphing.ParameterPoint;
import smi.score.Sally;

/** The commands of docs/howto-reweighted-samples.md on six files of a real generator, from event files to limits. */
class VbfEndToEndTest {
    private static final Path ROOT = Path.of(System.getProperty("smi.root", "."));
    private static final Path REFERENCE = ROOT.resolve("../shared/reference/vbf-h-aa");
    private static final List<String> BENCHMARKS =
            List.of("sm", "w", "neg_w", "ww", "neg_ww", "morphing_basis_vector_5");
    private static final String PRIOR = "gaussian(0,0.5),gaussian(0,0.5)";

    @TempDir
    Path folder;

    /** The generator has its own cross section at every benchmark, and at two points that no file was sampled at. */
    @Test
    void mixtureFactorsGiveTheGeneratorsCrossSections() throws IOException {
        String events = importedEvents();
        JsonNode direct = new ObjectMapper()
                .readTree(REFERENCE.resolve("reference.json").toFile())
                .path("direct_cross_sections");
        List<String> arguments = new ArrayList<>(List.of("xsec", events));
        List<JsonNode> expected = new ArrayList<>();
        for (JsonNode runs : direct) {
            JsonNode theta = runs.path(0).path("theta");
            arguments.add("--theta=" + theta.path(0) + "," + theta.path(1));
            expected.add(runs.path(0));
        }
        JsonNode points = result("xsec", arguments).path("points");
        assertEquals(8, points.size());
        for (int i = 0; i < points.size(); i++) {
            double sigma = expected.get(i).path("sigma_pb").asDouble();
            double error = Math.hypot(
                    points.get(i).path("xsec_error_pb").asDouble(),
                    expected.get(i).path("integration_error_pb").asDouble());
            // three standard errors of both integrations, which are 0.5 to 0.9 per cent together
            assertEquals(sigma, points.get(i).path("xsec_pb").asDouble(), 3 * error, expected.get(i)::toString);
        }
        double[] sm = sm(points);
        // (sigma/error)^2 is the effective number of events: 49 000 with mixture factors, 1 000 with constant ones
        assertEquals(49_000, Math.pow(sm[0] / sm[1], 2), 1_000);
    }

    private static double[] sm(JsonNode points) {
        for (JsonNode point : points) {
            if (point.path("theta").path("CWL2").asDouble() == 0) {
                return new double[] {
                    point.path("xsec_pb").asDouble(),
                    point.path("xsec_error_pb").asDouble()
                };
            }
        }
        throw new AssertionError(points.toString());
    }

    @Test
    @Tag("long")
    void learnedRegionFromARatioSampleLiesInsideThatOfTheHistogram() throws IOException {
        String events = importedEvents();
        String sample = path("ratio.h5");
        smi(
                "augment",
                events,
                "--sample=ratio",
                "--theta0=random:1000:" + PRIOR,
                "--theta1=sm",
                "-n",
                "100000",
                "-o",
                sample);
        smi("train", sample, "--method=alices", "-o", path("alices.smi"));
        assertLearnedIsInside(events);
    }

    @Test
    @Tag("long")
    void learnedRegionFromACoefficientSampleLiesInsideThatOfTheHistogram() throws IOException {
        String events = importedEvents();
        String sample = path("coefficients.h5");
        smi("augment", events, "--sample=coefficients", "-o", sample);
        smi("train", sample, "--method=alices", "--prior=" + PRIOR, "-o", path("alices.smi"));
        assertLearnedIsInside(events);
    }

    private void assertLearnedIsInside(String events) throws IOException {
        JsonNode learned = limits("learned", events, "--method=learned", "--model=" + path("alices.smi"));
        JsonNode histogram =
                limits("histogram", events, "--method=histogram", "--observable=pt_j1", "--edges=30,60,100,200,400");
        JsonNode learnedP = learned.path("p_value");
        JsonNode histogramP = histogram.path("p_value");
        assertEquals(81 * 81, learnedP.size());
        int inside = 0;
        for (int g = 0; g < learnedP.size(); g++) {
            if (learnedP.path(g).asDouble() >= 0.05) {
                inside++;
                assertTrue(
                        histogramP.path(g).asDouble() >= 0.05,
                        "outside the histogram's region: "
                                + learned.path("theta").path(g));
            }
        }
        assertTrue(inside > 0);
        assertTrue(area(learned) < area(histogram) / 2, area(learned) + " and " + area(histogram));
        // a region that is small because the network is wrong would not contain the truth
        int truth = 40 * 81 + 40;
        assertEquals("[0.0,0.0]", learned.path("theta").path(truth).toString());
        assertTrue(learnedP.path(truth).asDouble() >= 0.32, learnedP.path(truth)::toString);
        assertFalse(learned.path("regions").path(1).path("touches_border").asBoolean());
    }

    private static double area(JsonNode limits) {
        assertEquals(0.95, limits.path("regions").path(1).path("level").asDouble());
        return limits.path("regions").path(1).path("area").asDouble();
    }

    /**
     * rate ≤ histogram ≤ learned ≤ truth, within two errors of the eigenvalues of the differences; every event once, in
     * two halves, and all events in the end.
     */
    @Test
    @Tag("long")
    void moreIsKnownTheMoreIsSeen() {
        String file = importedEvents();
        String sample = path("coefficients.h5");
        smi("augment", file, "--sample=coefficients", "-o", sample);
        smi("train", sample, "--method=sally", "--hidden=60,60", "-o", path("sally.smi"));
        var source = EventFiles.open(Path.of(file));
        ParameterPoint sm = source.setup().benchmarkPoint("sm");
        var channel = Channel.of(
                WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE),
                Luminosity.parse("300/fb"));
        var bootstrap = new Bootstrap(200, 1);
        List<Replicas> order = List.of(
                bootstrap.rate(channel, sm),
                bootstrap.histogram(channel, List.of("pt_j1"), Binning.of(new double[] {30, 60, 100, 200, 400}), sm),
                bootstrap.learned(Sally.load(Path.of(path("sally.smi"))), channel, sm),
                bootstrap.truth(channel, sm));
        for (int k = 1; k < order.size(); k++) {
            InformationComparison comparison = InformationComparison.of(order.get(k), order.get(k - 1));
            String text = "%s − %s: %s ± %s"
                    .formatted(
                            comparison.whole().method(),
                            comparison.part().method(),
                            Arrays.toString(comparison.lost()),
                            Arrays.toString(comparison.lostErrors()));
            System.out.println(text);
            for (int i = 0; i < 2; i++) {
                assertTrue(comparison.lost()[i] >= -2 * comparison.lostErrors()[i], text);
            }
        }
    }

    private JsonNode limits(String name, String events, String... method) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "limits", events, "--theta-true=sm", "--grid=CWL2=-2:2:81,CPWL2=-2:2:81", "--luminosity=300/fb"));
        arguments.addAll(Arrays.asList(method));
        return result(name, arguments);
    }

    private String importedEvents() {
        Assumptions.assumeTrue(
                Files.isDirectory(REFERENCE), "skipped: there is no folder ../shared/reference/vbf-h-aa");
        List<String> arguments = new ArrayList<>(List.of("import"));
        for (String benchmark : BENCHMARKS) {
            arguments.add(REFERENCE.resolve("vbf_sampled_at_" + benchmark + ".lhe.gz") + "@" + benchmark);
        }
        arguments.addAll(
                List.of("--setup", ROOT.resolve("docs/examples/vbf-h-aa.yaml").toString()));
        arguments.addAll(List.of("-o", path("events.h5")));
        smi(arguments.toArray(String[]::new));
        return path("events.h5");
    }

    private JsonNode result(String name, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.add("--json=" + path(name + ".json"));
        smi(all.toArray(String[]::new));
        return new ObjectMapper().readTree(Path.of(path(name + ".json")).toFile());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void smi(String... arguments) {
        var output = new StringWriter();
        int code = Main.run(new PrintWriter(output), new PrintWriter(output), arguments);
        assertEquals(0, code, () -> String.join(" ", arguments) + "\n" + output);
    }
}
