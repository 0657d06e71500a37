package smi.limits;

import java.util.Arrays;
import smi.events.EventMatrix;
import smi.morphing.ParameterSpace;

/**
 * A likelihood with some of its parameters held fixed, at many points at once.
 *
 * @param whole the likelihood of all parameters
 * @param free the indices of those that stay
 * @param values the values of the others, shape {@code [nParameters]}
 */
record ReducedLikelihood(Likelihood whole, int[] free, double[] values) implements Likelihood {
    @Override
    public ParameterSpace space() {
        return new ParameterSpace(
                Arrays.stream(free).mapToObj(whole.space().parameters()::get).toList());
    }

    @Override
    public boolean smooth() {
        return whole.smooth();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[][] rows = new double[points.rows()][];
        Arrays.setAll(rows, g -> {
            double[] row = values.clone();
            for (int k = 0; k < free.length; k++) {
                row[free[k]] = points.get(g, k);
            }
            return row;
        });
        return whole.logLikelihood(EventMatrix.ofRows(rows));
    }
}
