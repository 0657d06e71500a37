package smi.diagnostics.anchors;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.Prior;

/**
 * sbibm's two moons: θ flat in [−1, 1]², x = p + (−|u|, v) with u = (θ₁ + θ₂)/√2, v = (θ₂ − θ₁)/√2 and p on a half circle
 * of radius N(0.1, 0.01²) around (0.25, 0). The posterior has two crescents.
 */
record TwoMoonsTask() implements PosteriorTask {
    private static final Prior PRIOR = new Prior.Flat(-1, 1);

    @Override
    public String name() {
        return "two-moons";
    }

    @Override
    public String description() {
        return "sbibm: two crescents in two dimensions";
    }

    @Override
    public List<Prior> priors() {
        return Collections.nCopies(2, PRIOR);
    }

    @Override
    public int observables() {
        return 2;
    }

    private static double[] crescent(RandomGenerator random) {
        double angle = Math.PI * (random.nextDouble() - 0.5);
        double radius = 0.1 + 0.01 * random.nextGaussian();
        return new double[] {radius * Math.cos(angle) + 0.25, radius * Math.sin(angle)};
    }

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        double[] p = crescent(random);
        double u = (theta[0] + theta[1]) / Math.sqrt(2);
        double v = (theta[1] - theta[0]) / Math.sqrt(2);
        return new double[] {p[0] - Math.abs(u), p[1] + v};
    }

    /** θ ↦ p is a rotation on either side of u = 0: draw p, turn back, take either sign of u, keep what the prior allows. */
    @Override
    public Reference posterior(double... x) {
        return random -> {
            double[] theta = {Double.NaN, Double.NaN};
            while (!inSupport(theta)) {
                double[] p = crescent(random);
                double distance = p[0] - x[0];
                double v = x[1] - p[1];
                if (distance >= 0) {
                    double u = random.nextBoolean() ? distance : -distance;
                    theta = new double[] {(u - v) / Math.sqrt(2), (u + v) / Math.sqrt(2)};
                }
            }
            return theta;
        };
    }
}
