package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

class ThetaSpecTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("cWW", 1, -1, 1), Parameter.of("cHW", 1, -1, 1));
    private static final EventSetup SETUP = EventSetup.of(
            MorphingBasis.of(
                    SPACE,
                    MorphingComponents.of(new int[][] {{0, 0}, {1, 0}, {0, 1}}),
                    List.of(
                            new Benchmark("sm", SPACE.point(0, 0)),
                            new Benchmark("w", SPACE.point(1, 0)),
                            new Benchmark("h", SPACE.point(0, 1)))),
            List.of(new Observable("pt", "None")));

    private static List<ParameterPoint> points(String text) {
        return ThetaSpec.parse(text, SETUP).points(new SplittableRandom(1));
    }

    @Test
    void benchmarksAndPointsAreReadInAllTheirForms() {
        for (String text : List.of("sm", "benchmark:sm", "benchmarks:sm", "0,0", "point:0,0", "cHW=0,cWW=0")) {
            assertEquals(List.of(SPACE.point(0, 0)), points(text), text);
        }
        assertEquals(List.of(SPACE.point(0, 1), SPACE.point(1, 0)), points("benchmarks: h, w"));
        assertEquals(List.of(SPACE.point(-0.1, 2e-3)), points("point:-0.1,2e-3"));
        assertEquals(List.of(SPACE.point(-0.1, 0.5)), points("point:cHW=0.5,cWW=-0.1"));
    }

    /** Means and spreads of 20 000 draws within five standard errors. */
    @Test
    void randomPointsFollowTheirPriors() {
        List<ParameterPoint> points = points("random:20000:gaussian(1,0.5),log-uniform(0.01,1)");
        assertEquals(20000, points.size());
        double[] a = points.stream().mapToDouble(p -> p.get(0)).toArray();
        assertEquals(1, Arrays.stream(a).average().orElseThrow(), 5 * 0.5 / Math.sqrt(20000));
        double variance = Arrays.stream(a).map(v -> (v - 1) * (v - 1)).average().orElseThrow();
        assertEquals(0.25, variance, 5 * 0.25 * Math.sqrt(2.0 / 20000));
        double[] b = points.stream().mapToDouble(p -> p.get(1)).toArray();
        assertTrue(Arrays.stream(b).allMatch(v -> v >= 0.01 && v <= 1));
        // half of the draws below the geometric middle
        assertEquals(10000, Arrays.stream(b).filter(v -> v < 0.1).count(), 5 * Math.sqrt(20000) / 2);
        double[] c = points("random:9:flat(-3,-2),flat(5,6)").stream()
                .mapToDouble(p -> p.get(0))
                .toArray();
        assertTrue(Arrays.stream(c).allMatch(v -> v >= -3 && v <= -2));
    }

    @Test
    void tablesOfPointsAreReadWithAndWithoutNames(@TempDir Path folder) throws IOException {
        Path named = Files.writeString(folder.resolve("named.csv"), "cHW,weight,cWW\n1,9,2\n\n3,9,4.5\n");
        assertEquals(List.of(SPACE.point(2, 1), SPACE.point(4.5, 3)), points("points:" + named));
        Path bare = Files.writeString(folder.resolve("bare.csv"), "1, 2\n-3, .5\n");
        assertEquals(List.of(SPACE.point(1, 2), SPACE.point(-3, 0.5)), points("points:" + bare));
        Path broken = Files.writeString(folder.resolve("broken.csv"), "1,2\n3\n");
        assertMessage("broken.csv, line 2 has 1 values", "points:" + broken);
        Path word = Files.writeString(folder.resolve("word.csv"), "1,2\n3,x\n");
        assertMessage("'x'", "points:" + word);
        Path other = Files.writeString(folder.resolve("other.csv"), "cww,cHW\n3,4\n");
        assertMessage("did you mean 'cww'", "points:" + other);
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertMessage("no parameter point", "points:" + empty);
        assertMessage("cannot be read", "points:" + folder.resolve("none.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smm | did you mean 'sm'",
                "benchmarks:sm,vv | unknown benchmark 'vv'",
                "bench:sm | did you mean 'benchmark'",
                "point:0.1 | needs 2 values",
                "point:0.1,x | 'x'",
                "point:cWW=1 | no value of parameter 'cHW'",
                "point:cWX=1,cHW=0 | did you mean 'cWW'",
                "point:cWW=1,0 | mixes",
                "random:10:gaussian(0,0),flat(-1,1) | standard deviation above 0",
                "random:10:gaussian(0,-1),flat(-1,1) | standard deviation above 0",
                "random:10:gaussian(0,NaN),flat(-1,1) | standard deviation above 0",
                "random:10:flat(1,-1),flat(-1,1) | smaller end first",
                "random:10:log-uniform(0,1),flat(-1,1) | above 0",
                "random:10:gaussian(0,1) | one prior each",
                "random:10:gauss(0,1),flat(0,1) | did you mean 'gaussian'",
                "random:gaussian(0,1),flat(0,1) | random:1000",
                "random:0:gaussian(0,1),flat(0,1) | 1 or more",
                "random:10:gaussian(0;1),flat(0,1) | form",
            })
    void badSpecificationsAreRefusedWithTheWayOut(String text, String part) {
        assertMessage(part, text);
    }

    private static void assertMessage(String part, String text) {
        var error = assertThrows(InvalidInputException.class, () -> points(text));
        assertTrue(error.getMessage().contains(part) && !error.getMessage().contains("\n"), error.getMessage());
    }

    @Test
    void theTextOfASpecificationReadsBackTheSame() {
        for (String text : List.of(
                "benchmark:sm",
                "benchmarks:sm,w",
                "point:0.1,-2.0E-5",
                "random:7:gaussian(0.0,0.5),log-uniform(0.01,1.0)")) {
            assertEquals(text, ThetaSpec.parse(text, SETUP).text());
        }
        assertArrayEquals(new double[] {0, 0}, points("sm").get(0).values());
    }
}
