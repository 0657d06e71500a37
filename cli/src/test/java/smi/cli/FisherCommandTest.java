package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** What {@code smi fisher} can do, on small files. */
class FisherCommandTest {
    @TempDir
    static Path folder;

    private static Workbench bench;

    @BeforeAll
    static void files() throws IOException {
        bench = new Workbench(folder);
        bench.withDrellYan();
        bench.ok("train @coefficients.h5 --method sallino --epochs 2 --hidden 8 -o @weighted.smi");
        bench.ok("train @local.h5 --method sally --parts 1 --epochs 2 --hidden 8 -o @whole.smi");
        bench.ok("train @local.h5 --method sally --features m_ll,pt_l1 --epochs 2 --hidden 8 -o @two.smi");
        bench.write("regions.yaml", "bins:\n  low: {m_ll: [300, 500]}\n  high: {m_ll: [500, null], y_ll: [-1, 1]}\n");
    }

    private static JsonNode fisher(String options) {
        return bench.json("fisher @events.h5 --theta sm --luminosity 10/fb " + options)
                .path("points")
                .path(0);
    }

    @Test
    void aLearnedInformationComesWithItsAccuracy() {
        JsonNode point = fisher("--method learned --model @sally.smi");
        assertEquals(2, point.path("information").size());
        for (String key : new String[] {"lower_bound", "single_network"}) {
            assertTrue(point.path(key).path("information").path(0).path(0).asDouble() > 0, key);
            assertTrue(point.path(key).path("uncertainty").path(0).path(0).asDouble() > 0, key);
        }
        double squares = 0;
        for (String source : new String[] {"events", "training", "networks"}) {
            double error = point.path("uncertainty_sources")
                    .path(source)
                    .path(0)
                    .path(0)
                    .asDouble();
            assertTrue(error > 0, source);
            squares += error * error;
        }
        double whole = point.path("uncertainty").path(0).path(0).asDouble();
        assertEquals(whole * whole, squares, 1e-9 * squares);
        assertEquals(0, point.path("notes").size());
        JsonNode kinematic = fisher("--method learned --model @sally.smi --content kinematic");
        JsonNode rate = fisher("--method rate");
        assertTrue(kinematic.path("information").path(1).path(1).asDouble()
                < point.path("information").path(1).path(1).asDouble());
        assertTrue(rate.path("information").path(1).path(1).asDouble() > 0);
    }

    @Test
    void oneNetworkWarnsOfItsBiasAndTwoModelsAreMultiplied() {
        Workbench.Outcome one =
                bench.ok("fisher @events.h5 --theta sm --luminosity 10/fb --method learned --model @whole.smi");
        assertTrue(one.err().contains("too large"), one.err());
        Workbench.Outcome two = bench.ok(
                "fisher @events.h5 --theta sm --luminosity 10/fb --method learned --model @whole.smi --model @weighted.smi");
        assertTrue(!two.err().contains("too large"), two.err());
    }

    @Test
    void binsAreChosen() {
        double fixed = last(fisher("--method histogram --observable m_ll --edges 400,600,1000"));
        double equal = last(fisher("--method histogram --observable m_ll --bins 4"));
        double optimised = last(fisher("--method histogram --observable m_ll --bins 4 --binning optimised"));
        double ranged = last(fisher("--method histogram --observable m_ll --bins 3 --range 300:1500"));
        double two = last(fisher("--method histogram --observable m_ll --observable y_ll --bins 4"));
        double truth = last(fisher("--method truth"));
        assertTrue(optimised > equal && two > equal, optimised + " " + equal + " " + two);
        assertTrue(fixed > 0 && ranged > 0 && truth > two, fixed + " " + ranged + " " + truth);
    }

    private static double last(JsonNode point) {
        return point.path("information").path(1).path(1).asDouble();
    }

    @Test
    void cutsShareTheInformation() {
        double low = last(fisher("--method truth --cut m_ll=:600"));
        double high = last(fisher("--method truth --cut m_ll=600:"));
        double half = last(fisher("--method truth --efficiency m_ll=300:0.5"));
        double all = last(fisher("--method truth"));
        assertEquals(all, low + high, 1e-9 * all);
        assertEquals(all / 2, half, 1e-9 * all);
    }

