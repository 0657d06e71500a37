package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code smi import} and {@code smi inspect} say about Les Houches files. */
class LheCommandsTest {
    private static final String FILE =
            """
            <LesHouchesEvents version="3.0">
            <header>
            <MGRunCard>
              sum = event_norm
            </MGRunCard>
            <initrwgt>
            <weight id="w">set param_card dim6 1 1</weight>
            <weightgroup name="scales" combine="envelope">
            <weight id="11" MUR="2.0" MUF="2.0" PDF="247000"> </weight>
            <weight id="12" MUR="0.5" MUF="0.5" PDF="247000"> </weight>
            </weightgroup>
            <weightgroup name="mine" combine="symmhessian">
            <weight id="20" PDF="400000"> </weight>
            <weight id="21" PDF="400001"> </weight>
            </weightgroup>
            <weight id="31">unknown</weight>
            </initrwgt>
            </header>
            <init>
            2212 2212 6.5e+03 6.5e+03 0 0 247000 247000 -3 1
            2.0 0.1 2.0 1
            </init>
            <event>
             4 1 2.0 91.188 0.0078 0.118
             2 -1 0 0 501 0 0.0 0.0 +20.0 20.0 0.0 0.0 9.0
             -2 -1 0 0 0 501 0.0 0.0 -20.0 20.0 0.0 0.0 9.0
             11 1 1 2 0 0 +12.0 0.0 +16.0 20.0 0.0 0.0 1.0
             -11 1 1 2 0 0 -12.0 0.0 -16.0 20.0 0.0 0.0 -1.0
            <rwgt>
            <wgt id='w'> 3.0 </wgt>
            <wgt id='11'> 2.5 </wgt>
            <wgt id='12'> 1.5 </wgt>
            <wgt id='20'> 2.0 </wgt>
            <wgt id='21'> 2.2 </wgt>
            <wgt id='31'> 1.0 </wgt>
            <wgt id='more'> 1.0 </wgt>
            </rwgt>
            </event>
            </LesHouchesEvents>
            """;
    private static final String SETUP =
            """
            parameters: {c: {max_power: 1}}
            benchmarks: {sm: [0], w: [1]}
            observables: {pt_l1: }
            systematics:
              norm: {type: norm, variation: 1.5}
              scales: {type: scale}
              pdfs: {type: pdf, set: 400000}
            samples:
              - {file: run_*.lhe, sampled_at: sm, k_factor: 10, systematics: [norm, scales, pdfs]}
              - {file: other.lhe, sampled_at: background, event_norm: average, systematics: []}
            """;

    @TempDir
    private Path folder;

    private Workbench workbench;

    @BeforeEach
    void makeFiles() throws IOException {
        workbench = new Workbench(folder);
        workbench.write("run_1.lhe", FILE);
        workbench.write("run_2.lhe", FILE.replace("4 1 2.0", "4 1 -2.0").replace("2.0 0.1", "-2.0 0.1"));
        workbench.write("other.lhe", FILE);
        workbench.write("setup.yaml", SETUP);
    }

    @Test
    void theSamplesOfTheSetupAreImportedWithTheirSystematics() {
        JsonNode result = workbench.json("import --setup @setup.yaml -o @events.h5");
        assertEquals(3, result.path("n_read").asInt());
        List<String> parameters = new ArrayList<>();
        result.path("nuisance_parameters").forEach(name -> parameters.add(name.asText()));
        assertEquals(List.of("norm_nuisance_param_0", "scales_nuisance_param_0", "pdfs_nuisance_param_1"), parameters);
        JsonNode samples = result.path("samples");
        assertEquals(List.of(0, 1, 0), ints(samples, "n_negative_weights"));
        assertEquals(10, samples.path(0).path("k_factor").asDouble());
        assertEquals(20, samples.path(0).path("xsec_pb").path("sm").asDouble());
        assertEquals("background", samples.path(2).path("sampled_at").asText());
        JsonNode scales = result.path("systematics").path(1);
        assertEquals("0.5,1.0,2.0", scales.path("value").asText());
        JsonNode found = scales.path("found");
        assertEquals(2, found.size());
        assertEquals(
                "muR=2.0 muF=2.0, muR=0.5 muF=0.5",
                found.path(0).path("variation").asText());
        assertEquals("[\"11\",\"12\"]", found.path(0).path("weight_ids").toString());
        assertTrue(scales.path("not_concerned").path(0).asText().endsWith("other.lhe"));
        JsonNode file = workbench.json("inspect @events.h5");
        assertEquals(1, file.path("n_background").asInt());
        // 10 × 2.5 of either signal, and the weight of the background, which the scales do not concern
        assertEquals(
                10 * (2.5 + 2.5) + 2,
                file.path("xsec_pb").path("scales_nuisance_param_0_benchmark_0").asDouble(),
                1e-12);
    }

    private static List<Integer> ints(JsonNode list, String key) {
        List<Integer> values = new ArrayList<>();
        list.forEach(node -> values.add(node.path(key).asInt()));
        return values;
    }

    @Test
    void whatTheCommandLineSaysComesFirst() {
        JsonNode result = workbench.json("import @run_1.lhe@sm @other.lhe --setup @setup.yaml -o @events.h5");
        assertEquals(2, result.path("samples").size());
        assertEquals(10, result.path("samples").path(0).path("k_factor").asDouble(), "found in the setup");
        String text = workbench
                .ok("import @run_?.lhe@sm --setup @setup.yaml -o @two.h5")
                .out();
        assertTrue(text.matches("(?s).*run_2.lhe +muR=2.0 muF=2.0, muR=0.5 muF=0.5 +11, 12\\n.*"), text);
        assertTrue(text.contains("pdf 400000"), text);
        assertTrue(text.contains("run_2.lhe"), text);
    }

    @Test
    void inspectClassifiesAllWeights() {
        JsonNode result = workbench.json("inspect @run_1.lhe");
        List<String> kinds = new ArrayList<>();
        result.path("weights")
                .forEach(w ->
                        kinds.add(w.path("id").asText() + " " + w.path("kind").asText()));
        assertEquals(List.of("w reweighting", "11 scale", "12 scale", "20 pdf", "21 pdf", "31 other"), kinds);
        assertEquals(0.5, result.path("weights").path(2).path("mu_r").asDouble());
        assertEquals(400001, result.path("weights").path(4).path("pdf").asInt());
        assertEquals("[\"more\"]", result.path("undeclared_weights").toString());
        assertEquals("sum", result.path("event_norm").asText());
        String text = workbench.ok("inspect @run_1.lhe").out();
        assertTrue(text.contains("6 weights are declared: 2 scale, 2 pdf, 1 reweighting, 1 other"), text);
    }
}
