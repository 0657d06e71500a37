package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.cli.Workbench.Outcome;

/** From a process card to an event file; a shell script stands for MadGraph. */
class GenerateCommandTest {
    /** Four events of two back-to-back leptons, weight 1 pb at the benchmark and 2 at every other. */
    private static final String MADGRAPH =
            """
            #!/usr/bin/env bash
            set -euo pipefail
            if grep -q '^output ' "$1"; then mkdir -p process_new/Cards process_new/Events; exit 0; fi
            cards=process/Cards
            if grep -q '^ *7 *= nevents' $cards/run_card.dat; then exit 1; fi
            names=
            if grep -q 'reweight=ON' "$1"; then names=$(sed -n 's/^launch --rwgt_name=//p' $cards/reweight_card.dat); fi
            mkdir process/Events/smi
            {
                echo '<LesHouchesEvents version="3.0">'
                echo '<header><MGRunCard>'; cat $cards/run_card.dat; echo '</MGRunCard></header>'
                printf '<init>\\n2212 2212 6500 6500 0 0 0 0 3 1\\n4 0.1 4 1\\n</init>\\n'
                for event in 1 2 3 4; do
                    printf '<event>\\n 4 1 1 91 0.0078 0.12\\n'
                    printf ' 21 -1 0 0 501 502 0 0  500  500 0 0 9\\n 21 -1 0 0 502 501 0 0 -500  500 0 0 9\\n'
                    printf '  11 1 1 2 0 0  30  40  0  50 0 0 9\\n -11 1 1 2 0 0 -30 -40  0  50 0 0 9\\n'
                    echo '<rwgt>'
                    for name in $names; do echo "<wgt id='$name'> 2 </wgt>"; done
                    printf '</rwgt>\\n</event>\\n'
                done
                echo '</LesHouchesEvents>'
            } | gzip > process/Events/smi/unweighted_events.lhe.gz
            """;

    private static final String COMMAND =
            "generate --setup @setup.yaml --mg-directory @MG5 --process-card @proc.dat --param-card @param.dat"
                    + " --run-card @run.dat ";

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void install() throws IOException {
        bench = new Workbench(folder);
        bench.write("MG5/bin/mg5_aMC", MADGRAPH);
        assertTrue(bench.path("MG5/bin/mg5_aMC").toFile().setExecutable(true));
        bench.write("proc.dat", "generate p p > l+ l-\n");
        bench.write("param.dat", "Block dim6\n 1 0.0 # c\n");
        bench.write("run.dat", " 4 = nevents\n 0 = iseed\n sum = event_norm\n");
        bench.write(
                "setup.yaml",
                """
                parameters:
                  c: {lha_block: dim6, lha_id: 1, transform: 10*theta}
                benchmarks: {sm: [0], w: [1], b: [2]}
                samples: [
                  {file: old.lhe, sampled_at: sm},
                ]
                # what is measured
                observables: {pt_l1: }
                """);
    }

    @Test
    void generatesAndListsWhatAnImportReads() throws IOException {
        Files.deleteIfExists(bench.path("old.lhe"));
        bench.write("setup.yaml", Files.readString(bench.path("setup.yaml")).replaceAll("(?s)samples.*]\n", ""));
        JsonNode result = bench.json(COMMAND + "--sample-at sm,w --runs 2 -o @signal");
        assertEquals(4, result.at("/samples").size());
        assertEquals("w", result.at("/samples/3/sampled_at").textValue());
        bench.ok(COMMAND.replace("@setup.yaml", "@signal/setup.yaml") + "--background -o @background");
        JsonNode imported = bench.json("import --setup @background/setup.yaml -o @events.h5");
        assertEquals(20, imported.at("/n_events").intValue(), "4 signal files and a background of 4 events");
        // event_norm = sum: 4 events of 1 pb; each of two runs counts half
        assertEquals(2.0, imported.at("/samples/0/xsec_pb/sm").doubleValue(), 1e-12);
        assertEquals(4.0, imported.at("/samples/0/xsec_pb/w").doubleValue(), 1e-12);
        assertEquals("background", imported.at("/samples/4/sampled_at").textValue());
    }

    @Test
    void aDryRunNeedsNoMadGraphAndKeepsTheSetup() throws IOException {
        bench.ok(COMMAND.replace("@MG5", "@nowhere") + "--dry-run --slurm --events 500 --cores 3 -o @signal");
        String card = Files.readString(bench.path("signal/samples/b/param_card.dat"));
        assertEquals("Block dim6\n 1 20.0 # c\n", card);
        String reweight = Files.readString(bench.path("signal/samples/b/reweight_card.dat"));
        assertTrue(reweight.contains("launch --rwgt_name=w\n  set dim6 1 10.0\n"), reweight);
        assertTrue(Files.readString(bench.path("signal/samples/b/run_card.dat")).contains(" 500 = nevents"));
        assertTrue(Files.readString(bench.path("signal/slurm.sh")).contains("--array=0-2"));
        assertTrue(Files.isExecutable(bench.path("signal/submit.sh")));
        assertEquals(
                """
                parameters:
                  c: {lha_block: dim6, lha_id: 1, transform: 10*theta}
                benchmarks: {sm: [0], w: [1], b: [2]}
                # what is measured
                observables: {pt_l1: }

                samples:
                  - {file: "../old.lhe", sampled_at: sm}
                  - {file: samples/sm/events.lhe.gz, sampled_at: sm}
                  - {file: samples/w/events.lhe.gz, sampled_at: w}
                  - {file: samples/b/events.lhe.gz, sampled_at: b}
                """,
                Files.readString(bench.path("signal/setup.yaml")));
    }

    @Test
    void aFailureOfMadGraphIsAFailureThatNamesTheLog() {
        Outcome outcome = bench.run((COMMAND + "--events 7 -o @signal").split(" "));
        assertEquals(1, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("logs/sm.log"), outcome.err());
        assertTrue(outcome.err().contains("exit code 1"), outcome.err());
    }

    @Test
    void anUnfinishedFolderIsNotMixedWithNewCards() {
        bench.ok(COMMAND + "--sample-at sm -o @signal");
        Outcome outcome = bench.run((COMMAND + "-o @signal").split(" "));
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("--force"), outcome.err());
        outcome = bench.run((COMMAND + "--force -o @signal").split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("has events"), outcome.err());
        assertFalse(Files.exists(bench.path("signal/samples/w")));
    }
}
