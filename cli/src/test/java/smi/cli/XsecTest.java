package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross sections at many points: numbers, gradients, table and figure. */
class XsecTest {
    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeEvents() {
        workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 3000 -o @events.h5 --seed 3");
    }

    /** Ten thousand points at once; in a quadratic cross section central differences are exact up to rounding. */
    @Test
    void aGridHasValuesErrorsAndGradients() {
        JsonNode grid = workbench.json("xsec @events.h5 --grid clq1=-1:1:101,clq3=-1:1:101");
        assertEquals(101 * 101, grid.path("xsec_pb").size());
        double step = 0.02;
        for (int i = 1; i < 100; i += 7) {
            for (int j = 1; j < 100; j += 7) {
                int g = 101 * i + j;
                double up = grid.at("/xsec_pb/" + (g + 101)).asDouble();
                double down = grid.at("/xsec_pb/" + (g - 101)).asDouble();
                assertEquals(
                        (up - down) / (2 * step),
                        grid.at("/gradient_pb/" + g + "/0").asDouble(),
                        1e-10);
                up = grid.at("/xsec_pb/" + (g + 1)).asDouble();
                down = grid.at("/xsec_pb/" + (g - 1)).asDouble();
                assertEquals(
                        (up - down) / (2 * step),
                        grid.at("/gradient_pb/" + g + "/1").asDouble(),
                        1e-10);
            }
        }
        JsonNode sm = workbench.json("xsec @events.h5 --theta sm").at("/points/0");
        int centre = 101 * 50 + 50;
        assertEquals(
                sm.path("xsec_pb").asDouble(), grid.at("/xsec_pb/" + centre).asDouble(), 1e-12);
        assertEquals(
                sm.path("xsec_error_pb").asDouble(),
                grid.at("/xsec_error_pb/" + centre).asDouble(),
                1e-12);
    }

    @Test
    void aTableOfPointsIsRead() throws IOException {
        workbench.write("points.csv", "clq1,clq3\n0,0\n0.1,-0.2\n");
        JsonNode points = workbench
                .json("xsec @events.h5 --theta points:" + folder.resolve("points.csv"))
                .path("points");
        assertEquals(2, points.size());
        assertEquals(-0.2, points.at("/1/theta/clq3").asDouble());
        assertEquals(
                workbench
                        .json("xsec @events.h5 --theta 0.1,-0.2")
                        .at("/points/0/xsec_pb")
                        .asDouble(),
                points.at("/1/xsec_pb").asDouble());
    }

    /** A terminal shows the few points that matter; the figure shows all. */
    @Test
    void manyPointsAreSummarised() throws IOException {
        String out = workbench
                .ok("xsec @events.h5 --grid clq1=-1:1:21,clq3=-1:1:21 --plot @map.png")
                .out();
        assertEquals(8, Workbench.lines(out).size(), out);
        assertTrue(out.contains("smallest") && out.contains("largest") && out.contains("441 points; --json"), out);
        assertTrue(Files.size(folder.resolve("map.png")) > 20_000);
        workbench.ok("xsec @events.h5 --grid clq1=-1:1:21,clq3=0 --plot @curve.svg");
        assertTrue(Files.readString(folder.resolve("curve.svg")).contains("statistical error"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--plot @none.png | needs a grid",
                "--grid clq1=0,clq3=0 --plot @none.png | scans 0",
                "--grid clq1=-1:1:3,clq3=0 --plot @none.gif | neither .png nor .svg",
                "--theta points:none.csv | none.csv"
            })
    void whatHasNoFigureIsRefused(String options, String words) {
        Workbench.Outcome outcome = workbench.run(("xsec @events.h5 " + options).split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(Workbench.lines(outcome.err()).size() == 1 && outcome.err().contains(words), outcome.err());
        assertFalse(Files.exists(folder.resolve("none.png")));
    }
}
