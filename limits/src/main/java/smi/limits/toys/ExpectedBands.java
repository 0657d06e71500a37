package smi.limits.toys;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import smi.limits.ParameterGrid;

/**
 * What experiments at a true θ are expected to find at each point of a grid: the median, and the bands that hold 68 % and
 * 95 % of them. Arrays are not copied out; they must not be changed.
 *
 * @param grid the points
 * @param q quantiles of the test statistic, shape {@code [5][nPoints]}: at −2, −1, 0, 1, 2 standard deviations
 * @param pValue the p-values that belong to these values of q, falling in the first index
 * @param toys number of pseudo-experiments
 */
public record ExpectedBands(ParameterGrid grid, double[][] q, double[][] pValue, int toys) {
    private static final double[] DEVIATIONS = {-2, -1, 0, 1, 2};

    /**
     * Makes pseudo-experiments at a point, and toys at every point to calibrate them. Nuisance parameters are 0 in the
     * former; in the latter they are what fits the data of the measurement best, which should be the expected ones.
     *
     * @param model what they are made of
     * @param truth number of the point of the truth: of the grid, or beyond it
     * @param settings how many
     * @return the bands
     */
    public static ExpectedBands of(ToyModel model, int truth, ToySettings settings) {
        return of(model, truth, settings, () -> {});
    }

    /**
     * The same, saying how far it is.
     *
     * @param model what they are made of
     * @param truth number of the point of the truth: of the grid, or beyond it
     * @param settings how many
     * @param pointDone is told of every point that is done, by several threads
     * @return the bands
     */
    public static ExpectedBands of(ToyModel model, int truth, ToySettings settings, Runnable pointDone) {
        int batches = NeymanConstruction.batches(settings.toys());
        int points = model.grid().size();
        double[][] found = new double[points][batches * PointToys.BATCH];
        PointToys experiments = model.expectedAt(truth);
        IntStream.range(0, batches).parallel().forEach(b -> {
            int[] next = {b * PointToys.BATCH};
            // other random numbers than those of the toys that calibrate the same point
            experiments.make(settings.seed() + 1, b, total -> {
                double maximum = TestStatistic.maximum(model.grid(), total);
                for (int g = 0; g < points; g++) {
                    found[g][next[0]] = Math.max(0.0, 2 * (maximum - total[g]));
                }
                next[0]++;
            });
        });
        double[][] q = new double[DEVIATIONS.length][points];
        double[][] p = new double[DEVIATIONS.length][points];
        IntStream.range(0, points).parallel().forEach(g -> {
            Arrays.sort(found[g]);
            double[] toys = model.at(g).q(settings.seed(), 0, batches);
            for (int k = 0; k < DEVIATIONS.length; k++) {
                q[k][g] = quantile(found[g], new NormalDistribution().cumulativeProbability(DEVIATIONS[k]));
                p[k][g] = PValue.of(toys, q[k][g]).value();
            }
            pointDone.run();
        });
        return new ExpectedBands(model.grid(), q, p, batches * PointToys.BATCH);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExpectedBands that
                && grid.equals(that.grid)
                && Arrays.deepEquals(q, that.q)
                && Arrays.deepEquals(pValue, that.pValue)
                && toys == that.toys;
    }

    @Override
    public int hashCode() {
        return 31 * grid.hashCode() + Arrays.deepHashCode(q);
    }

    @Override
    public String toString() {
        return "ExpectedBands[%d points, %d toys]".formatted(grid.size(), toys);
    }
}
