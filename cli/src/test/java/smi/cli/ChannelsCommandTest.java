package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.cli.Workbench.Outcome;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.limits.BinRule;
import smi.limits.Channel;
import smi.limits.Kinematics;
import smi.limits.Limits;
import smi.limits.Measurement;
import smi.limits.ParameterGrid;

/** Limits of several channels, which a file describes. */
class ChannelsCommandTest {
    static final String GRID = "clq1=-0.6:0.6:5,clq3=-0.3:0.3:5";
    static final String SHARED = " --theta-true sm --grid " + GRID;
    static final String TWO =
            """
            channels:
              electrons:
                events: [events.h5]
                luminosity: 3/fb
                method: histogram
                observables: [m_ll]
                edges: [[350, 400, 500, 700]]
              muons:
                events: [other*.h5]
                luminosity: 1.5/fb
                method: histogram
                observables: [cos_theta]
                bins: 4
            """;

    static final String NAMES = "pt_l1,eta_l1,pt_l2,m_ll,y_ll,cos_theta,dphi_ll,met\n";
    static final String EVENT = "200,0.5,180,450,0.2,0.3,3,10\n";

    static final String ANALYSIS =
            """
            theta_true: sm
            grid: clq1=-0.6:0.6:5,clq3=-0.3:0.3:5
            luminosity: 1.5/fb
            events: {simulate: {simulator: drell-yan, n: 5000}}
            limits:
              muons: {method: histogram, observables: [cos_theta], bins: 4}
              both: {channels: two.yaml}
            plots:
              contours: {file: contours.png, limits: [muons, both]}
            """;

    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() throws IOException {
        workbench = new Workbench(folder).withDrellYan().withGaussian();
        workbench.ok("simulate drell-yan -n 5000 -o @other-1.h5 --seed 4");
        workbench.ok("simulate drell-yan -n 4000 -o @syst.h5 --seed 5 --option systematics=on");
        workbench.write("two.yaml", TWO);
    }

    private static JsonNode limits(String file, String options) {
        return workbench.json("limits --channels @" + file + SHARED + options);
    }

    @Test
    void logLikelihoodsOfTheChannelsAddUp() {
        JsonNode both = limits("two.yaml", "");
        JsonNode electrons = workbench.json("limits @events.h5" + SHARED
                + " --luminosity 3/fb --method histogram --observable m_ll --edges 350,400,500,700");
        JsonNode muons = workbench.json("limits @other-1.h5" + SHARED
                + " --luminosity 1.5/fb --method histogram --observable cos_theta --bins 4");
        for (int g = 0; g < 25; g++) {
            for (String column : List.of("log_ratio_kinematic", "log_likelihood_rate")) {
                double sum = electrons.get(column).get(g).asDouble()
                        + muons.get(column).get(g).asDouble();
                // numbers of some thousand, written with full precision: rounding 1e-12
                assertEquals(sum, both.get(column).get(g).asDouble(), 1e-10, column + " of point " + g);
            }
            double fromOrigin = 0;
            for (JsonNode one : List.of(electrons, muons)) {
                fromOrigin +=
                        one.get("q").get(g).asDouble() - one.get("q").get(12).asDouble();
            }
            double q = both.get("q").get(g).asDouble() - both.get("q").get(12).asDouble();
            assertEquals(fromOrigin, q, 1e-10, "q of point " + g);
        }
        assertEquals("combination", both.get("method").asText());
        assertEquals(3000, both.get("luminosity_inv_pb").asDouble());
        JsonNode second = both.at("/channels/1");
        assertEquals("muons", second.get("name").asText());
        assertEquals("histogram", second.get("method").asText());
        assertEquals(1500, second.get("luminosity_inv_pb").asDouble());
        assertEquals(muons.get("n_expected"), second.get("n_expected"));
        assertEquals(
                both.at("/channels/0/n_expected").asDouble()
                        + second.get("n_expected").asDouble(),
                both.get("n_expected").asDouble(),
                1e-9);
    }