    @Test
    void channelsAddUp() {
        bench.ok("fisher @events.h5 --theta sm --luminosity 30/fb --method rate --json @rate.json");
        double both = last(fisher("--method truth --add @rate.json"));
        double expected = last(fisher("--method truth")) + 3 * last(fisher("--method rate"));
        assertEquals(expected, both, 1e-9 * expected);
        JsonNode projected = fisher("--method truth --add @rate.json --project clq3");
        assertEquals(expected, projected.path("information").path(0).path(0).asDouble(), 1e-9 * expected);
    }

    @Test
    void regionsKeepAShare() {
        JsonNode bins = fisher("--method truth --bins-file @regions.yaml").path("bins");
        JsonNode learned = fisher("--method learned --model @whole.smi --bins-file @regions.yaml")
                .path("bins");
        for (int k = 0; k < 2; k++) {
            double kept = bins.path("kept").path(k).asDouble();
            assertTrue(kept > 0 && kept < 1, bins.toString());
            assertTrue(bins.path("kept_uncertainty").path(k).asDouble() > 0);
            assertTrue(learned.path("kept").path(k).isNumber());
        }
    }

    @Test
    void distancesAreLocalAndAlongGeodesics() {
        JsonNode distance = fisher("--method histogram --observable m_ll --edges 400,600 --distance 0.05,-0.05")
                .path("distances")
                .path(0);
        double local = distance.path("local").asDouble();
        assertEquals(1, distance.path("geodesic").asDouble() / local, 0.2);
        assertTrue(distance.path("p_value").asDouble() > 0
                && distance.path("p_value").asDouble() < 1);
    }

    /** Along every line the local distance changes as the information does; a grid knows the same. */
    @Test
    void geodesicsAndTheGridAreWrittenAndDrawn() throws IOException {
        String common = "fisher @events.h5 --theta sm --luminosity 10/fb --method truth --geodesics 0.5,1 ";
        bench.ok(common + "--json @lines.json");
        bench.ok(common + "--grid clq1=-0.3:0.3:13,clq3=-0.3:0.3:13 --json @grid.json");
        JsonNode exact = bench.readJson("lines.json").path("points").path(0);
        JsonNode tabulated = bench.readJson("grid.json").path("points").path(0);
        assertEquals(49, exact.path("geodesics").path("lines").size());
        for (int k = 0; k < 49; k++) {
            JsonNode line = exact.path("geodesics").path("lines").path(k);
            int last = line.path("distance").size() - 1;
            assertEquals(1, line.path("distance").path(last).asDouble(), 1e-9);
            JsonNode other = tabulated.path("geodesics").path("lines").path(k).path("theta");
            for (int p = 0; p < 2; p++) {
                double end = line.path("theta").path(last).path(p).asDouble();
                // cubic interpolation between points of the grid
                assertEquals(end, other.path(other.size() - 1).path(p).asDouble(), 2e-3);
            }
        }
        JsonNode grid = bench.readJson("grid.json").path("grid");
        assertEquals(169, grid.path("theta").size());
        assertEquals(
                exact.path("information"), grid.path("information").path(84), "the middle of the grid is the point");
        bench.ok("plot @lines.json --show geodesics -o @geodesics.png");
        bench.ok("plot @grid.json --show map -o @map.png");
        for (String name : new String[] {"geodesics.png", "map.png"}) {
            assertTrue(Files.size(folder.resolve(name)) > 5000, name);
        }
        assertEquals(
                2,
                bench.run("plot", "@lines.json", "--show", "map", "-o", "@no.png")
                        .exit());
    }

    @Test
    void aBlindDirectionIsNamed() {
        Workbench.Outcome rate = bench.ok("fisher @events.h5 --theta sm --luminosity 10/fb --method rate");
        assertTrue(rate.err().contains("nothing about the direction (0.9"), rate.err());
        Workbench.Outcome figure =
                bench.run("fisher @events.h5 --theta sm --luminosity 10/fb --method rate --plot @no.png".split(" "));
        assertEquals(2, figure.exit());
        assertTrue(figure.err().contains("the data say nothing about the direction"), figure.err());
    }

