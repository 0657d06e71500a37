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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.cli.Workbench.Outcome;

/** What {@code smi limits} does besides expected limits on a grid. */
class LimitsCommandTest {
    private static final String GRID = "clq1=-0.8:0.8:9,clq3=-0.4:0.4:9";
    private static final String EXPECTED = "limits @events.h5 --theta-true sm --grid " + GRID + " --luminosity 3/fb";
    private static final String HISTOGRAM = " --method histogram --observable m_ll --edges 350,400,500,700";
    private static final String GAUSSIAN =
            "limits @many.h5 --grid theta=-1:1:21 --luminosity 100/pb --method histogram --observable x --bins 12";

    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() {
        workbench = new Workbench(folder).withDrellYan().withGaussian();
        workbench.ok("simulate latent-gaussian -n 40000 -o @many.h5 --seed 8");
        workbench.ok("simulate drell-yan -n 4000 -o @syst.h5 --seed 5 --option systematics=on");
    }

    @Test
    void observedEventsComeFromAnEventFileASampleOrATable() throws IOException {
        workbench.ok("augment @gaussian.h5 --sample test --theta 0.3 -n 60 -o @observed.h5");
        JsonNode sample = workbench.json(GAUSSIAN + " --observed @observed.h5");
        assertEquals(60, sample.get("n_observed").asDouble());
        assertFalse(sample.has("theta_true"));
        JsonNode file = workbench.json(GAUSSIAN + " --observed @gaussian.h5");
        assertEquals(2000, file.get("n_observed").asDouble());
        workbench.write("observed.csv", "other,x\n1,0.5\n2,-0.25\n3,99\n");
        Outcome table = workbench.ok(GAUSSIAN + " --observed @observed.csv --json @observed.json");
        assertEquals(3, workbench.readJson("observed.json").get("n_observed").asDouble());
        assertTrue(table.out().contains("1 of 3 observed events lie outside"), table.out());
    }

    @Test
    void intervalsOfAGaussianAreThoseOfItsInformation() {
        // 100 events with the variance 5: σ(θ) = √(5/100) = 0.22 for the full likelihood, some per cent more in bins;
        // the
        // data are 8000 test events, which shift the best fit by 0.22 · √(100/8000) = 0.025
        JsonNode result = workbench.json(GAUSSIAN + " --theta-true origin --intervals profiled --levels 0.6827");
        JsonNode interval = result.at("/intervals/0/levels/0/intervals/0");
        assertEquals(0.23, interval.get("high").asDouble(), 0.08);
        assertEquals(-0.23, interval.get("low").asDouble(), 0.08);
        assertFalse(interval.get("open_above").asBoolean());
        assertTrue(result.at("/fit/converged").asBoolean());
        assertEquals(1, result.get("regions").size());
    }

    @Test
    void nuisanceParametersAreProfiledAndTheirImpactsShown() throws IOException {
        String syst = "limits @syst.h5 --theta-true sm --grid clq1=-0.6:0.6:5,clq3=0 --luminosity 3/fb" + HISTOGRAM;
        JsonNode without = workbench.json(syst);
        Outcome outcome = workbench.ok(syst + " --nuisance all --impacts clq1 --json @impacts.json");
        JsonNode with = workbench.readJson("impacts.json");
        JsonNode nuisance = with.at("/impacts/nuisance_parameters");
        assertEquals(3, nuisance.size());
        assertTrue(outcome.out().contains("impacts on clq1"), outcome.out());
        for (JsonNode one : nuisance) {
            // the Asimov data are test events, the templates training events: pulls are as large as their differences
            assertTrue(Math.abs(one.get("pull").asDouble()) < 2.5, one.toString());
            assertTrue(one.get("constraint").asDouble() <= 1.001, one.toString());
        }
        // profiling lowers q far from the best fit, up to the difference of the best fits
        assertTrue(with.get("q").get(0).asDouble() < without.get("q").get(0).asDouble() + 1);
        workbench.ok("plot @impacts.json --show impacts -o @impacts.png");
        assertTrue(Files.size(workbench.path("impacts.png")) > 1000);
    }