    @Test
    void twoEqualChannelsAreOneWithTwiceTheLuminosity() throws IOException {
        String one = TWO.substring(TWO.indexOf("electrons:"), TWO.indexOf("  muons:"));
        workbench.write("equal.yaml", "channels:\n  " + one + one.replace("electrons:", "  muons:"));
        workbench.write("twice.yaml", "channels:\n  " + one.replace("3/fb", "6/fb"));
        JsonNode equal = limits("equal.yaml", "");
        JsonNode twice = limits("twice.yaml", "");
        for (int g = 0; g < 25; g++) {
            assertEquals(twice.get("q").get(g).asDouble(), equal.get("q").get(g).asDouble(), 1e-9);
        }
    }

    @Test
    void aSharedNuisanceParameterIsConstrainedOnce() throws IOException {
        String systematic = TWO.replace("events.h5", "syst.h5").replace("other*.h5", "syst.h5");
        workbench.write("syst.yaml", systematic);
        String grid = "clq1=-0.6:0.6:3,clq3=0";
        JsonNode result = workbench.json("limits --channels @syst.yaml --theta-true sm --grid " + grid
                + " --nuisance all --intervals profiled --impacts clq1");
        EventSource source = EventFiles.open(workbench.path("syst.h5"));
        Measurement first =
                measured(source, "3/fb", grid, histogram("m_ll", BinRule.edges(new double[] {350, 400, 500, 700})));
        Measurement second = measured(source, "1.5/fb", grid, histogram("cos_theta", BinRule.quantiles(4)));
        double[] q = Channel.combined(List.of(new Channel("electrons", first), new Channel("muons", second)))
                .asymptotic()
                .q();
        for (int g = 0; g < q.length; g++) {
            assertEquals(q[g], result.get("q").get(g).asDouble(), 1e-10);
        }
        assertEquals(3, result.at("/impacts/nuisance_parameters").size());
        assertEquals(3, result.at("/channels/0/nuisance_parameters").size());
        assertEquals(1, result.get("intervals").size());
        assertTrue(result.at("/fit/converged").asBoolean());
        // only one of the channels has the nuisance parameters: the other has its likelihood without them
        workbench.write("half.yaml", TWO.replace("events.h5", "syst.h5"));
        JsonNode half = workbench.json(
                "limits --channels @half.yaml --theta-true sm --grid " + grid + " --nuisance scales_nuisance_param_0");
        assertEquals(1, half.at("/channels/0/nuisance_parameters").size());
        assertEquals(0, half.at("/channels/1/nuisance_parameters").size());
    }

    private static Kinematics histogram(String observable, BinRule rule) {
        return Kinematics.histogram(List.of(observable), rule);
    }

    private static Measurement measured(EventSource source, String luminosity, String grid, Kinematics kinematics) {
        return Limits.expected(
                        source,
                        Split.defaults(),
                        SamplingFactors.MIXTURE,
                        source.setup().benchmarkPoint("sm"),
                        Luminosity.parse(luminosity),
                        ParameterGrid.parse(grid, source.setup().space()))
                .withNuisance(smi.limits.NuisanceParameters.all(source.setup()))
                .measure(kinematics);
    }

    static String observed(String electrons, String muons) {
        return TWO.replace("    edges", "    observed: " + electrons + "\n    edges")
                .replace("    bins", "    observed: " + muons + "\n    bins");
    }

    @Test
    void networksAndHistogramsOfObservedData() throws IOException {
        workbench.write("a.csv", NAMES + EVENT + EVENT + EVENT.replace("450", "9000"));
        workbench.write("b.csv", NAMES + EVENT.replace("0.3", "-0.4") + EVENT.replace("450", "700"));
        workbench.write(
                "observed.yaml",
                observed("a.csv", "b.csv")
                        .replace("histogram\n    observables: [m_ll]", "learned\n    model: alices.smi")
                        .replace("    edges: [[350, 400, 500, 700]]\n", ""));
        String command = "limits --channels @observed.yaml --grid " + GRID + " --label both";
        Outcome outcome = workbench.ok(command
                + " --profile clq3 --posterior --steps 50 --json @observed.json --csv @scan.csv --hepdata @tables"
                + " --plot @scan.png");
        JsonNode result = workbench.readJson("observed.json");
        assertEquals(5, result.get("n_observed").asInt());
        assertEquals(3, result.at("/channels/0/n_observed").asInt());
        assertTrue(result.at("/channels/0/training_range/n_outside").asInt() > 0);
        assertFalse(result.has("theta_true"));
        assertEquals(5, result.get("q").size());
        assertTrue(result.has("posterior"));
        assertEquals(5, result.get("inputs").size() - 1, "events, a model, data; and the file of the channels");
        assertTrue(outcome.out().contains("note: electrons: 1 of 3 observed events lie outside"), outcome.out());
        assertTrue(outcome.out().contains("both: 5.0000 events in 2 channels"), outcome.out());
        assertEquals(6, Files.readAllLines(workbench.path("scan.csv")).size());
        assertTrue(Files.readString(workbench.path("tables/scan.yaml")).contains("'combination'"));
        assertTrue(Files.size(workbench.path("scan.png")) > 1000);
        workbench.ok("plot @observed.json -o @again.png");
    }

