package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridRefinementTest {
    private static final double[] COARSE = Examples.steps(-2, 2, 25);

    @Test
    void givenPointsKeepTheirValues() {
        Grid grid = Examples.grid(COARSE, COARSE, (x, y) -> Math.sin(2 * x) * y + Math.abs(x + y));
        Grid fine = GridRefinement.to(241, grid);
        assertEquals(241, fine.x().size());
        for (int i = 0; i < 25; i++) {
            for (int j = 0; j < 25; j++) {
                assertEquals(grid.x(i), fine.x(10 * i));
                assertEquals(grid.value(i, j), fine.value(10 * i, 10 * j), 1e-13);
            }
        }
    }

    /** What 25 × 25 points are for: the line is 16 times closer to the truth than without refinement. */
    @Test
    void aCoarseScanGivesARoundContour() {
        Grid grid = Examples.grid(COARSE, COARSE, (x, y) -> 4 * x * x + 4 * y * y - 0.4 * x * x * x);
        double smooth = farthest(SmoothContour.lines(grid, 5.991));
        double straight = farthest(MarchingSquares.lines(grid, 5.991));
        assertTrue(smooth < 1e-3, "refined " + smooth);
        assertTrue(straight > 16 * smooth, "not refined " + straight + ", refined " + smooth);
    }

    /** The largest relative error of the radius, where q grows as its square. The middles of segments count too. */
    private static double farthest(List<Points> lines) {
        assertEquals(1, lines.size());
        Points line = lines.get(0);
        assertTrue(line.closed());
        double worst = 0;
        for (int i = 1; i < line.size(); i++) {
            double x = 0.5 * (line.x().get(i) + line.x().get(i - 1));
            double y = 0.5 * (line.y().get(i) + line.y().get(i - 1));
            double q = 4 * x * x + 4 * y * y - 0.4 * x * x * x;
            worst = Math.max(worst, Math.abs(Math.sqrt(q / 5.991) - 1));
        }
        return worst;
    }

    @Test
    void cellsWithAnUnknownCornerStayUnknown() {
        Grid grid = Examples.grid(COARSE, COARSE, (x, y) -> x == COARSE[12] && y == COARSE[7] ? Double.NaN : x - y);
        Grid fine = GridRefinement.to(241, grid);
        for (int i = 0; i < 241; i++) {
            for (int j = 0; j < 241; j++) {
                boolean inside = i > 110 && i < 130 && j > 60 && j < 80;
                assertEquals(inside, Double.isNaN(fine.value(i, j)), i + "," + j);
            }
        }
    }

    @Test
    void fewPointsAreJoinedByStraightLines() {
        double[] three = {0, 1, 3};
        Grid fine = GridRefinement.to(9, Examples.grid(three, three, (x, y) -> 2 * x - y + 1));
        for (int i = 0; i < fine.x().size(); i++) {
            for (int j = 0; j < fine.y().size(); j++) {
                assertEquals(2 * fine.x(i) - fine.y(j) + 1, fine.value(i, j), 1e-13);
            }
        }
    }
}
