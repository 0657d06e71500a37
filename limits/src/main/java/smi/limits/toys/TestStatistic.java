package smi.limits.toys;

import java.util.Arrays;
import smi.limits.BestFit;
import smi.limits.ParameterGrid;

/**
 * \( q(\theta) = -2 [\log L(\theta) - \max_{\theta'} \log L(\theta')] \) with the maximum over a grid, refined by a parabola:
 * the same for data and for pseudo-experiments, which is what matters.
 */
final class TestStatistic {
    private TestStatistic() {}

    /**
     * The test statistic at a point.
     *
     * @param grid where the maximum is searched for
     * @param logLikelihood at its points, and perhaps at more after these
     * @param point number of the point
     */
    static double at(ParameterGrid grid, double[] logLikelihood, int point) {
        return Math.max(0.0, 2 * (maximum(grid, logLikelihood) - logLikelihood[point]));
    }

    /** The maximum; further points count, too. */
    static double maximum(ParameterGrid grid, double[] logLikelihood) {
        double[] onGrid =
                logLikelihood.length == grid.size() ? logLikelihood : Arrays.copyOf(logLikelihood, grid.size());
        double maximum = BestFit.of(grid, onGrid).logLikelihood();
        for (int k = grid.size(); k < logLikelihood.length; k++) {
            maximum = Math.max(maximum, logLikelihood[k]);
        }
        return maximum;
    }
}