    /** Log L jumps in one channel, so that the best fit is one on the grid, and nothing is profiled. */
    @Test
    void aChannelWithAMethodThatJumps() throws IOException {
        workbench.write(
                "jumps.yaml",
                TWO.replace("histogram\n    observables: [m_ll]", "sallino\n    model: sally.smi")
                        .replace("    edges: [[350, 400, 500, 700]]\n", ""));
        JsonNode fixed = limits("jumps.yaml", "");
        assertEquals(25, fixed.get("q").size());
        workbench.write(
                "profiled.yaml", Files.readString(workbench.path("jumps.yaml")).replace("other*.h5", "syst.h5"));
        JsonNode at0 = limits("profiled.yaml", "");
        JsonNode profiled = limits("profiled.yaml", " --nuisance all");
        // a maximum over nuisance parameters is at least the value at 0, where each of the three constraints is N(0; 0,
        // 1)
        double constraints = 1.5 * Math.log(2 * Math.PI);
        for (int g = 0; g < 25; g++) {
            double highest = logLikelihood(profiled, g) + constraints;
            assertTrue(highest > logLikelihood(at0, g) - 1e-9, "point " + g);
        }
    }

    private static double logLikelihood(JsonNode result, int point) {
        return result.get("log_ratio_kinematic").get(point).asDouble()
                + result.get("log_likelihood_rate").get(point).asDouble();
    }

    @Test
    void upperLimitsOnASignalStrengthAddTheExpectationsOfTheChannels() throws IOException {
        String gaussian =
                """
                channels:
                  one: {events: [gaussian.h5], luminosity: 30/pb, method: histogram, observables: [x], bins: 6}
                  two: {events: [gaussian.h5], luminosity: 70/pb, method: histogram, observables: [x], bins: 6}
                """;
        workbench.write("cls.yaml", gaussian);
        String shared = " --theta-true origin --grid theta=0:1:5 --cls theta";
        JsonNode both = workbench.json("limits --channels @cls.yaml" + shared);
        JsonNode whole = workbench.json(
                "limits @gaussian.h5 --luminosity 100/pb --method histogram --observable x --bins 6" + shared);
        assertEquals(
                whole.at("/cls/limits/0/expected/2").asDouble(),
                both.at("/cls/limits/0/expected/2").asDouble(),
                3e-5); // found to 1e-5 of the range of the parameter
        assertEquals(
                whole.at("/cls/limits/0/upper_limit").asDouble(),
                both.at("/cls/limits/0/upper_limit").asDouble(),
                3e-5);
    }

    @Test
    void anAnalysisCombinesItsEventsWithThoseOfOthers() throws IOException {
        var own = new Workbench(folder.resolve("muons"));
        own.write("analysis.yaml", ANALYSIS);
        own.write("two.yaml", TWO.replace("events.h5", "../events.h5").replace("other*.h5", "results/events.h5"));
        JsonNode run = own.json("run @analysis.yaml");
        assertEquals(4, run.get("stages_run").size(), run.toString());
        own.ok("limits --channels @two.yaml" + SHARED + " --json @both.json");
        assertEquals(
                own.readJson("both.json").get("q"),
                own.readJson("results/limits-both.json").get("q"));
        assertEquals(0, own.json("run @analysis.yaml").get("stages_run").size());
        own.write("two.yaml", Files.readString(own.path("two.yaml")).replace("3/fb", "4/fb"));
        assertEquals(
                "[\"limits-both\",\"plot-contours\"]",
                own.json("run @analysis.yaml").get("stages_run").toString());
    }
}
