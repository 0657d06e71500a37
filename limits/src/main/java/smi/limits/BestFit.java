package smi.limits;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import smi.morphing.ParameterPoint;

/**
 * Where the likelihood is largest.
 *
 * @param point the best fit
 * @param logLikelihood its log likelihood
 * @param refined whether it lies between the points of the grid: the maximum of the likelihood or, for toys, of the
 *     parabola through the best grid point and its neighbours; otherwise it is the best grid point itself
 * @param atBorder whether it lies on the border of the grid, so that the maximum may be outside
 * @param nearest number of the best point of the grid
 */
public record BestFit(ParameterPoint point, double logLikelihood, boolean refined, boolean atBorder, int nearest) {

    /**
     * Finds the maximum over a grid, refined by a parabola through the best point and its neighbours. The parabola takes
     * the value of the likelihood at the best point, so the maximum is never below it.
     *
     * @param grid the grid
     * @param logLikelihood one value per point
     * @return the best fit
     */
    public static BestFit of(ParameterGrid grid, double[] logLikelihood) {
        int best = 0;
        for (int g = 1; g < logLikelihood.length; g++) {
            best = logLikelihood[g] > logLikelihood[best] ? g : best;
        }
        int[] centre = grid.indices(best);
        int[] scanned = grid.scanned();
        var unrefined = new BestFit(grid.point(best), logLikelihood[best], false, false, best);
        if (grid.onBorder(best)) {
            return new BestFit(unrefined.point, unrefined.logLikelihood, false, true, best);
        }
        return scanned.length == 0 ? unrefined : refine(grid, logLikelihood, centre, scanned, unrefined);
    }

    private static BestFit refine(ParameterGrid grid, double[] values, int[] centre, int[] scanned, BestFit unrefined) {
        int n = scanned.length;
        double[] gradient = new double[n];
        RealMatrix curvature = new Array2DRowRealMatrix(n, n);
        double f0 = values[grid.number(centre)];
        for (int i = 0; i < n; i++) {
            double up = at(grid, values, centre, scanned[i], 1, scanned[i], 0);
            double down = at(grid, values, centre, scanned[i], -1, scanned[i], 0);
            gradient[i] = 0.5 * (up - down);
            curvature.setEntry(i, i, 2 * f0 - up - down);
            for (int j = 0; j < i; j++) {
                double mixed = 0.25
                        * (at(grid, values, centre, scanned[i], 1, scanned[j], -1)
                                + at(grid, values, centre, scanned[i], -1, scanned[j], 1)
                                - at(grid, values, centre, scanned[i], 1, scanned[j], 1)
                                - at(grid, values, centre, scanned[i], -1, scanned[j], -1));
                curvature.setEntry(i, j, mixed);
                curvature.setEntry(j, i, mixed);
            }
        }
        return maximum(grid, gradient, curvature, scanned, unrefined);
    }

    private static BestFit maximum(
            ParameterGrid grid, double[] gradient, RealMatrix curvature, int[] scanned, BestFit unrefined) {
        double[] step;
        try {
            step = new CholeskyDecomposition(curvature)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
        } catch (NonPositiveDefiniteMatrixException e) {
            return unrefined; // not a maximum of the parabola: a ridge or a plateau
        }
        double[] values = unrefined.point.values();
        double gain = 0.0;
        for (int i = 0; i < step.length; i++) {
            if (!(Math.abs(step[i]) <= 1.0)) {
                return unrefined; // beyond the neighbours the parabola knows nothing
            }
            values[scanned[i]] += step[i] * grid.axes().get(scanned[i]).step();
            gain += 0.5 * step[i] * gradient[i];
        }
        return new BestFit(grid.space().point(values), unrefined.logLikelihood + gain, true, false, unrefined.nearest);
    }

    private static double at(ParameterGrid grid, double[] values, int[] centre, int p, int dp, int q, int dq) {
        int[] indices = centre.clone();
        indices[p] += dp;
        indices[q] += dq;
        return values[grid.number(indices)];
    }
}
