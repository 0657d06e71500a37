package smi.diagnostics.anchors;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.Prior;

/**
 * The mean of a normal distribution in ten dimensions, x ~ N(θ, 0.1·1): sbibm's Gaussian linear (prior N(0, 0.1·1)) and
 * Gaussian linear uniform (flat in [−1, 1]).
 *
 * @param name the name
 * @param description what it is
 * @param prior the prior of every parameter
 */
record GaussianTask(String name, String description, Prior prior) implements PosteriorTask {
    private static final int DIMENSION = 10;
    private static final double VARIANCE = 0.1;

    static GaussianTask linear() {
        return new GaussianTask(
                "gaussian-linear",
                "sbibm: mean of a ten-dimensional Gaussian, Gaussian prior",
                new Prior.Gaussian(0, Math.sqrt(VARIANCE)));
    }

    static GaussianTask uniform() {
        return new GaussianTask(
                "gaussian-linear-uniform",
                "sbibm: mean of a ten-dimensional Gaussian, flat prior",
                new Prior.Flat(-1, 1));
    }

    @Override
    public List<Prior> priors() {
        return Collections.nCopies(DIMENSION, prior);
    }

    @Override
    public int observables() {
        return DIMENSION;
    }

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        return Arrays.stream(theta)
                .map(mean -> mean + Math.sqrt(VARIANCE) * random.nextGaussian())
                .toArray();
    }

    /** Dimension by dimension: N(x/2, 0.05) with the Gaussian prior, else N(x, 0.1) cut at the ends of the prior. */
    @Override
    public Reference posterior(double... x) {
        boolean flat = prior instanceof Prior.Flat;
        double shrink = flat ? 1 : 0.5;
        double sigma = Math.sqrt(shrink * VARIANCE);
        return random -> {
            double[] theta = new double[x.length];
            for (int p = 0; p < x.length; p++) {
                do {
                    theta[p] = shrink * x[p] + sigma * random.nextGaussian();
                } while (!(prior.logDensity(theta[p]) > Double.NEGATIVE_INFINITY));
            }
            return theta;
        };
    }
}
