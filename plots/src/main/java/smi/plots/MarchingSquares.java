package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines on which a gridded function takes one value, by marching squares: each cell is crossed by at most two
 * segments whose ends lie on its edges, found by linear interpolation; segments that meet on an edge are joined. In a
 * saddle cell (both diagonals on different sides) the value of the bilinear interpolant at its saddle point decides
 * which corners are joined, so that the lines have the topology of that interpolant (Nielson and Hamann, "The
 * asymptotic decider", IEEE Visualization 1991). A cell with a corner that is not finite holds no line.
 */
final class MarchingSquares {
    private static final int NONE = -1;

    private final Grid grid;
    private final double level;
    private final int nx;
    private final int ny;
    /** The neighbours along the line, two for each edge of the grid; see {@link #across} and {@link #along}. */
    private final int[][] next;

    private MarchingSquares(Grid grid, double level) {
        this.grid = grid;
        this.level = level;
        this.nx = grid.x().size();
        this.ny = grid.y().size();
        this.next = new int[2 * nx * ny][];
    }

    /**
     * The lines at one level, in an order that depends on the grid alone; a closed line ends with its first point.
     * Points on a line have the level as linearly interpolated value along the grid's edges.
     */
    static List<Points> lines(Grid grid, double level) {
        MarchingSquares squares = new MarchingSquares(grid, level);
        squares.march();
        return squares.link();
    }

    private void march() {
        for (int i = 0; i + 1 < nx; i++) {
            for (int j = 0; j + 1 < ny; j++) {
                cell(i, j);
            }
        }
    }

    private void cell(int i, int j) {
        double a = grid.value(i, j);
        double b = grid.value(i + 1, j);
        double c = grid.value(i + 1, j + 1);
        double d = grid.value(i, j + 1);
        if (!Double.isFinite(a + b + c + d)) {
            return;
        }
        int[] edges = {across(i, j), along(i + 1, j), across(i, j + 1), along(i, j)};
        boolean[] above = {a >= level, b >= level, c >= level, d >= level};
        int[] crossed = new int[4];
        int n = 0;
        for (int k = 0; k < 4; k++) {
            if (above[k] != above[(k + 1) % 4]) {
                crossed[n++] = edges[k];
            }
        }
        if (n == 2) {
            join(crossed[0], crossed[1]);
        } else if (n == 4) {
            double saddle = (a * c - b * d) / (a + c - b - d);
            boolean joinsFirstCorner = (saddle >= level) == above[0];
            // Edges in turn: bottom, right, top, left. If corners 0 and 2 are connected, 1 and 3 are cut off.
            join(edges[0], edges[joinsFirstCorner ? 1 : 3]);
            join(edges[2], edges[joinsFirstCorner ? 3 : 1]);
        }
    }

    /** The edge from (i, j) to (i+1, j). */
    private int across(int i, int j) {
        return 2 * (i * ny + j);
    }

    /** The edge from (i, j) to (i, j+1). */
    private int along(int i, int j) {
        return 2 * (i * ny + j) + 1;
    }

    private void join(int p, int q) {
        link(p, q);
        link(q, p);
    }

    private void link(int from, int to) {
        if (next[from] == null) {
            next[from] = new int[] {to, NONE};
        } else {
            next[from][1] = to;
        }
    }

    private List<Points> link() {
        List<Points> lines = new ArrayList<>();
        boolean[] seen = new boolean[next.length];
        for (int edge = 0; edge < next.length; edge++) {
            if (next[edge] != null && next[edge][1] == NONE && !seen[edge]) {
                add(lines, walk(edge, seen));
            }
        }
        for (int edge = 0; edge < next.length; edge++) {
            if (next[edge] != null && !seen[edge]) {
                List<Integer> loop = walk(edge, seen);
                loop.add(edge);
                add(lines, loop);
            }
        }
        return lines;
    }

    private List<Integer> walk(int start, boolean[] seen) {
        List<Integer> path = new ArrayList<>();
        int edge = start;
        while (edge != NONE) {
            seen[edge] = true;
            path.add(edge);
            int[] ends = next[edge];
            edge = !seen[ends[0]] ? ends[0] : ends[1] != NONE && !seen[ends[1]] ? ends[1] : NONE;
        }
        return path;
    }

    /** Where the level meets a grid point, several edges give that one point: it is kept once. */
    private void add(List<Points> lines, List<Integer> path) {
        double[] px = new double[path.size()];
        double[] py = new double[path.size()];
        int n = 0;
        for (int edge : path) {
            double[] p = crossing(edge);
            if (n == 0 || p[0] != px[n - 1] || p[1] != py[n - 1]) {
                px[n] = p[0];
                py[n++] = p[1];
            }
        }
        if (n > 1) {
            lines.add(Points.of(Arrays.copyOf(px, n), Arrays.copyOf(py, n)));
        }
    }

    private double[] crossing(int edge) {
        int i = edge / 2 / ny;
        int j = edge / 2 % ny;
        boolean vertical = edge % 2 == 1;
        double from = grid.value(i, j);
        double to = vertical ? grid.value(i, j + 1) : grid.value(i + 1, j);
        double t = (level - from) / (to - from);
        double x = grid.x(i);
        double y = grid.y(j);
        return vertical ? new double[] {x, y + t * (grid.y(j + 1) - y)} : new double[] {x + t * (grid.x(i + 1) - x), y};
    }
}
