package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.cli.setup.SetupText;
import smi.events.EventSetup;
import smi.events.hdf5.EventFiles;
import smi.events.hdf5.HdfReader;

/** Setup files become MadMiner's setup.h5 and come back. */
class SetupCommandTest {
    private static final Path REFERENCE =
            Path.of(System.getProperty("smi.root", "..")).resolve("../shared/reference/drell-yan");
    private static final Set<String> INTEGERS =
            Set.of("lha_ids", "max_power", "is_nuisance", "is_reference", "components");
    private static final List<String> GROUPS =
            List.of("parameters", "benchmarks", "morphing", "systematics", "nuisance_parameters", "observables");
    private static final Set<String> REALS = Set.of("val_ranges", "values", "morphing_matrix", "epsilon");

    private static final String SETUP =
            """
            # a comment that stays
            parameters:
              cW: {lha_block: dim6, lha_id: 2, max_power: 2, range: [-20, 20], transform: 16.52*theta}
              cB: {lha_block: dim6, lha_id: 5, max_power: 1}
            benchmarks: {sm: [0, 0], w: [1, 0], b: [0, 1], m: [-1, 0], wb: [1, 1]}
            morphing: {components: [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0]]}
            systematics:
              signal_norm: {type: norm, variation: 1.1}
              scales: {type: scale}
              pdfs: {type: pdf, set: CT10}
            observables: {pt_j1: {when_missing: 0}, met: }
            cuts:
              - {observable: m_aa, min: 122, max: 128}
            """;

    @TempDir
    private Path folder;

    @Test
    void goesThereAndBackWithEverythingInIt() throws IOException {
        var bench = new Workbench(folder);
        bench.write("setup.yaml", SETUP);
        bench.ok("setup @setup.yaml -o @setup.h5");
        bench.ok("setup @setup.h5 -o @back.yaml");
        assertEquals(SETUP, Files.readString(bench.path("back.yaml")), "cuts and comments, too");
        EventSetup setup = EventFiles.open(bench.path("setup.h5")).setup();
        assertEquals("16.52*theta", setup.space().parameters().get(0).transform());
        assertEquals(5, setup.morphing().orElseThrow().components().count());
        assertEquals(List.of("pt_j1", "met"), setup.observableNames());
        assertEquals("0.5,1.0,2.0", setup.systematics().get(1).value());
        bench.ok("setup @setup.h5 -o @again.h5");
        bench.ok("setup @again.h5 -o @again.yaml");
        assertEquals(SETUP, Files.readString(bench.path("again.yaml")), "through a copy");
    }

    @Test
    void coupledVerticesGiveTheirComponents() throws IOException {
        var bench = new Workbench(folder);
        bench.write(
                "setup.yaml",
                """
                parameters: {gd0: {}, gp0: {max_power: 4}, gp1: {}}
                benchmarks: {a: [1, 1, 0], b: [1, 1, 1], c: [1, 1, -1]}
                morphing:
                  couplings: {decay: [gd0], production: [gp0, gp1]}
                """);
        bench.ok("setup @setup.yaml -o @setup.h5");
        EventSetup setup = EventFiles.open(bench.path("setup.h5")).setup();
        // (gp0 + gp1)² gd0²: the squares and the product of the two
        assertArrayEquals(
                new int[][] {{2, 2, 0}, {2, 1, 1}, {2, 0, 2}},
                setup.morphing().orElseThrow().components().powers());
    }

    @Test
    void shiftedBenchmarksComeBackByName() throws IOException {
        var bench = new Workbench(folder);
        bench.write(
                "setup.yaml",
                """
                parameters: {a: {}, b: {}}
                benchmarks: {sm: [0, 0], w: [1, 2]}
                finite_differences: {epsilon: 0.1}
                """);
        bench.ok("setup @setup.yaml -o @setup.h5");
        EventSetup setup = EventFiles.open(bench.path("setup.h5")).setup();
        assertEquals(List.of("sm", "w", "sm_plus_a", "sm_plus_b", "w_plus_a", "w_plus_b"), setup.weightColumns());
        assertArrayEquals(
                new double[] {1.1, 2}, setup.benchmarkPoint("w_plus_a").values());
        assertEquals(
                List.of("w_plus_a", "w_plus_b"),
                setup.finiteDifferences().orElseThrow().shifted().get("w"));
        // a file without our text, as MadMiner's
        String text = SetupText.of(setup);
        bench.write("made.yaml", text);
        bench.ok("setup @made.yaml -o @made.h5");
        assertEquals(setup, EventFiles.open(bench.path("made.h5")).setup());
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup/setup.h5", "setup/setup_syst.h5", "h5/tiny.h5"})
    void filesOfMadMinerAreWrittenBackAsTheyAre(String name) throws IOException {
        Path original = REFERENCE.resolve(name);
        assumeTrue(Files.exists(original), () -> "no reference file " + original);
        var bench = new Workbench(folder);
        bench.ok("setup " + original + " -o @back.h5");
        try (HdfReader one = HdfReader.open(original);
                HdfReader other = HdfReader.open(bench.path("back.h5"))) {
            int compared = 0;
            for (String group : GROUPS) {
                if (one.has(group)) {
                    for (String dataset : one.members(group)) {
                        assertSame(one, other, group + "/" + dataset);
                        compared++;
                    }
                }
            }
            assertTrue(compared >= 12, compared + " datasets");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup/setup.h5", "setup/setup_syst.h5"})
    void filesOfMadMinerBecomeSetupFiles(String name) throws IOException {
        Path original = REFERENCE.resolve(name);
        assumeTrue(Files.exists(original), () -> "no reference file " + original);
        var bench = new Workbench(folder);
        bench.ok("setup " + original + " -o @setup.yaml");
        bench.ok("setup @setup.yaml -o @back.h5");
        try (HdfReader one = HdfReader.open(original);
                HdfReader other = HdfReader.open(bench.path("back.h5"))) {
            for (String dataset : List.of(
                    "parameters/names",
                    "parameters/lha_blocks",
                    "parameters/lha_ids",
                    "parameters/max_power",
                    "parameters/val_ranges",
                    "parameters/transforms",
                    "benchmarks/names",
                    "benchmarks/values",
                    "benchmarks/is_nuisance",
                    "benchmarks/is_reference",
                    "morphing/components")) {
                assertSame(one, other, dataset);
            }
            // the matrix is inverted anew: condition number 3 times rounding
            assertArrayEquals(
                    one.doubles("morphing/morphing_matrix"), other.doubles("morphing/morphing_matrix"), 1e-13);
            if (one.has("systematics")) {
                assertSame(one, other, "systematics/values");
                assertSame(one, other, "systematics/types");
                assertSame(one, other, "systematics/scales");
            }
        }
    }

    private static void assertSame(HdfReader one, HdfReader other, String dataset) {
        String name = dataset.substring(dataset.indexOf('/') + 1);
        assertArrayEquals(one.shape(dataset), other.shape(dataset), dataset);
        if (REALS.contains(name) && !dataset.startsWith("systematics")) {
            assertArrayEquals(one.doubles(dataset), other.doubles(dataset), dataset);
        } else if (INTEGERS.contains(name)) {
            assertArrayEquals(one.longs(dataset), other.longs(dataset), dataset);
        } else {
            assertEquals(one.texts(dataset), other.texts(dataset), dataset);
        }
    }
}
