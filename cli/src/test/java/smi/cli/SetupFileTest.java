package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a setup file says is what is imported. */
class SetupFileTest {
    private static final String EVENT =
            """
            <event>
             3 1 %s 91.188 0.0078 0.12
              21 -1 0 0 501 502 0 0  500  500 0 0 9
              11  1 1 2 0 0  30  40  0  50 0 0 9
             -11  1 1 2 0 0 -30 -40  0  50 0 0 9
            </event>
            """;

    @TempDir
    private Path folder;

    private Workbench bench() throws IOException {
        var bench = new Workbench(folder);
        String head =
                "<LesHouchesEvents version=\"3.0\">\n<init>\n2212 2212 6500 6500 0 0 0 0 3 1\n2 0.1 2 1\n</init>\n";
        bench.write("sm.lhe", head + EVENT.formatted("1") + EVENT.formatted("3") + "</LesHouchesEvents>\n");
        bench.write("runs/bg.lhe", head + EVENT.formatted("2") + "</LesHouchesEvents>\n");
        return bench;
    }

    @Test
    void listsTheFilesToImportWithTheirKFactors() throws IOException {
        Workbench bench = bench();
        bench.write(
                "setup.yaml",
                """
                parameters: {c: {}}
                benchmarks: {sm: [0]}
                observables: {pt_l1: }
                event_norm: average
                k_factors: {background: 1.5, sm: 2}
                samples:
                  - {file: sm.lhe, sampled_at: sm}
                  - {file: runs/bg.lhe, sampled_at: background, k_factor: 4, event_norm: sum}
                """);
        var result = bench.json("import --setup @setup.yaml -o @events.h5");
        assertEquals(3, result.at("/n_events").intValue());
        assertEquals(4.0, result.at("/samples/0/xsec_pb/sm").doubleValue(), "(1 + 3)/2 pb × 2");
        assertEquals(12.0, result.at("/samples/1/xsec_pb/sm").doubleValue(), "2 pb × 4 × 1.5");
        assertEquals(3, result.at("/inputs").size(), "the setup and both files are digested");
    }

    @Test
    void saysInWhichLineSomethingDoesNotFit() throws IOException {
        Workbench bench = bench();
        bench.write(
                "setup.yaml",
                """
                parameters: {c: {}}
                benchmarks:
                  sm: [0]
                  w: [1, 2]
                observables: {pt_l1: }
                samples:
                  - {file: sm.lhe}
                """);
        String error = bench.run("import", "--setup", "@setup.yaml", "-o", "@events.h5")
                .err();
        assertTrue(error.contains("setup.yaml:4: a parameter point needs 1 values"), error);
    }

    @Test
    void countsElementsOfListsInLines() throws IOException {
        Workbench bench = bench();
        bench.write(
                "setup.yaml",
                """
                parameters: {c: {}}
                benchmarks: {sm: [0]}
                observables: {pt_l1: }
                samples:
                  - {file: sm.lhe}
                  - {file: runs/bg.lhe, sampled_at: ww}
                """);
        String error = bench.run("import", "--setup", "@setup.yaml", "-o", "@events.h5")
                .err();
        assertTrue(error.contains("setup.yaml:6: "), error);
        assertTrue(error.contains("there is no benchmark 'ww'"), error);
    }
}
