package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.hdf5.HdfReader;

/** Likelihood estimators from the command line: what is asked of ratios and scores is answered by them, too. */
class LikelihoodCommandsTest {
    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void trainOne() {
        workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 6000 -o @events.h5 --seed 3");
        workbench.ok("augment @events.h5 --method scandal --theta random:100:gaussian(0,0.3),gaussian(0,0.3) -n 4000"
                + " -o @density.h5");
        workbench.ok("train @density.h5 --method scandal --conditioners 2 --components 3 --hidden 20 --epochs 4"
                + " -o @scandal.smi");
    }

    @Test
    void evaluationGivesLikelihoodsRatiosAndScores() {
        var result =
                workbench.json("evaluate @scandal.smi --data @events.h5 --theta 0.2,-0.1 --theta 0,0 --score -o @e.h5");
        assertEquals(
                "[\"log_ratio\",\"log_likelihood\",\"score\"]",
                result.path("datasets").toString());
        try (var reader = HdfReader.open(workbench.path("e.h5"))) {
            int n = result.path("n_events").asInt();
            double[] ratios = reader.doubles("log_ratio");
            double[] likelihoods = reader.doubles("log_likelihood");
            assertEquals(2 * n, ratios.length);
            for (int i = 0; i < n; i++) {
                assertEquals(likelihoods[i] - likelihoods[n + i], ratios[i], 1e-12);
                assertEquals(0, ratios[n + i], 0, "relative to the origin");
            }
            assertEquals(4 * n, reader.doubles("score").length);
        }
    }

    @Test
    void inspectionSaysWhatItIs() {
        var model = workbench.json("inspect @scandal.smi");
        assertEquals("scandal", model.path("method").asText());
        assertEquals(
                "2 conditioners of 20 silu, 3 components",
                model.path("architecture").asText());
        assertEquals("5.0", model.path("training").path("alpha").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limits @events.h5 --theta-true sm --grid clq1=-1:1:5,clq3=-1:1:5 --luminosity 3/fb --method learned",
                "fisher @events.h5 --theta sm --luminosity 3/fb --method learned",
                "diagnose @scandal.smi --data @events.h5 --theta 0.1,0.1"
            })
    void limitsInformationAndDiagnosticsTakeIt(String command) {
        String model = command.startsWith("diagnose") ? "" : " --model @scandal.smi";
        workbench.ok(command + model);
    }

    @Test
    void exportAndPlainSamplesAreRefused() {
        workbench.ok("augment @events.h5 --sample plain --theta random:50:gaussian(0,0.3),gaussian(0,0.3) -n 1000"
                + " -o @plain.h5");
        for (String command : List.of(
                "train @plain.h5 --method scandal -o @no.smi", "export @scandal.smi --format onnx -o @no.onnx")) {
            var run = workbench.run(command.replace("@", folder + "/").split(" "));
            assertEquals(2, run.exit(), run.err());
            assertTrue(run.err().contains("scandal"), run.err());
        }
    }
}
