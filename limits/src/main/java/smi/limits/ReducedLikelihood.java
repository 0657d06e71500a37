package smi.limits;

import java.util.Arrays;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.morphing.ParameterSpace;

/**
 * A likelihood with some of its parameters held fixed, at many points at once.
 *
 * @param whole the likelihood of all parameters
 * @param free the indices of those that stay
 * @param values the values of the others, shape {@code [nParameters]}
 */
record ReducedLikelihood(Likelihood whole, int[] free, double[] values) implements Likelihood {
    /** A fixed parameter is not varied; its bounds must be an interval all the same. */
    private static final double FIXED_WIDTH = 1e-3;

    @Override
    public ParameterSpace space() {
        return new ParameterSpace(
                Arrays.stream(free).mapToObj(whole.space().parameters()::get).toList());
    }

    @Override
    public boolean smooth() {
        return whole.smooth();
    }

    private double[] whole(double... point) {
        double[] row = values.clone();
        for (int k = 0; k < free.length; k++) {
            row[free[k]] = point[k];
        }
        return row;
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[][] rows = new double[points.rows()][];
        Arrays.setAll(rows, g -> whole(points.row(g)));
        return whole.logLikelihood(EventMatrix.ofRows(rows));
    }

    @Override
    public double[] gradient(double... point) {
        double[] all = whole.gradient(whole(point));
        return Arrays.stream(free).mapToDouble(p -> all[p]).toArray();
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        double[] lower = Arrays.stream(values).map(v -> v - FIXED_WIDTH).toArray();
        double[] upper = Arrays.stream(values).map(v -> v + FIXED_WIDTH).toArray();
        for (int k = 0; k < free.length; k++) {
            lower[free[k]] = bounds.lower()[k];
            upper[free[k]] = bounds.upper()[k];
        }
        double[][] all = whole.curvature(whole(point), new Bounds(lower, upper));
        double[][] part = new double[free.length][free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                part[i][j] = all[free[i]][free[j]];
            }
        }
        return part;
    }
}
