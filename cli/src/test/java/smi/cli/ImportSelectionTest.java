package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.events.EventMatrix;
import smi.events.hdf5.HdfReader;

/** The keys of an import setup that say what is measured and which events are kept. */
class ImportSelectionTest {
    private static final String THEORY = "parameters: {c: }\nbenchmarks: {sm: [0], w: [1]}\n";
    private static final String HEAD =
            """
            <LesHouchesEvents version="3.0">
            <init>
            2212 2212 6500 6500 0 0 0 0 -4 1
            3.0 0.1 1.0 1
            </init>
            """;

    @TempDir
    private Path folder;

    private Workbench bench;

    /** Event i of 8 has a photon of pT = 10 i along x, odd ones also a jet of 20 GeV along y. */
    @BeforeEach
    void writeEvents() throws IOException {
        bench = new Workbench(folder);
        var text = new StringBuilder(HEAD);
        for (int i = 1; i <= 8; i++) {
            text.append("<event>\n %d 1 3.0 91.0 0.0078 0.118\n".formatted(i % 2 + 1));
            text.append(particle(22, 10 * i, 0));
            text.append(i % 2 == 1 ? particle(21, 0, 20) : "");
            text.append("<rwgt><wgt id='w'>6.0</wgt></rwgt>\n</event>\n");
        }
        bench.write("e.lhe", text + "</LesHouchesEvents>\n");
    }

    private static String particle(int id, double px, double py) {
        return String.format(Locale.ROOT, "%d 1 0 0 0 0 %f %f 0 %f 0 0 9%n", id, px, py, Math.hypot(px, py));
    }

    private JsonNode imported(String keys) throws IOException {
        bench.write("setup.yaml", THEORY + keys);
        return bench.json("import @e.lhe --setup @setup.yaml -o @o.h5 --force");
    }

    private EventMatrix stored(String what) {
        try (HdfReader file = HdfReader.open(bench.path("o.h5"))) {
            return file.matrix("samples/" + what);
        }
    }

    @Test
    void theCutFlowCountsEveryReasonAndAddsUp() throws IOException {
        JsonNode result = imported(
                """
                observables:
                  pt_a: a[0].pt
                  jet: {definition: "j[0].pt", default: -1}
                  double_pt: {definition: 2 * pt_a, required: true}
                  n_a: {when_missing: 0}
                cuts:
                  - pt_a > 15                                # rejects 1
                  - {cut: "j[0].pt < 15", when_missing: pass}  # rejects 3, 5, 7
                  - {observable: double_pt, max: 150}          # rejects 8
                efficiencies:
                  - 1 - pt_a / 100
                  - {efficiency: "0 if pt_a < 30 else j[0].pt", when_missing: 0.5}  # rejects 2
                """);
        assertEquals(8, result.path("n_read").asInt());
        assertEquals(2, result.path("n_events").asInt());
        assertEquals(
                "[{\"reason\":\"needs pt_a\",\"rejected\":0},{\"reason\":\"needs double_pt\",\"rejected\":0},"
                        + "{\"reason\":\"pt_a > 15\",\"rejected\":1},{\"reason\":\"j[0].pt < 15\",\"rejected\":3},"
                        + "{\"reason\":\"double_pt <= 150.0\",\"rejected\":1},"
                        + "{\"reason\":\"efficiency 1 - pt_a / 100\",\"rejected\":0},"
                        + "{\"reason\":\"efficiency 0 if pt_a < 30 else j[0].pt\",\"rejected\":1}]",
                result.path("cut_flow").toString());
        EventMatrix x = stored("observations");
        EventMatrix w = stored("weights");
        for (int i = 0; i < 2; i++) {
            double pt = x.get(i, 0);
            assertArrayEquals(new double[] {pt, -1, 2 * pt, 1}, x.row(i));
            double efficiency = 0.5 * (1 - pt / 100);
            assertArrayEquals(new double[] {3 * efficiency / 8, 6 * efficiency / 8}, w.row(i), 1e-15);
        }
    }

    @Test
    void smearingDependsOnTheSeedAlone() throws IOException {
        String keys =
                """
                observables: {pt_a: "a[0].pt", truth: "p_truth[0].pt", met: "met.pt"}
                smearing:
                  - {particles: [a], energy: {relative: 0.1}, eta: {absolute: 0.1}, phi: {absolute: 0.1}}
                  - {particles: [21, 11], pt: {absolute: 1}}
                met_noise: {absolute: 2, relative: 0.05}
                """;
        imported(keys);
        double[] first = stored("observations").toArray();
        assertNotEquals(first[0], first[1]);
        imported(keys);
        assertArrayEquals(first, stored("observations").toArray());
        bench.json("import @e.lhe --setup @setup.yaml -o @o.h5 --force --seed 99");
        double[] other = stored("observations").toArray();
        assertEquals(360, sumOfTruth(first), 1e-10);
        assertEquals(360, sumOfTruth(other), 1e-10);
        assertNotEquals(first[0], other[0]);
    }

    private static double sumOfTruth(double[] rows) {
        double sum = 0;
        for (int i = 1; i < rows.length; i += 3) {
            sum += rows[i];
        }
        return sum;
    }

