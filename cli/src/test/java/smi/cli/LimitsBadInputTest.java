package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.cli.Workbench.Outcome;

/** Data and grids that cannot give limits, or that give them with a warning: never in silence. */
class LimitsBadInputTest {
    private static final String NAMES = "pt_l1,eta_l1,pt_l2,m_ll,y_ll,cos_theta,dphi_ll,met\n";
    private static final String EVENT = "200,0.5,180,450,0.2,0.3,3,10\n";
    private static final String DRELL_YAN =
            "limits @events.h5 --grid clq1=-0.8:0.8:9,clq3=-0.4:0.4:9 --luminosity 3/fb ";
    private static final String GAUSSIAN = "limits @gaussian.h5 --luminosity 100/pb ";
    private static final String GAUSSIAN_BINS = "--method histogram --observable x --bins 12 ";

    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() throws IOException {
        workbench = new Workbench(folder).withDrellYan().withGaussian();
        workbench.write("nan.csv", NAMES + EVENT + EVENT.replace("450", "NaN") + EVENT + EVENT.replace("0.3", "NaN"));
        workbench.write("empty.csv", NAMES);
        workbench.write("far.csv", NAMES + EVENT + EVENT.replace("450", "9000") + EVENT.replace("200,", "15000,"));
        // σ(θ) = 1 + θ pb: nothing is expected at −1, and less than nothing beyond
        workbench
                .handmade()
                .doubles("samples/weights", weights(), 1000, 2)
                .doubles("samples/observations", observations(), 1000, 1)
                .longs("sample_summary/signal_events", new long[] {1000, 0}, 2)
                .longs("sample_summary/background_events", new long[] {0}, 1)
                .longs("samples/sampling_benchmarks", new long[1000], 1000)
                .write(workbench.path("vanishing.h5"));
    }

    private static double[] weights() {
        double[] weights = new double[2000];
        for (int i = 0; i < 1000; i++) {
            weights[2 * i] = 1e-3;
            weights[2 * i + 1] = 2e-3;
        }
        return weights;
    }

    private static double[] observations() {
        double[] x = new double[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 10;
        }
        return x;
    }

    private static String refused(String command) {
        Outcome outcome = workbench.run(command.strip().split(" +"));
        assertEquals(2, outcome.exit(), outcome.out() + outcome.err());
        assertFalse(Files.exists(workbench.path("refused.json")), "a refused command wrote its result");
        List<String> lines = Workbench.lines(outcome.err());
        return lines.get(lines.size() - 1);
    }

    /** Words separated by a bar are alternatives. */
    private static void assertSays(String said, String... words) {
        for (String word : words) {
            assertTrue(
                    Arrays.stream(word.split("\\|")).anyMatch(said::contains),
                    "'%s' is not said in: %s".formatted(word, said));
        }
    }

    /** Which events, how many, and what was done with them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--method learned --model @alices.smi",
                "--method sally --model @sally.smi",
                "--method adaptive-sally --model @sally.smi",
                "--method sallino --model @sally.smi",
                "--method histogram --observable m_ll --observable cos_theta --bins 4"
            })
    void eventsWithoutALogRatioAreNamedAndNothingIsLeftOut(String method) {
        String said = refused(DRELL_YAN + method + " --observed @nan.csv --json @refused.json");
        assertSays(said, "2 of 4 events, first for event 1, 3", "nothing was left out", "check|give");
    }

    @Test
    void noObservedEventsAreRefused() {
        for (String method : List.of("rate", "learned --model @alices.smi")) {
            String said = refused(DRELL_YAN + "--observed @empty.csv --json @refused.json --method " + method);
            assertSays(said, "empty.csv", "no observed event");
        }
    }

    @Test
    void eventsOutsideOfTheTrainingRangeAreCountedAndWarnedOf() throws IOException {
        Outcome outcome = workbench.ok(
                DRELL_YAN + "--method learned --model @alices.smi --observed @far.csv --json @far.json --force");
        String note = workbench.readJson("far.json").at("/notes/0").asText();
        assertSays(note, "2 of 3 observed events", "outside", "pt_l1: 1", "m_ll: 1");
        assertSays(outcome.err() + outcome.out(), "warning|note", "2 of 3 observed events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --calibration toys --toys 100"})
    void aGridWithoutTheMaximumIsSaidWithOneThatHasIt(String calibration) {
        String command = GAUSSIAN + GAUSSIAN_BINS + "--theta-true origin";
        JsonNode notes =
                workbench.json(command + " --grid theta=0.5:1:6" + calibration).get("notes");
        String said = notes.get(notes.size() - 1).asText();
        assertSays(said, "on the border of the grid", "does not contain the maximum");
        String suggested = said.substring(said.indexOf("for example to ") + "for example to ".length());
        JsonNode extended = workbench.json(command + " --grid " + suggested);
        assertFalse(
                extended.get("notes").toString().contains("border"),
                extended.get("notes").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --luminosity 0/pb --method rate --grid theta=-0.5:1:4 --theta-true 0                    | luminosity is 0
            --luminosity 10/pb --method rate --grid theta=-0.5:1:4 --theta-true -1                  | are expected at (theta=-1.0)
            --luminosity 10/pb --method rate --grid theta=-1:1:5 --theta-true 0                     | expected at (theta=-1.0)
            --luminosity 10/pb --method rate --grid theta=-1:1:5 --observed @vanishing.h5           | expected at (theta=-1.0)
            --luminosity 10/pb --method histogram --observable x --bins 3 --grid theta=-1:1:5 --theta-true 0 | nothing is expected there
            --luminosity 10/pb --method rate --grid theta=-1:1:5 --theta-true 0 --calibration toys  | expected at (theta=-1.0)
            """)
    void whereNothingIsExpectedThereIsNoResult(String options, String words) {
        assertSays(refused("limits @vanishing.h5 --json @refused.json " + options), words);
    }
}
