package smi.limits;

import java.util.Arrays;

/**
 * The size of the region where q stays below a threshold. Between the points of the grid √q is interpolated, not q: it is
 * nearly linear away from the minimum, so that the size hardly depends on the grid.
 */
final class RegionArea {
    /** Sub-cells per cell of the grid, all axes together: the border is cut into steps of this fineness. */
    private static final int SUB_CELLS = 400;

    private final ParameterGrid grid;
    private final double[] values;
    private final int[] scanned;
    private final int perAxis;

    private RegionArea(ParameterGrid grid, double[] q) {
        this.grid = grid;
        this.values = Arrays.stream(q).map(Math::sqrt).toArray();
        this.scanned = grid.scanned();
        this.perAxis = Math.max(2, (int) Math.round(Math.pow(SUB_CELLS, 1.0 / Math.max(1, scanned.length))));
    }

    static double of(ParameterGrid grid, double[] q, double threshold) {
        var region = new RegionArea(grid, q);
        double cell = 1.0;
        for (int p : region.scanned) {
            cell *= grid.axes().get(p).step();
        }
        double cells = 0.0;
        for (int g = 0; g < q.length; g++) {
            cells += region.share(grid.indices(g), Math.sqrt(threshold));
        }
        return cells * cell;
    }

    /** The share of the cell above a grid point that lies in the region. */
    private double share(int[] corner, double threshold) {
        for (int p : scanned) {
            if (corner[p] == grid.axes().get(p).points() - 1) {
                return 0.0;
            }
        }
        double[] corners = new double[1 << scanned.length];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < corners.length; c++) {
            corners[c] = values[grid.number(shifted(corner, c))];
            lowest = Math.min(lowest, corners[c]);
            highest = Math.max(highest, corners[c]);
        }
        if (highest <= threshold || lowest > threshold) {
            return highest <= threshold ? 1.0 : 0.0;
        }
        return sampled(corners, threshold);
    }

    private int[] shifted(int[] corner, int bits) {
        int[] indices = corner.clone();
        for (int a = 0; a < scanned.length; a++) {
            indices[scanned[a]] += bits >> a & 1;
        }
        return indices;
    }

    private double sampled(double[] corners, double threshold) {
        int total = (int) Math.round(Math.pow(perAxis, scanned.length));
        int inside = 0;
        double[] x = new double[scanned.length];
        for (int s = 0; s < total; s++) {
            int rest = s;
            for (int a = 0; a < x.length; a++) {
                x[a] = (rest % perAxis + 0.5) / perAxis;
                rest /= perAxis;
            }
            inside += interpolate(corners, x) <= threshold ? 1 : 0;
        }
        return (double) inside / total;
    }

    private static double interpolate(double[] corners, double[] x) {
        double sum = 0.0;
        for (int c = 0; c < corners.length; c++) {
            double weight = 1.0;
            for (int a = 0; a < x.length; a++) {
                weight *= (c >> a & 1) == 1 ? x[a] : 1 - x[a];
            }
            sum += weight * corners[c];
        }
        return sum;
    }
}