    @Test
    void aParameterOfTheGridIsProfiled() {
        JsonNode result = workbench.json(EXPECTED + HISTOGRAM + " --profile clq3");
        assertEquals(1, result.get("dof").asInt());
        assertEquals("clq1", result.at("/parameters/0").asText());
        assertEquals(9, result.get("q").size());
    }

    @Test
    void toysGivePValuesWithErrorsBandsAndFigures() throws IOException {
        workbench.ok(GAUSSIAN
                + " --theta-true origin --calibration toys --toys 200 --most-toys 400 --bands --json @toys.json"
                + " --seed 4");
        JsonNode result = workbench.readJson("toys.json");
        assertEquals("toys", result.get("calibration").asText());
        assertEquals(21, result.get("p_value_error").size());
        assertTrue(result.at("/p_value_error/10").asDouble() > 0);
        assertEquals(5, result.at("/bands/p_value").size());
        workbench.ok("plot @toys.json --show band -o @band.png");
        workbench.ok("plot @toys.json -o @toys.svg");
        assertTrue(Files.size(workbench.path("band.png")) > 1000);
    }

    @Test
    void coverageIsMeasuredWithFreshEvents() {
        JsonNode result = workbench.json(GAUSSIAN
                + " --theta-true origin --check-coverage 200 --simulator latent-gaussian --toys 1000 --levels 0.6827");
        JsonNode level = result.at("/coverage/levels/0");
        assertEquals(200, result.at("/coverage/experiments").asInt());
        assertEquals(100, result.at("/coverage/mean_events").asDouble(), 1e-9);
        // 200 experiments have a binomial error of 3.3 %
        assertEquals(0.6827, level.get("toys").asDouble(), 0.12);
        assertEquals(Math.sqrt(0.6827 * 0.3173 / 200), level.get("error").asDouble(), 1e-9);
    }

    /** The commands of docs/howto-toys.md, with fewer events and toys. */
    @Test
    void whereWilksFailsToysCover() throws IOException {
        workbench.ok("simulate drell-yan -n 60000 --option observables=exact -o @few.h5");
        String limits = "limits @few.h5 --theta-true sm --luminosity 13/pb --method histogram --observable m_ll"
                + " --edges 350,400,500,700,1000";
        JsonNode coverage = workbench
                .json(limits + " --grid clq1=-3:3:21,clq3=-3:3:21 --levels 0.6827,0.9545"
                        + " --check-coverage 1000 --most-toys 20000 --simulator drell-yan"
                        + " --simulator-option observables=exact")
                .get("coverage");
        assertEquals(10, coverage.get("mean_events").asDouble(), 0.3);
        for (JsonNode level : coverage.get("levels")) {
            double wanted = level.get("level").asDouble();
            double error = level.get("error").asDouble();
            assertTrue(
                    level.get("asymptotic").asDouble() > wanted + (wanted < 0.9 ? 5 : 3) * error, coverage.toString());
            // the 20 000 toys add 5 % of the binomial error in squares
            assertEquals(wanted, level.get("toys").asDouble(), 3.1 * error, coverage.toString());
        }
        workbench.ok(limits
                + " --grid clq1=-3:3:21,clq3=0 --calibration toys --toys 500 --most-toys 500 --bands --json @few.json");
        workbench.ok("plot @few.json --show band -o @few.png");
        assertTrue(Files.size(workbench.path("few.png")) > 1000);
    }

    @Test
    void thePosteriorIsSampled() throws IOException {
        workbench.ok(
                GAUSSIAN + " --theta-true origin --posterior --prior gaussian(0,1) --steps 200 --json @posterior.json");
        JsonNode posterior = workbench.readJson("posterior.json").get("posterior");
        assertTrue(posterior.get("complete").asBoolean());
        assertEquals(0.22, posterior.at("/summary/0/standard_deviation").asDouble(), 0.05);
        assertTrue(posterior.at("/r_hat/0").asDouble() < 1.1);
        workbench.ok("plot @posterior.json --show corner -o @corner.png");
        assertTrue(Files.size(workbench.path("corner.png")) > 1000);
    }

