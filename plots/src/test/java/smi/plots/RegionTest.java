package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.morphing.InvalidInputException;

class RegionTest {
    private static final double[] AXIS = Examples.steps(-2, 2, 81);

    /** For two degrees of freedom the quantile is −2 log (1 − CL); for one it is tabulated (PDG, Statistics). */
    @ParameterizedTest
    @CsvSource({
        "0.68, 2, 2.278868566376729",
        "0.6826894921370859, 2, 2.295748928898636",
        "0.95, 2, 5.991464547107979",
        "0.6826894921370859, 1, 1.0",
        "0.95, 1, 3.841458820694124"
    })
    void levelsAreQuantilesOfChiSquare(double confidence, int degrees, double expected) {
        // The quantile is found by bisection to 1e-12 in probability; the density there is above 0.01.
        assertEquals(expected, ConfidenceLevel.rise(confidence, degrees), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 68, -0.1, Double.NaN})
    void aConfidenceLevelIsAProbability(double confidence) {
        String message = assertThrows(InvalidInputException.class, () -> ConfidenceLevel.rise(confidence, 2))
                .getMessage();
        assertTrue(message.contains("0.95 for 95 %"), message);
    }

    @Test
    void theEllipseHasItsFisherDistanceEverywhere() {
        FisherEllipse ellipse = FisherEllipse.of(new double[][] {{8, -3.5}, {-3.5, 7.5}}, new double[] {0.4, -1});
        List<Points> lines = ellipse.border(0.95);
        assertEquals(1, lines.size());
        Points border = lines.get(0);
        assertTrue(border.closed());
        for (int i = 0; i < border.size(); i++) {
            double dx = border.x().get(i) - 0.4;
            double dy = border.y().get(i) + 1;
            assertEquals(5.991464547107979, 8 * dx * dx - 7 * dx * dy + 7.5 * dy * dy, 1e-9);
        }
    }

    @Test
    void aQuadraticScanAndItsFisherEllipseAgree() {
        FisherEllipse ellipse = new FisherEllipse(8, -3.5, 7.5, 0.1, -0.2);
        Grid q = Examples.grid(AXIS, AXIS, (x, y) -> 8 * sq(x - 0.1) - 7 * (x - 0.1) * (y + 0.2) + 7.5 * sq(y + 0.2));
        Points scanned = new ScanRegion(q, 2).border(0.68).get(0);
        Points exact = ellipse.border(0.68).get(0);
        assertEquals(
                exact.x().stream().max().orElseThrow(),
                scanned.x().stream().max().orElseThrow(),
                1e-4);
        assertEquals(
                exact.y().stream().min().orElseThrow(),
                scanned.y().stream().min().orElseThrow(),
                1e-4);
    }

    private static double sq(double value) {
        return value * value;
    }

    /** With two degrees of freedom p = exp(−q/2): the same lines from p as from q, far into underflow. */
    @Test
    void pValuesGiveTheLinesOfTheirTestStatistic() {
        Grid q = Examples.grid(AXIS, AXIS, (x, y) -> 900 * x * x + 40 * y * y);
        List<Points> fromQ = new ScanRegion(q, 2).border(0.95);
        List<Points> fromP = new PValueRegion(q.map(v -> Math.exp(-v / 2))).border(0.95);
        assertEquals(fromQ.size(), fromP.size());
        assertEquals(fromQ.get(0).size(), fromP.get(0).size());
        for (int i = 0; i < fromQ.get(0).size(); i++) {
            assertEquals(fromQ.get(0).x().get(i), fromP.get(0).x().get(i), 1e-9);
            assertEquals(fromQ.get(0).y().get(i), fromP.get(0).y().get(i), 1e-9);
        }
    }

    @Test
    void informationThatBoundsNothingIsRefused() {
        String flat = refused(new double[][] {{1, 1}, {1, 1}}, 0, 0);
        assertTrue(flat.contains("not positive definite"), flat);
        String skew = refused(new double[][] {{1, 0.2}, {0.1, 1}}, 0, 0);
        assertTrue(skew.contains("not symmetric"), skew);
        String large = refused(new double[3][3], 0, 0);
        assertTrue(large.contains("2 x 2"), large);
        assertTrue(refused(new double[][] {{Double.NaN, 0}, {0, 1}}, 0, 0).contains("NaN"));
    }

    private static String refused(double[][] information, double... centre) {
        return assertThrows(InvalidInputException.class, () -> FisherEllipse.of(information, centre))
                .getMessage();
    }

    @Test
    void gridsOfAnotherShapeAreRefused() {
        double[] three = {0, 1, 2};
        String rows = assertThrows(InvalidInputException.class, () -> Grid.of(three, three, new double[2][3]))
                .getMessage();
        assertTrue(rows.contains("3 x 3") && rows.contains("2 rows"), rows);
        String order = assertThrows(
                        InvalidInputException.class, () -> Grid.of(new double[] {0, 2, 1}, three, new double[3][3]))
                .getMessage();
        assertTrue(order.contains("axis x") && order.contains("index 2"), order);
    }

    @Test
    void gridsAndSeriesCannotBeChangedFromOutside() {
        double[] x = {0, 1};
        double[][] values = {{1, 2}, {3, 4}};
        Grid grid = Grid.of(x, x, values);
        values[0][0] = 9;
        x[0] = -9;
        grid.x().toArray()[0] = 7;
        assertEquals(Grid.of(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 2}, {3, 4}}), grid);
    }
}
