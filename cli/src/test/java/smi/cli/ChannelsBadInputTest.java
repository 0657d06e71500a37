package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static smi.cli.ChannelsCommandTest.ANALYSIS;
import static smi.cli.ChannelsCommandTest.EVENT;
import static smi.cli.ChannelsCommandTest.GRID;
import static smi.cli.ChannelsCommandTest.NAMES;
import static smi.cli.ChannelsCommandTest.SHARED;
import static smi.cli.ChannelsCommandTest.TWO;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.cli.Workbench.Outcome;

/** Channels that do not fit together, or are told wrongly: one line each, which names the file and the line. */
class ChannelsBadInputTest {
    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() throws IOException {
        workbench = new Workbench(folder).withDrellYan().withGaussian();
        workbench.ok("simulate drell-yan -n 2000 -o @other-1.h5 --seed 4");
        workbench.write("two.yaml", TWO);
    }

    private static String refused(String command) {
        Outcome outcome = workbench.run(command.strip().split(" +"));
        assertEquals(2, outcome.exit(), outcome.out() + outcome.err());
        List<String> lines = Workbench.lines(outcome.err());
        assertEquals(1, lines.size(), outcome.err());
        return lines.get(0);
    }

    private static void assertSays(String said, String... words) {
        for (String word : words) {
            assertTrue(said.contains(word), "'%s' is not said in: %s".formatted(word, said));
        }
    }