    /** Two physics parameters, one nuisance parameter of the scale and some of the parton densities. */
    @Test
    void nuisanceParametersAreLearnedAndProfiled() {
        bench.ok("simulate drell-yan --option systematics=on -n 4000 -o @syst.h5 --seed 3");
        bench.ok("augment @syst.h5 --sample local --theta sm --nuisance-score -n 3000 -o @nuisance.h5");
        bench.ok("train @nuisance.h5 --method sally --epochs 2 --hidden 8 -o @nuisance.smi");
        String common = "fisher @syst.h5 --theta sm --luminosity 10/fb --method ";
        JsonNode truth = bench.json(common + "truth").path("points").path(0);
        JsonNode learned = bench.json(common + "learned --model @nuisance.smi")
                .path("points")
                .path(0);
        assertTrue(truth.path("parameters").size() > 2, truth.path("parameters").toString());
        assertEquals(truth.path("parameters"), learned.path("parameters"));
        JsonNode profiled = bench.json(common + "learned --model @nuisance.smi --profile clq1,clq3")
                .path("points")
                .path(0);
        assertEquals(2, profiled.path("information").size());
        assertTrue(last(profiled)
                < last(bench.json(common + "learned --model @nuisance.smi --project clq1,clq3")
                        .path("points")
                        .path(0)));
    }

    @Test
    void figuresAreDrawn() throws IOException {
        String common = "fisher @events.h5 --theta sm --luminosity 10/fb --method ";
        bench.ok(common + "truth --distribution m_ll --edges 300,400,600,1000,2000 --json @a.json");
        bench.ok(common + "learned --model @sally.smi --distribution m_ll --bins 6 --json @b.json");
        bench.ok("plot @a.json @b.json --show eigenvalues -o @eigenvalues.png");
        bench.ok("plot @a.json --show distribution -o @distribution.png");
        for (String name : new String[] {"eigenvalues.png", "distribution.png"}) {
            assertTrue(Files.size(folder.resolve(name)) > 5000, name);
        }
        Workbench.Outcome two = bench.run("plot", "@a.json", "@b.json", "--show", "distribution", "-o", "@no.png");
        assertEquals(2, two.exit());
    }

    @Test
    void scoresAndTheOptimalObservableOfEveryEventAreWritten() {
        JsonNode result = bench.json("evaluate @sally.smi --data @local.h5 --direction 1,-0.5 -o @scores.h5");
        assertTrue(result.toString().contains("optimal_observable"), result.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method learned | needs a model",
                "--method learned --model @two.smi --theta w | knows the score at",
                "--method learned --model @sally.smi --geodesics 1 | add --grid",
                "--method truth --geodesics -1 | give positive ones",
                "--method truth --grid clq1=-1:1:3 | lacks the parameter 'clq3'",
                "--method truth --content kinematic | only a learned information",
                "--method histogram --observable m_ll | --edges",
                "--method histogram --observable m_ll --bins 4 --binning best | unknown binning 'best'",
                "--method histogram --observable m_ll --bins 4 --range 5:1 | min < max",
                "--method histogram --observable m_l --bins 4 | unknown observable 'm_l'",
                "--method truth --cut m_ll=600 | give MIN:MAX",
                "--method truth --cut m_ll | give NAME=MIN:MAX",
                "--method truth --cut mll=1:2 | unknown observable 'mll'",
                "--method truth --cut m_ll=1:2 | must be positive",
                "--method truth --efficiency m_ll=1:2 | between 0 and 1",
                "--method truth --bins-file @nothing.yaml | does not exist",
                "--method rate --bins-file @regions.yaml | say nothing about the direction",
                "--method rate --distribution m_ll | truth and learned",
                "--method truth --distance w,w | 'w,w'"
            })
    void wrongInputIsRefusedInOneLine(String options, String words) {
        String command = "fisher @events.h5 --theta sm --luminosity 10/fb " + options;
        Workbench.Outcome outcome = bench.run(command.split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        long errors = Workbench.lines(outcome.err()).stream()
                .filter(line -> !line.startsWith("warning: "))
                .count();
        assertEquals(1, errors, outcome.err());
    }

    @Test
    void regionFilesAreChecked() throws IOException {
        bench.write("overlap.yaml", "bins:\n  a: {m_ll: [300, 500]}\n  b: {y_ll: [-1, 1]}\n");
        bench.write("upside.yaml", "bins:\n  a: {m_ll: [500, 300]}\n");
        bench.write("empty.yaml", "bins: {}\n");
        for (String[] file :
                new String[][] {{"overlap.yaml", "overlap"}, {"upside.yaml", "min < max"}, {"empty.yaml", "no bin"}}) {
            Workbench.Outcome outcome =
                    bench.run(("fisher @events.h5 --theta sm --luminosity 10/fb --method truth --bins-file @" + file[0])
                            .split(" "));
            assertEquals(2, outcome.exit(), outcome.err());
            assertTrue(outcome.err().contains(file[0]) && outcome.err().contains(file[1]), outcome.err());
        }
    }
}
