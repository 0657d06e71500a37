package smi.plots;

import java.util.List;

/** The lines of a gridded function as a figure shows them: where its piecewise bicubic interpolant takes a value. */
final class SmoothContour {
    /** Cells of a figure's width over 240 are below three points: their straight segments look round. */
    private static final int POINTS = 241;

    private SmoothContour() {}

    static List<Points> lines(Grid grid, double level) {
        return MarchingSquares.lines(refined(grid), level);
    }

    /** The interpolant on the points between which lines are drawn. */
    static Grid refined(Grid grid) {
        return GridRefinement.to(POINTS, grid);
    }
}
