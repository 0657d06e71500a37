package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.hdf5.HdfReader;

/** Estimators of two hypotheses and morphing-aware ones, through every command that takes a likelihood ratio. */
class RatioFormsTest {
    private static final String COEFFICIENTS =
            "train @coefficients.h5 --prior gaussian(0,0.4),gaussian(0,0.4) --epochs 2 --hidden 8 ";

    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void train() {
        workbench = new Workbench(folder).withDrellYan();
        workbench.ok(COEFFICIENTS + "--method alices2 -o @alices2.smi");
        workbench.ok(COEFFICIENTS + "--method alice --morphing-aware --ensemble 2 -o @polynomial.smi");
        workbench.ok("augment @events.h5 --sample more-ratios --theta0 random:20:gaussian(0,0.3),gaussian(0,0.3)"
                + " --theta1 random:20:gaussian(0,0.3),gaussian(0,0.3)"
                + " --additional random:20:gaussian(0,0.3),gaussian(0,0.3) -n 2000 -o @pairs.h5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"carl2", "rolr2", "alice2", "cascal2", "rascal2", "alices2"})
    void pairsTeachEveryMethod(String method) {
        workbench.ok("train @pairs.h5 --method " + method + " --epochs 1 --hidden 4 -o @pairs-" + method + ".smi");
        assertEquals(
                method,
                workbench
                        .json("inspect @pairs-" + method + ".smi")
                        .path("method")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"carl", "rolr", "alice", "cascal", "rascal", "alices"})
    void coefficientsTeachEveryMethodMorphingAware(String method) {
        workbench.ok(COEFFICIENTS + "--method " + method + " --morphing-aware -o @ma-" + method + ".smi");
        assertEquals(
                method + "-morphing-aware",
                workbench.json("inspect @ma-" + method + ".smi").path("method").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alices2", "polynomial"})
    void everyCommandTakesThem(String model) {
        String file = "@" + model + ".smi";
        workbench.ok("evaluate " + file + " --data @events.h5 --theta 0,0 --theta 0.1,0 --score -o @" + model + ".h5");
        try (HdfReader result = HdfReader.open(workbench.path(model + ".h5"))) {
            // log r to the denominator itself is zero, to rounding
            assertEquals(0, result.matrix("log_ratio").get(0, 17), 1e-12);
            assertEquals(2, result.shape("score")[0]);
        }
        JsonNode limits = workbench.json("limits @events.h5 --theta-true sm --grid clq1=-0.4:0.4:3,clq3=-0.4:0.4:3"
                + " --luminosity 3/fb --method learned --model " + file);
        assertEquals(9, limits.path("p_value").size());
        JsonNode fisher = workbench.json(
                "fisher @events.h5 --theta sm --theta w --luminosity 3/fb --method learned --model " + file);
        assertEquals(2, fisher.path("points").size());
        assertTrue(workbench
                        .json("diagnose " + file + " --data @events.h5")
                        .path("checks")
                        .size()
                > 2);
    }

    @ParameterizedTest
    @CsvSource({
        "--method alices2, @local.h5, more-ratios or coefficients",
        "--method alices --morphing-aware, @ratio.h5, coefficients sample",
        "--method alices2, @ratio.h5, both hypotheses",
        "--method alice2, @ratio.h5, many denominators"
    })
    void theWrongSampleIsRefused(String method, String sample, String words) {
        Workbench.Outcome outcome = workbench.run(("train " + sample + " " + method + " -o @never.smi").split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
    }

    @Test
    void sallyHasNoPolynomial() {
        Workbench.Outcome outcome =
                workbench.run("train @local.h5 --method sally --morphing-aware -o @never.smi".split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("sally-morphing-aware"), outcome.err());
    }
}
