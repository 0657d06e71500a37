package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross sections where nuisance parameters are not at their nominal values. */
class XsecNuisanceTest {
    private static final Path REFERENCE =
            Path.of(System.getProperty("smi.root", "..")).resolve("../shared/reference/drell-yan");

    @TempDir
    private static Path folder;

    private static Workbench workbench;
    private static List<String> names;

    @BeforeAll
    static void makeEvents() {
        workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 2000 -o @plain.h5 --seed 3");
        workbench.ok("simulate drell-yan --option systematics=on -n 2000 -o @syst.h5 --seed 3");
        names = new ArrayList<>();
        workbench.json("inspect @syst.h5").path("nuisance_parameters").forEach(name -> names.add(name.asText()));
    }

    private static JsonNode sm(String nu) {
        return workbench.json("xsec @syst.h5 --theta sm --nu " + nu);
    }

    private static double xsec(String nu) {
        return sm(nu).at("/points/0/xsec_pb").asDouble();
    }

    /** At ν = +1 the weights are those of the nuisance benchmark, up to the rounding of exp and log. */
    @Test
    void oneStandardDeviationIsTheBenchmark() {
        assertEquals(3, names.size());
        JsonNode benchmarks = workbench.json("inspect @syst.h5").path("xsec_pb");
        for (String name : names) {
            double up = benchmarks.path(name + "_benchmark_0").asDouble();
            assertTrue(up > 0, name + " in " + benchmarks);
            assertEquals(up, xsec(name + "=1"), 1e-12 * up);
        }
    }

    /** Central differences with a step of 1e-3: exact to its square. */
    @Test
    void gradientsAreThoseOfAllParameters() {
        JsonNode point = sm(names.get(0) + "=0.5").path("points").path(0);
        assertEquals(2, point.path("gradient_pb").size());
        assertEquals(3, point.path("nu_gradient_pb").size());
        for (int k = 0; k < 3; k++) {
            double at = k == 0 ? 0.5 : 0;
            String base = k == 0 ? "" : names.get(0) + "=0.5,";
            double up = xsec(base + names.get(k) + "=" + (at + 1e-3));
            double down = xsec(base + names.get(k) + "=" + (at - 1e-3));
            double slope = point.path("nu_gradient_pb").path(k).asDouble();
            assertEquals(slope, (up - down) / 2e-3, 1e-5 * Math.abs(slope) + 1e-9);
        }
    }

    @Test
    void nominalValuesAreThoseWithoutTheOption() {
        JsonNode without =
                workbench.json("xsec @syst.h5 --theta sm").path("points").path(0);
        JsonNode with = sm("0,0,0").path("points").path(0);
        double value = without.path("xsec_pb").asDouble();
        assertEquals(value, with.path("xsec_pb").asDouble(), 1e-12 * value);
        assertFalse(without.has("nu_gradient_pb"));
        assertEquals(
                without.at("/gradient_pb/0").asDouble(),
                with.at("/gradient_pb/0").asDouble(),
                1e-12 * value);
    }

    @Test
    void gridTableAndFigureSayWhere() throws IOException {
        String nu = names.get(1) + "=-1.5";
        String grid = "xsec @syst.h5 --grid clq1=-1:1:3,clq3=0 --nu " + nu;
        JsonNode columns = workbench.json(grid);
        assertEquals(-1.5, columns.path("nu").path(names.get(1)).asDouble());
        assertEquals(0, columns.path("nu").path(names.get(0)).asDouble());
        assertEquals(xsec("0,-1.5,0"), columns.at("/xsec_pb/1").asDouble());
        assertEquals(3, columns.path("nu_gradient_pb").size());
        assertEquals(3, columns.at("/nu_gradient_pb/0").size());
        String out = workbench.ok(grid + " --plot @curve.svg").out();
        assertTrue(out.contains("nuisance parameters: " + names.get(1) + " = -1.5, others 0"), out);
        assertTrue(out.contains("d xsec/d " + names.get(1)) && !out.contains("d xsec/d " + names.get(0)), out);
        assertTrue(Files.readString(folder.resolve("curve.svg")).contains(names.get(1) + " = −1.5, others 0"));
    }

    /** MadMiner's numbers; 1e-10 is rounding. */
    @Test
    void agreesWithTheReference() throws IOException {
        Path events = REFERENCE.resolve("h5/syst_shuffled.h5");
        Assumptions.assumeTrue(Files.exists(events), "skipped: no reference file " + events);
        JsonNode expected = new ObjectMapper()
                .readTree(REFERENCE.resolve("results/numbers_syst.json").toFile())
                .get("xsecs_nu");
        for (int i = 0; i < expected.get("nus").size(); i++) {
            JsonNode found = workbench.json("xsec %s --sampling-factors madminer --theta %s --nu %s"
                    .formatted(
                            events,
                            list(expected.get("theta")),
                            list(expected.get("nus").get(i))));
            double value = expected.get("xsecs").get(i).asDouble();
            assertEquals(value, found.at("/points/0/xsec_pb").asDouble(), 1e-10 * value);
        }
    }

    private static String list(JsonNode numbers) {
        List<String> texts = new ArrayList<>();
        numbers.forEach(number -> texts.add(number.asText()));
        return texts.stream().collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain.h5 | scale=1                  | no nuisance parameters",
                "syst.h5  | scales_nuisance_param=1  | did you mean",
                "syst.h5  | 1,2                      | 2 values for 3 nuisance parameters",
                "syst.h5  | NAME=1,NAME=2            | given twice",
                "syst.h5  | NAME=one                 | 'one' is not a number",
                "syst.h5  | NAME=NaN                 | not a finite number",
                "syst.h5  | NAME=1,2                 | '2' has no '='",
                "syst.h5  | nominal                  | write name=value"
            })
    void badValuesAreRefused(String file, String nu, String words) {
        Workbench.Outcome outcome =
                workbench.run("xsec", "@" + file, "--theta", "sm", "--nu", nu.replace("NAME", names.get(0)));
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, Workbench.lines(outcome.err()).size(), outcome.err());
        assertTrue(outcome.err().contains(words) && outcome.err().contains(file), outcome.err());
    }
}
