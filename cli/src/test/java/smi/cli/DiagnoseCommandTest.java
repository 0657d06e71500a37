package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diagnoses, calibrations and the guard of the training range on the command line. */
class DiagnoseCommandTest {
    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void train() {
        workbench = new Workbench(folder).withDrellYan();
    }

    private static List<String> names(JsonNode diagnosis) {
        List<String> names = new ArrayList<>();
        diagnosis.path("checks").forEach(check -> names.add(check.path("name").asText()));
        return names;
    }

    @Test
    void aRatioIsCheckedAllOverItsRange() throws IOException {
        JsonNode all = workbench.json("diagnose @alices.smi --data @events.h5 --report @page.html");
        assertEquals(25, all.path("points").size());
        assertTrue(all.at("/points/0/mean_ratio").asDouble() > 0);
        List<String> names = names(all);
        for (String name : List.of(
                "normalisation",
                "slope of the ratio",
                "calibration",
                "closure in m_ll",
                "effective events",
                "largest weight",
                "tail index",
                "saturation",
                "test minus training",
                "best fit at sm",
                "slope of the score",
                "classifier closure")) {
            assertTrue(names.contains(name), name + " in " + names);
        }
        String page = Files.readString(workbench.path("page.html"));
        assertTrue(page.contains("closure in m_ll") && page.contains("data:image/png;base64"));
        JsonNode some = workbench.json(
                "diagnose @alices.smi --data @events.h5 --theta w --grid clq1=0:0.2:2,clq3=0:0:1 --theta-true w --events 10 --report @page.png");
        assertEquals(3, some.path("points").size());
        assertEquals(10, some.path("n_events").asDouble());
        assertTrue(names(some).contains("best fit at w"), names(some).toString());
        assertTrue(Files.size(workbench.path("page.png")) > 10_000);
        double expected = workbench
                .json("xsec @events.h5 --theta sm --partition test")
                .at("/points/0/xsec_pb")
                .asDouble();
        JsonNode luminosity = workbench.json("diagnose @alices.smi --data @events.h5 --theta w --luminosity 2/pb");
        assertEquals(2 * expected, luminosity.path("n_events").asDouble(), 1e-9 * expected);
    }

    @Test
    void samplesOfDrawnEventsWillDo() {
        workbench.ok("augment @events.h5 --sample ratio --theta0 w --theta1 sm --partition test -n 2000 -o @test.h5");
        JsonNode ratio = workbench.json("diagnose @alices.smi --data @test.h5");
        assertEquals(0, ratio.path("points").size());
        assertTrue(names(ratio).contains("calibration"));
        workbench.ok("augment @events.h5 --sample local --theta sm --partition test -n 2000 -o @localtest.h5");
        assertEquals(
                2,
                names(workbench.json("diagnose @sally.smi --data @localtest.h5"))
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "isotonic, ''",
        "histogram, ''",
        "affine, --at-each-point --theta w --theta ww",
        "affine, --grid clq1=-0.4:0.4:3;clq3=-0.4:0.4:3"
    })
    void aCalibratedModelIsAModel(String method, String options) throws IOException {
        String name = "@calibrated-" + method + options.length() + ".smi";
        JsonNode made = workbench.json("calibrate @alices.smi --data @events.h5 --method " + method + " "
                + (options.isEmpty() ? "" : options.replace(';', ',') + " ") + "-o " + name);
        assertEquals(made.path("knots").size(), made.path("values").size());
        JsonNode inspected = workbench.json("inspect " + name);
        assertTrue(inspected.path("calibration").asText().startsWith(method), inspected.toString());
        assertTrue(workbench.json("inspect @alices.smi").path("calibration").isMissingNode());
        assertTrue(workbench.ok("inspect " + name).out().contains("calibrated (" + method));
        String evaluate = " --data @events.h5 --theta 0.3,0.1 --score --force -o @log-ratios.h5";
        assertTrue(workbench.ok("evaluate " + name + evaluate).out().contains("calibrated (" + method));
        workbench.ok("diagnose " + name + " --data @events.h5 --theta w");
        JsonNode limits = workbench.json("limits @events.h5 --theta-true sm --grid clq1=-0.4:0.4:3,clq3=-0.4:0.4:3"
                + " --luminosity 3/fb --method learned --model " + name);
        assertEquals(9, limits.path("p_value").size());
        Workbench.Outcome export = workbench.run("export", name, "-o", "@never.onnx");
        assertEquals(2, export.exit());
        assertTrue(export.err().contains("calibrated"), export.err());
    }

    @Test
    void eventsOutsideOfTheTrainingAreCounted() throws IOException {
        JsonNode same = workbench.json("evaluate @alices.smi --data @events.h5 --theta 0.3,0.1 -o @same.h5");
        JsonNode range = same.path("training_range");
        assertEquals(same.path("n_events").asInt(), range.path("n_events").asInt());
        assertTrue(range.path("observables").size() > 2);
        List<String> observables = new ArrayList<>();
        workbench
                .json("inspect @events.h5")
                .path("observables")
                .forEach(o -> observables.add(
                        o.isTextual() ? o.asText() : o.path("name").asText()));
        String far = String.join(",", observables.stream().map(o -> "1e5").toList());
        workbench.write("far.csv", String.join(",", observables) + "\n" + (far + "\n").repeat(20));
        String limits = "limits @events.h5 --observed @far.csv --grid clq1=-0.4:0.4:3,clq3=-0.4:0.4:3"
                + " --luminosity 3/fb --method sally --model @sally.smi --json @far.json";
        Workbench.Outcome outcome = workbench.ok(limits);
        assertTrue(outcome.err().contains("extrapolates"), outcome.err());
        JsonNode observed = workbench.readJson("far.json").path("training_range");
        assertEquals(20, observed.path("n_outside").asInt());
        assertEquals(20, observed.path("n_isolated").asInt());
        assertTrue(observed.path("suspicious").asBoolean());
        assertFalse(workbench.json("inspect @alices.smi").path("training_low").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diagnose @alices.smi --data @events.h5 --report @page.txt | page.txt",
                "diagnose @alices.smi --data @events.h5 --events -3 | -3",
                "diagnose @alices.smi --data @events.h5 --events 3 --luminosity 3/fb | give one",
                "diagnose @alices.smi --data @ratio.h5 | any-partition",
                "diagnose @alices.smi --data @ratio.h5 --theta w | event files",
                "diagnose @sally.smi --data @ratio.h5 --any-partition | local",
                "calibrate @sally.smi --data @events.h5 --method affine -o @never.smi | sally",
                "calibrate @alices.smi --data @events.h5 --method isotonik -o @never.smi | isotonic",
                "calibrate @alices.smi --data @events.h5 --partition train --method affine -o @never.smi | trained on",
                "calibrate @alices.smi --data @ratio.h5 --at-each-point --any-partition --method affine -o @never.smi | at-each-point"
            })
    void whatIsWrongIsSaidInOneLine(String command, String words) {
        Workbench.Outcome outcome = workbench.run(command.strip().split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains(words.strip()), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }
}
