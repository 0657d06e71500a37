package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.cli.Workbench.Outcome;
import smi.limits.ChiSquare;

/** Toys that vary nuisance parameters, from the events to p-values, bands and coverage. */
class NuisanceToysCommandTest {
    private static final String LIMITS = "limits @syst.h5 --grid clq1=-1:1:11,clq3=0 --luminosity 300/pb --nuisance all"
            + " --toys 200 --most-toys 400 ";
    private static final String HISTOGRAM = "--method histogram --observable m_ll --edges 350,400,500,700 ";

    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() {
        workbench = new Workbench(folder).withDrellYan();
        workbench.ok("simulate drell-yan -n 6000 -o @syst.h5 --seed 5 --option systematics=on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--method rate",
                HISTOGRAM,
                "--method learned --model @alices.smi",
                "--method sally --model @sally.smi"
            })
    void pValuesOfEveryMethod(String method) {
        JsonNode result = workbench.json(LIMITS + "--theta-true sm --calibration toys " + method.strip());
        assertEquals("toys", result.get("calibration").asText());
        assertEquals(11, result.get("p_value").size());
        // 230 events: χ² is not far off, and 400 toys have an error of 2.5 %
        double asymptotic = ChiSquare.survival(result.at("/q/5").asDouble(), 1);
        assertEquals(asymptotic, result.at("/p_value/5").asDouble(), 0.2);
        assertTrue(result.at("/p_value_error/5").asDouble() > 0);
    }

    /** Log L jumps between directions, as without nuisance parameters: toys know what χ² does not. */
    @ParameterizedTest
    @ValueSource(strings = {"adaptive-sally", "sallino"})
    void methodsThatJumpProfileTheRate(String method) {
        String command = LIMITS + "--theta-true sm --calibration toys --model @sally.smi --method " + method;
        JsonNode with = workbench.json(command);
        JsonNode without = workbench.json(command.replace("--nuisance all ", ""));
        for (int g = 0; g < 11; g++) {
            // the systematic uncertainties are small; 200 toys have an error of 3.5 %
            assertEquals(
                    without.at("/p_value/" + g).asDouble(),
                    with.at("/p_value/" + g).asDouble(),
                    0.15);
        }
    }

    @Test
    void toysAndAsymptoticsSeeTheSameTestStatistic() {
        JsonNode toys = workbench.json(LIMITS + HISTOGRAM + "--theta-true sm --calibration toys");
        JsonNode asymptotic = workbench.json(LIMITS + HISTOGRAM + "--theta-true sm");
        for (int g = 0; g < 11; g++) {
            // both are differences from a maximum, here that of a parabola, there a continuous one
            double q = asymptotic.get("q").get(g).asDouble();
            assertEquals(q, toys.get("q").get(g).asDouble(), 0.1 + 0.01 * q, "point " + g);
        }
    }

    @Test
    void observedDataBandsAndCoverage() throws IOException {
        workbench.ok("augment @syst.h5 --sample test --theta sm -n 30 -o @observed.h5");
        JsonNode observed = workbench.json(LIMITS + HISTOGRAM + "--observed @observed.h5 --calibration toys");
        assertEquals(30, observed.get("n_observed").asInt());
        assertEquals("toys", observed.get("calibration").asText());
        JsonNode result = workbench.json(LIMITS + HISTOGRAM
                + "--theta-true sm --bands --check-coverage 100 --simulator drell-yan --levels 0.6827");
        assertEquals(5, result.at("/bands/p_value").size());
        assertTrue(
                result.at("/bands/p_value/2/5").asDouble() > 0.3,
                result.get("bands").toString());
        // 100 experiments have a binomial error of 4.7 %
        assertEquals(0.6827, result.at("/coverage/levels/0/toys").asDouble(), 0.16);
        assertEquals(200, result.at("/coverage/toys").asInt());
    }

    @Test
    void resultsDoNotChangeFromRunToRun() {
        String command = LIMITS + HISTOGRAM + "--theta-true sm --calibration toys --seed 3";
        assertEquals(
                workbench.json(command).get("p_value"), workbench.json(command).get("p_value"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --grid clq1=-1:1:5,clq3=-1:1:5 --nuisance all --profile clq3   | toys do not profile parameters
            --grid clq1=-1:1:5,clq3=0 --nuisance scale                     | scales_nuisance_param_0
            --grid clq1=0,clq3=0 --nuisance all                            | a single point
            """)
    void badInputIsRefusedInOneLine(String options, String word) {
        String command =
                "limits @syst.h5 --theta-true sm --luminosity 300/pb --calibration toys " + HISTOGRAM + options.strip();
        Outcome outcome = workbench.run(command.split(" +"));
        assertEquals(2, outcome.exit(), outcome.err());
        List<String> lines = Workbench.lines(outcome.err());
        assertTrue(lines.get(lines.size() - 1).contains(word), outcome.err());
    }
}
