package smi.diagnostics.anchors;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.Prior;

/** sbibm's Gaussian mixture: θ flat in [−10, 10]², x ~ ½ N(θ, 1) + ½ N(θ, 0.1²), the same component in both dimensions. */
record MixtureTask() implements PosteriorTask {
    private static final double NARROW = 0.1;
    private static final Prior PRIOR = new Prior.Flat(-10, 10);

    @Override
    public String name() {
        return "gaussian-mixture";
    }

    @Override
    public String description() {
        return "sbibm: common mean of a wide and a narrow Gaussian in two dimensions";
    }

    @Override
    public List<Prior> priors() {
        return Collections.nCopies(2, PRIOR);
    }

    @Override
    public int observables() {
        return 2;
    }

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        double sigma = random.nextBoolean() ? 1 : NARROW;
        return new double[] {theta[0] + sigma * random.nextGaussian(), theta[1] + sigma * random.nextGaussian()};
    }

    /** With a flat prior the posterior is the same mixture around x, cut at the ends of the prior. */
    @Override
    public Reference posterior(double... x) {
        return random -> {
            double[] theta = simulate(x, random);
            while (!inSupport(theta)) {
                theta = simulate(x, random);
            }
            return theta;
        };
    }
}