    @Test
    void clsLimitsASignalStrength() {
        JsonNode result = workbench.json("limits @many.h5 --theta-true origin --grid theta=0:1:21 --luminosity 100/pb"
                + " --method histogram --observable x --bins 12 --cls theta --levels 0.95");
        JsonNode limit = result.at("/cls/limits/0");
        double median = limit.at("/expected/2").asDouble();
        // σ Φ⁻¹(1 − 0.05/2) for a Gaussian measurement with σ = 0.23
        assertEquals(1.96 * 0.23, median, 0.1);
        assertTrue(limit.at("/expected/1").asDouble() < median
                && median < limit.at("/expected/3").asDouble());
        assertTrue(limit.get("upper_limit").asDouble() > 0.2);
    }

    @Test
    void tablesForOtherProgramsAreWritten() throws IOException {
        workbench.ok(EXPECTED + HISTOGRAM + " --csv @limits.csv --hepdata @hepdata --intervals fixed --json @map.json");
        assertEquals(82, Files.readAllLines(workbench.path("limits.csv")).size());
        assertTrue(Files.readString(workbench.path("hepdata/submission.yaml")).contains("data_file: scan.yaml"));
        assertTrue(Files.exists(workbench.path("hepdata/intervals.yaml")));
        workbench.ok("plot @map.json --show p-values -o @map.png");
        assertTrue(Files.size(workbench.path("map.png")) > 1000);
    }

    @Test
    void logRatiosAreStoredAndUsedAgain() {
        String learned = EXPECTED + " --method learned --model @alices.smi --table @ratios.h5";
        JsonNode first = workbench.json(learned);
        assertTrue(Files.exists(workbench.path("ratios.h5")));
        JsonNode second = workbench.json(learned);
        assertEquals(first.get("q"), second.get("q"));
        Outcome other =
                workbench.run((EXPECTED + " --method learned --model @other.smi --table @ratios.h5").split(" "));
        assertEquals(2, other.exit());
    }

    @Test
    void allScoreMethodsAgreeOnTheirForm() {
        for (String method : List.of("sally", "adaptive-sally", "sallino")) {
            JsonNode result = workbench.json(EXPECTED + " --model @sally.smi --method " + method);
            assertEquals(81, result.get("q").size());
            assertEquals(method, result.get("method").asText());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --method rate                                                            | --observed
            --theta-true sm --method learned                                         | --model
            --theta-true sm --method rate --levels 95                                | confidence level
            --theta-true sm --method rate --intervals frozen                         | frozen
            --theta-true sm --method rate --nuisance scale                           | scale
            --theta-true sm --method rate --profile clq                              | clq1
            --theta-true sm --method rate --impacts clq1                             | nuisance
            --theta-true sm --method rate --cls clq1                                 | begins at
            --theta-true sm --method rate --calibration toy                          | toys
            --theta-true sm --method rate --toys 5                                   | toys
            --theta-true sm --method rate --check-coverage 10                        | --simulator
            --theta-true sm --method rate --check-coverage 10 --simulator latent-gaussian | options
            --theta-true sm --method rate --posterior --prior flat(0,1)              | priors
            --theta-true sm --method adaptive-sally --model @sally.smi --intervals free | jumps
            --observed @nowhere.h5 --method rate                                     | does not exist
            --observed @bad.csv --method rate                                        | bad.csv
            --observed @empty.csv --method rate                                      | no observed event
            --observed @nan.csv --method histogram --observable m_ll                 | NaN
            """)
    void badInputIsRefusedInOneLine(String options, String word) throws IOException {
        String names = "pt_l1,eta_l1,pt_l2,m_ll,y_ll,cos_theta,dphi_ll,met\n";
        workbench.write("bad.csv", names + "1,2,3\n");
        workbench.write("empty.csv", names);
        workbench.write("nan.csv", names + "60,0,50,NaN,0,0,3,10\n");
        String command = "limits @events.h5 --grid " + GRID + " --luminosity 3/fb " + options.strip();
        Outcome outcome = workbench.run(command.split(" +"));
        assertEquals(2, outcome.exit(), outcome.err());
        List<String> lines = Workbench.lines(outcome.err());
        assertTrue(lines.get(lines.size() - 1).contains(word), outcome.err());
    }
}
