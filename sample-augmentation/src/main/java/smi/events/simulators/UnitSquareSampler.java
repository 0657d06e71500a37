package smi.events.simulators;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;

/**
 * Draws points from a smooth density on the unit square: cells are drawn by their upper bounds, points in them are kept
 * with probability density / bound. The bound of a cell is its largest value on a lattice plus a quarter of the spread
 * there. Where the density turned out larger than its bound the sample would be wrong, so that is an error, never a
 * weight. Immutable.
 */
final class UnitSquareSampler {
    /** Lattice steps per cell and direction. */
    private static final int STEPS = 3;

    private final int cellsU;
    private final int cellsV;
    private final double[] bounds;
    private final double[] cumulative;

    private UnitSquareSampler(int cellsU, int cellsV, double[] bounds) {
        this.cellsU = cellsU;
        this.cellsV = cellsV;
        this.bounds = bounds;
        this.cumulative = bounds.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
    }

    /**
     * Bounds a density.
     *
     * @param cellsU cells in the first coordinate
     * @param cellsV cells in the second coordinate
     * @param density not negative, smooth on the scale of a cell; need not be normalised
     * @return the sampler
     */
    static UnitSquareSampler of(int cellsU, int cellsV, DoubleBinaryOperator density) {
        double[][] lattice = new double[STEPS * cellsU + 1][STEPS * cellsV + 1];
        for (int i = 0; i < lattice.length; i++) {
            for (int j = 0; j < lattice[i].length; j++) {
                lattice[i][j] = density.applyAsDouble((double) i / (STEPS * cellsU), (double) j / (STEPS * cellsV));
            }
        }
        double[] bounds = new double[cellsU * cellsV];
        for (int cell = 0; cell < bounds.length; cell++) {
            bounds[cell] = bound(lattice, STEPS * (cell / cellsV), STEPS * (cell % cellsV));
        }
        return new UnitSquareSampler(cellsU, cellsV, bounds);
    }

    private static double bound(double[][] lattice, int fromU, int fromV) {
        double max = 0;
        double min = Double.POSITIVE_INFINITY;
        for (int i = fromU; i <= fromU + STEPS; i++) {
            for (int j = fromV; j <= fromV + STEPS; j++) {
                max = Math.max(max, lattice[i][j]);
                min = Math.min(min, lattice[i][j]);
            }
        }
        return max + 0.25 * (max - min);
    }

    /**
     * Draws a point.
     *
     * @param random random numbers
     * @param density the density that was bounded; its last call is at the point drawn
     * @param point gets the point, shape {@code [2]}
     */
    void draw(RandomGenerator random, DoubleBinaryOperator density, double[] point) {
        while (true) {
            int cell = cell(random.nextDouble() * cumulative[cumulative.length - 1]);
            double u = (cell / cellsV + random.nextDouble()) / cellsU;
            double v = (cell % cellsV + random.nextDouble()) / cellsV;
            double value = density.applyAsDouble(u, v);
            if (!(value <= bounds[cell])) {
                throw new IllegalStateException("the density %s at (%s, %s) is above its bound %s in cell %d"
                        .formatted(value, u, v, bounds[cell], cell));
            }
            if (random.nextDouble() * bounds[cell] < value) {
                point[0] = u;
                point[1] = v;
                return;
            }
        }
    }

    private int cell(double target) {
        int place = Arrays.binarySearch(cumulative, target);
        return place >= 0 ? Math.min(place + 1, cumulative.length - 1) : -place - 1;
    }

    /** The fraction of points that is kept, given the integral of the density over the square. */
    double efficiency(double integral) {
        return integral * bounds.length / cumulative[cumulative.length - 1];
    }
}