    @Test
    void defaultObservablesAreThoseOfMadMiner() throws IOException {
        imported("default_observables: {leptons: 1, photons: 1, jets: 2, charges: true}\n");
        try (HdfReader file = HdfReader.open(bench.path("o.h5"))) {
            assertEquals(
                    List.of(
                            "et_miss",
                            "phi_miss",
                            "e_visible",
                            "eta_visible",
                            "n_ls",
                            "e_l1",
                            "pt_l1",
                            "eta_l1",
                            "phi_l1",
                            "charge_l1",
                            "n_as",
                            "e_a1",
                            "pt_a1",
                            "eta_a1",
                            "phi_a1",
                            "n_js",
                            "e_j1",
                            "pt_j1",
                            "eta_j1",
                            "phi_j1",
                            "e_j2",
                            "pt_j2",
                            "eta_j2",
                            "phi_j2"),
                    file.texts("observables/names"));
        }
        imported("default_observables: {leptons: 0, photons: 0, jets: 0, met: false, visible: false}\n");
        assertEquals(3, stored("observations").columns());
    }

    @Test
    void theSetupOfThePageIsUnderstood() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("smi.root"), "docs", "observables.md"));
        String yaml = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```", page.indexOf("```yaml") + 7));
        // the events have one photon, and some of the ready-made names are the example's own
        String setup = yaml.replace("a[1]", "a[0]")
                .replace("122 < m_aa < 128", "m_aa < 128")
                .replace("photons: 2, jets: 2", "photons: 1, jets: 0")
                .replace("ht / m_aa", "ht + m_aa");
        JsonNode result = imported(setup);
        assertTrue(result.path("n_events").asInt() > 0, result.toString());
        assertEquals(8, result.path("n_read").asInt());
    }

    /** One line, or one line and the expression with carets; exit code 2; nothing is left behind. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "observables: {x: 'jj[0].pt'} | setup.yaml:3: observable 'x': unknown name 'jj'",
                "observables: {x: 'a[0].ptt'} | did you mean 'pt'?",
                "observables: {x: } | unknown observable 'x'",
                "observables: {x: 'a[0]'} | this is a particle",
                "observables: {x: ''} | the expression is empty",
                "observables: {x: y, y: 'a[0].pt'} | unknown name 'y'",
                "observables: {x: 3} | the value of observables.x cannot be used",
                "observables: {x: [n_a]} | the value of observables.x cannot be used",
                "observables: {x: {defn: n_a}} | unknown key 'defn'",
                "observables: {x: {definition: n_a, required: true, default: 0}} | observable 'x' is required and has a value",
                "observables: {x: {definition: n_a, required: false}} | observable 'x' is not required and has no value",
                "observables: {x: {definition: n_a, default: 1e999}} | the default of observable 'x' is Infinity",
                "observables: {n_a: };cuts: ['n_a > '] | cut: a number, a name or '(' is expected, not the end",
                "observables: {n_a: };cuts: [{cut: n_a > 1, min: 3}] | the cut 'n_a > 1' has an interval, too",
                "observables: {n_a: };cuts: [{cut: n_a > 1, when_missing: maybe}] | give reject or pass",
                "observables: {n_a: };cuts: [{observable: n_aa, min: 3}] | unknown observable 'n_aa'; did you mean 'n_a'?",
                "observables: {n_a: };cuts: [{min: 3}] | names no observable",
                "observables: {n_a: };efficiencies: ['abs(n_a'] | efficiency: ')' is expected",
                "observables: {n_a: };efficiencies: [{default: 1}] | has no expression",
                "observables: {n_a: };efficiencies: [{efficiency: n_a, default: -1e999}] | give a finite number",
                "observables: {n_a: };smearing: [{energy: {relative: 1}}] | names no particles",
                "observables: {n_a: };smearing: [{particles: [x], energy: {relative: 1}}] | a smearing is for 'x'",
                "observables: {n_a: };smearing: [{particles: [a], energy: {relative: -1}}] | give numbers >= 0",
                "observables: {n_a: };smearing: [{particles: [l]}, {particles: [11]}] | is smeared twice",
                "observables: {n_a: };met_noise: {absolute: 1e999} | give numbers >= 0",
                "observables: {n_a: };default_observables: {jets: -1} | give numbers from 0 to 99",
                "default_observables: {jets: 1};observables: {pt_j1: } | observable 'pt_j1' is selected twice",
                "observables: {x: __import__(1)} | unknown function '__import__'",
                "observables: {x: met.__class__} | has no '__class__'",
                "observables: {n_a: };cuts: [n_a > 5] | none of the 8 events passes the selection"
            })
    void wrongSelectionsAreRefused(String keys, String complaint) throws IOException {
        bench.write("setup.yaml", THEORY + keys.replace(';', '\n') + "\n");
        Workbench.Outcome outcome = bench.run("import", "@e.lhe", "--setup", "@setup.yaml", "-o", "@o.h5");
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains(complaint), outcome.err());
        List<String> lines = outcome.err().lines().toList();
        assertTrue(
                lines.size() == 1 || lines.size() == 3 && lines.get(2).strip().matches("\\^+"), outcome.err());
        assertEquals(List.of("e.lhe", "setup.yaml"), bench.files());
    }

    @Test
    void aDeeplyNestedExpressionIsRefused() throws IOException {
        bench.write("setup.yaml", THEORY + "observables: {x: " + "(".repeat(3000) + "1" + ")".repeat(3000) + "}\n");
        Workbench.Outcome outcome = bench.run("import", "@e.lhe", "--setup", "@setup.yaml", "-o", "@o.h5");
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("the expression has 6001 characters"), outcome.err());
        bench.write("setup.yaml", THEORY + "observables: {x: " + "(".repeat(1000) + "1" + ")".repeat(1000) + "}\n");
        outcome = bench.run("import", "@e.lhe", "--setup", "@setup.yaml", "-o", "@o.h5");
        assertEquals(2, outcome.exit());
        assertTrue(outcome.err().contains("nested more than 60 deep"), outcome.err());
    }
}
