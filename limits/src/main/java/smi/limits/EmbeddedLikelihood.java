package smi.limits;

import java.util.Arrays;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.morphing.ParameterSpace;

/**
 * A likelihood as a function of more parameters than it depends on, so that it can be added to others.
 *
 * @param space all parameters
 * @param inner depends on some of them
 * @param columns where its parameters are among all
 */
record EmbeddedLikelihood(ParameterSpace space, Likelihood inner, int[] columns) implements Likelihood {

    /** The likelihood itself where the parameters are its own. */
    static Likelihood in(ParameterSpace space, Likelihood inner) {
        if (inner.space().names().equals(space.names())) {
            return inner;
        }
        int[] columns = inner.space().names().stream().mapToInt(space::indexOf).toArray();
        return new EmbeddedLikelihood(space, inner, columns);
    }

    @Override
    public boolean smooth() {
        return inner.smooth();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        return inner.logLikelihood(points.columns(columns));
    }

    private double[] own(double... point) {
        return Arrays.stream(columns).mapToDouble(p -> point[p]).toArray();
    }

    @Override
    public double[] gradient(double... point) {
        double[] part = inner.gradient(own(point));
        double[] gradient = new double[point.length];
        for (int k = 0; k < columns.length; k++) {
            gradient[columns[k]] = part[k];
        }
        return gradient;
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        double[][] part = inner.curvature(own(point), bounds.of(columns));
        double[][] whole = new double[point.length][point.length];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                whole[columns[i]][columns[j]] = part[i][j];
            }
        }
        return whole;
    }
}
