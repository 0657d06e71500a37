package smi.limits.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.augmentation.Prior;
import smi.events.EventMatrix;
import smi.limits.Likelihood;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;

/**
 * The logarithm of likelihood times prior, up to a constant.
 *
 * @param likelihood the likelihood, with the constraints of its nuisance parameters
 * @param bounds where the parameters may be: outside the posterior is 0
 * @param priors one per parameter of the theory, the first ones of the likelihood; nuisance parameters have their
 *     constraints
 */
public record LogPosterior(Likelihood likelihood, Bounds bounds, List<Prior> priors) {

    public LogPosterior {
        priors = List.copyOf(priors);
        if (priors.size() > bounds.dimension()
                || bounds.dimension() != likelihood.names().size()) {
            throw new InvalidInputException("%d priors and %d bounds were given for the parameters %s"
                    .formatted(priors.size(), bounds.dimension(), likelihood.names()));
        }
    }

    /** The values at many points; minus infinity outside of the bounds, where the likelihood is not asked. */
    double[] at(double[][] points) {
        double[] values = new double[points.length];
        List<double[]> asked = new ArrayList<>();
        for (int k = 0; k < points.length; k++) {
            values[k] = prior(points[k]);
            if (values[k] > Double.NEGATIVE_INFINITY) {
                asked.add(points[k]);
            }
        }
        if (!asked.isEmpty()) {
            double[] found = likelihood.logLikelihood(EventMatrix.ofRows(asked.toArray(double[][]::new)));
            int next = 0;
            for (int k = 0; k < points.length; k++) {
                if (values[k] > Double.NEGATIVE_INFINITY) {
                    values[k] += found[next++];
                }
            }
        }
        return values;
    }

    private double prior(double... point) {
        if (!Arrays.equals(bounds.clip(point), point)) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int p = 0; p < priors.size(); p++) {
            sum += priors.get(p).logDensity(point[p]);
        }
        return sum;
    }
}
