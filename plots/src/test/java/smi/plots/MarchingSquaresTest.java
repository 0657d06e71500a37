package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarchingSquaresTest {
    private static final double[] AXIS = Examples.steps(-2, 2, 201);

    /** Between grid points r² is off a straight line by h²/8 at most, so the radius by h²/(16 R) = 2.5e-5. */
    @Test
    void aParaboloidIsCutInACircle() {
        List<Points> lines = MarchingSquares.lines(Examples.grid(AXIS, AXIS, (x, y) -> x * x + y * y), 1.3 * 1.3);
        assertEquals(1, lines.size());
        Points circle = lines.get(0);
        assertTrue(circle.closed());
        for (int i = 0; i < circle.size(); i++) {
            assertEquals(1.3, Math.hypot(circle.x().get(i), circle.y().get(i)), 1e-4 * 1.3, "point " + i);
        }
        // The polygon through all of them has the area of the circle: no part is missing, none is twice there.
        assertEquals(Math.PI * 1.69, Math.abs(area(circle)), 1e-3);
    }

    @Test
    void aTiltedQuadraticFormIsCutInItsEllipse() {
        Grid grid = Examples.grid(AXIS, AXIS, (x, y) -> 3 * x * x - 2.4 * x * y + 2 * y * y);
        List<Points> lines = MarchingSquares.lines(grid, 2.28);
        assertEquals(1, lines.size());
        Points ellipse = lines.get(0);
        for (int i = 0; i < ellipse.size(); i++) {
            double x = ellipse.x().get(i);
            double y = ellipse.y().get(i);
            // Curvature 3 on a step of 0.02 lifts q by 3 h²/4 = 3e-4 at most; 2.28 scales as the radius squared.
            assertEquals(1, Math.sqrt((3 * x * x - 2.4 * x * y + 2 * y * y) / 2.28), 1e-3);
        }
        assertEquals(Math.PI * 2.28 / Math.sqrt(3 * 2 - 1.44), Math.abs(area(ellipse)), 2e-3);
    }

    @Test
    void aLinearFunctionIsCutExactlyAndOpenAtTheBorder() {
        Grid grid = Examples.grid(AXIS, AXIS, (x, y) -> 0.3 * x + y);
        List<Points> lines = MarchingSquares.lines(grid, 0.11);
        assertEquals(1, lines.size());
        Points line = lines.get(0);
        assertFalse(line.closed());
        assertEquals(2, Math.abs(line.x().get(0)));
        assertEquals(2, Math.abs(line.x().get(line.size() - 1)));
        for (int i = 0; i < line.size(); i++) {
            assertEquals(0.11, 0.3 * line.x().get(i) + line.y().get(i), 1e-14);
        }
    }

    @Test
    void twoMinimaGiveTwoClosedLines() {
        Grid grid = Examples.grid(AXIS, AXIS, (x, y) -> Math.pow(x * x - 1, 2) + y * y);
        List<Points> lines = MarchingSquares.lines(grid, 0.3);
        assertEquals(2, lines.size());
        assertTrue(lines.stream().allMatch(Points::closed));
    }

    @Test
    void anUnknownPartInterruptsTheLine() {
        Grid grid = Examples.grid(AXIS, AXIS, (x, y) -> x > 0.5 && Math.abs(y) < 0.405 ? Double.NaN : x * x + y * y);
        List<Points> lines = MarchingSquares.lines(grid, 1);
        assertEquals(1, lines.size());
        Points arc = lines.get(0);
        assertFalse(arc.closed());
        // It ends where the last whole cell ends, at |y| = 0.42 on either side.
        assertEquals(0.42, Math.abs(arc.y().get(0)), 0.01);
        assertEquals(0.42, Math.abs(arc.y().get(arc.size() - 1)), 0.01);
    }

    @Test
    void infinitiesAreUnknownToo() {
        Grid grid = Grid.of(
                new double[] {0, 1}, new double[] {0, 1}, new double[][] {{0, Double.POSITIVE_INFINITY}, {1, 2}});
        assertEquals(List.of(), MarchingSquares.lines(grid, 0.5));
    }

    /** Corners 4, −1, 4, −1 in turn: the saddle of the interpolant lies at 1.5, above or below the level. */
    @Test
    void aSaddleJoinsTheCornersOnItsOwnSide() {
        assertTrue(separates(4, -1, 4, -1, 1, new double[] {1, 0}, new double[] {0, 1}));
        assertTrue(separates(4, -1, 4, -1, 2, new double[] {0, 0}, new double[] {1, 1}));
    }

    /** Corners 10, 0, 1, 0: the mean is 2.75 but the saddle lies at 10/11, so a level of 0.95 cuts off both ones. */
    @Test
    void theSaddleOfTheInterpolantDecidesNotTheMean() {
        assertTrue(separates(10, 0, 1, 0, 0.95, new double[] {0, 0}, new double[] {1, 1}));
        assertTrue(separates(10, 0, 1, 0, 0.90, new double[] {1, 0}, new double[] {0, 1}));
    }

    /** Whether the two lines through one cell pass close to these two corners, one each. */
    private static boolean separates(
            double a, double b, double c, double d, double level, double[] first, double[] second) {
        Grid grid = Grid.of(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{a, d}, {b, c}});
        List<Points> lines = MarchingSquares.lines(grid, level);
        return lines.size() == 2
                && lines.stream().anyMatch(l -> touchesEdgesOf(l, first))
                && lines.stream().anyMatch(l -> touchesEdgesOf(l, second));
    }

    private static boolean touchesEdgesOf(Points line, double[] corner) {
        boolean vertical = line.x().get(0) == corner[0] || line.x().get(1) == corner[0];
        boolean horizontal = line.y().get(0) == corner[1] || line.y().get(1) == corner[1];
        return line.size() == 2 && vertical && horizontal;
    }

    @Test
    void aLevelOnGridPointsLeavesNoDoublePoints() {
        double[] whole = Examples.steps(-3, 3, 7);
        List<Points> lines = MarchingSquares.lines(Examples.grid(whole, whole, (x, y) -> Math.abs(x) + Math.abs(y)), 2);
        assertEquals(1, lines.size());
        Points diamond = lines.get(0);
        assertTrue(diamond.closed());
        for (int i = 1; i < diamond.size(); i++) {
            assertTrue(Math.hypot(
                            diamond.x().get(i) - diamond.x().get(i - 1),
                            diamond.y().get(i) - diamond.y().get(i - 1))
                    > 0);
        }
        assertEquals(8, Math.abs(area(diamond)), 1e-12);
    }

    @Test
    void aLevelOutOfReachGivesNoLine() {
        assertEquals(List.of(), MarchingSquares.lines(Examples.grid(AXIS, AXIS, (x, y) -> x + y), 5));
    }

    private static double area(Points loop) {
        double twice = 0;
        for (int i = 1; i < loop.size(); i++) {
            twice += loop.x().get(i - 1) * loop.y().get(i)
                    - loop.x().get(i) * loop.y().get(i - 1);
        }
        return twice / 2;
    }
}