    /** What stands in the file of two channels → what stands there instead; and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            bins: 4           | bin: 4                    | bad.yaml:13: unknown key 'bin' | channels.muons
            bins: 4           | bins: four                | bad.yaml:13               | a whole number
            events: [events.h5] | split: {test: 0.3}      | bad.yaml:2                | lacks the key 'events'
            luminosity: 3/fb  | bins: 3                   | bad.yaml:2                | lacks the key 'luminosity'
            3/fb              | 3000                      | bad.yaml:2                | has no unit
            method: histogram | method: histo             | bad.yaml:2                | unknown method 'histo'
            events.h5         | nothing.h5                | bad.yaml:2                | nothing.h5 does not exist
            other*.h5         | none*.h5                  | bad.yaml:8                | no file matches
            events: [events.h5] | events: events.h5       | bad.yaml:3                | a list
            [m_ll]            | [mll]                     | bad.yaml:2                | 'm_ll'
            other*.h5         | gaussian.h5               | bad.yaml:8                | share the parameters
            bins: 4           | observed: gaussian.h5     | 'electrons' and 'muons'   | to all channels or to none
            method: histogram | method: learned           | bad.yaml:2                | --model
            muons:            | electrons:                | bad.yaml:8                | given twice
            """)
    void whatIsWrongInTheFileIsSaidInOneLine(String right, String wrong, String where, String what) throws IOException {
        workbench.write("bad.yaml", TWO.replaceFirst("\\Q" + right + "\\E", wrong));
        assertSays(refused("limits --channels @bad.yaml" + SHARED), where, what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --channels @two.yaml --grid clq1=-1:1:5,clq3=0                                  | give --theta-true POINT
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq=0                   | 'clq3'
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0 --bins 3         | --bins belongs to a channel
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0 --split 0.1,0.1  | --split belongs to a channel
            --channels @two.yaml @events.h5 --theta-true sm --grid clq1=-1:1:5,clq3=0       | every channel has its own events
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0 --calibration toys | there are no toys
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0 --bands          | there are no toys
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0 --table @t.h5    | --table
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0 --nuisance scale | no channel has nuisance parameters
            --channels @two.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0 --profile clq    | 'clq3'
            --channels @absent.yaml --theta-true sm --grid clq1=-1:1:5,clq3=0               | absent.yaml does not exist
            --theta-true sm --grid clq1=-1:1:5,clq3=0 --luminosity 3/fb --method rate       | --channels FILE
            @events.h5 --theta-true sm --grid clq1=-1:1:5,clq3=0 --method rate              | --luminosity is missing
            @events.h5 --theta-true sm --grid clq1=-1:1:5,clq3=0 --luminosity 3/fb          | --method is missing
            """)
    void whatIsWrongOnTheCommandLineIsSaidInOneLine(String options, String what) {
        assertSays(refused("limits " + options), what);
    }

    @Test
    void theSameDataCountOnce() throws IOException {
        workbench.write("data.csv", NAMES + EVENT);
        workbench.write("same.yaml", ChannelsCommandTest.observed("data.csv", "data.csv"));
        assertSays(refused("limits --channels @same.yaml --grid " + GRID), "data.csv is the data of two channels");
    }

    @Test
    void aFileWithoutChannels() throws IOException {
        workbench.write("none.yaml", "channels: {}\n");
        assertSays(refused("limits --channels @none.yaml" + SHARED), "none.yaml has no channel");
        workbench.write("hollow.yaml", "channels:\n  electrons:\n");
        assertSays(refused("limits --channels @hollow.yaml" + SHARED), "hollow.yaml:2", "is empty");
    }

    @Test
    void nothingIsProfiledWhereAChannelJumps() throws IOException {
        workbench.write(
                "jumps.yaml",
                TWO.replace("histogram\n    observables: [m_ll]", "sallino\n    model: sally.smi")
                        .replace("    edges: [[350, 400, 500, 700]]\n", ""));
        assertSays(refused("limits --channels @jumps.yaml" + SHARED + " --profile clq3"), "jumps", "another method");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            channels: two.yaml, method: rate       | wrong.yaml: limits.both: | belong to a channel  | limits.both
            channels: two.yaml, calibration: toys  | wrong.yaml: limits.both: | there are no toys    | limits.both
            channels: absent.yaml                  | wrong.yaml: limits.both: | absent.yaml          | does not exist
            channels: lost.yaml                    | wrong.yaml: limits.both: | lost.yaml:2: | nothing.h5 does not exist
            """)
    void whatIsWrongInTheAnalysisIsSaidInOneLine(String keys, String where, String what, String more)
            throws IOException {
        workbench.write("lost.yaml", TWO.replace("events.h5", "nothing.h5"));
        workbench.write(
                "wrong.yaml",
                ANALYSIS.replace("{simulate: {simulator: drell-yan, n: 5000}}", "{files: [other-1.h5]}")
                        .replace("channels: two.yaml", keys));
        Outcome outcome = workbench.run("run", "@wrong.yaml", "--workdir", "@wrong");
        assertEquals(2, outcome.exit(), outcome.out());
        assertSays(outcome.err(), where, what, more);
    }

    /** A name is a point of its file. */
    @Test
    void aTrueBenchmarkThatIsAnotherPointInAnotherFile() throws IOException {
        handmade("here.h5", "sm", "one");
        handmade("there.h5", "one", "sm");
        workbench.write(
                "names.yaml",
                """
                channels:
                  here: {events: [here.h5], luminosity: 1/pb, method: rate}
                  there: {events: [there.h5], luminosity: 1/pb, method: rate}
                """);
        String command = "limits --channels @names.yaml --grid theta=-0.4:0.4:5 --theta-true ";
        assertSays(refused(command + "sm"), "names.yaml:3", "by its coordinates", "theta=1.0", "theta=0.0");
        assertEquals(5, workbench.json(command + "0").get("q").size());
    }

    private static void handmade(String name, String zero, String one) {
        double[] weights = new double[2000];
        double[] x = new double[1000];
        for (int i = 0; i < 1000; i++) {
            weights[2 * i] = 1e-3;
            weights[2 * i + 1] = 2e-3;
            x[i] = i % 10;
        }
        workbench
                .handmade(zero, one)
                .doubles("samples/weights", weights, 1000, 2)
                .doubles("samples/observations", x, 1000, 1)
                .longs("sample_summary/signal_events", new long[] {1000, 0}, 2)
                .longs("sample_summary/background_events", new long[] {0}, 1)
                .longs("samples/sampling_benchmarks", new long[1000], 1000)
                .write(workbench.path(name));
    }
}
