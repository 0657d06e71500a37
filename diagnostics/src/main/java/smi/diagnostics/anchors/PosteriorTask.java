package smi.diagnostics.anchors;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.Prior;

/** A simulator with a prior, of which the posterior of any observation can be drawn from exactly (arXiv:2101.04653). */
interface PosteriorTask {
    /** The name that the command line knows. */
    String name();

    /** What it is. */
    String description();

    /** The prior of θ, one per parameter. */
    List<Prior> priors();

    /** The number of observables. */
    int observables();

    /** An event at θ. */
    double[] simulate(double[] theta, RandomGenerator random);

    /** A generator of independent draws of the exact posterior of an observation. */
    Reference posterior(double... x);

    /** Draws of a posterior. */
    @FunctionalInterface
    interface Reference {
        double[] draw(RandomGenerator random);
    }

    /** A θ from the prior. */
    default double[] drawPrior(RandomGenerator random) {
        return priors().stream().mapToDouble(prior -> prior.draw(random)).toArray();
    }

    /** Whether θ is where the prior is not zero. */
    default boolean inSupport(double... theta) {
        for (int p = 0; p < theta.length; p++) {
            if (!(priors().get(p).logDensity(theta[p]) > Double.NEGATIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }
}
