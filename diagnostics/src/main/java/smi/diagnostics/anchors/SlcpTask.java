package smi.diagnostics.anchors;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.Prior;

/**
 * sbibm's SLCP (simple likelihood, complex posterior): four points x ~ N(m, S) in two dimensions, m = (θ₁, θ₂), standard
 * deviations θ₃² and θ₄², correlation tanh θ₅; θ flat in [−3, 3]⁵. The posterior has four modes, the signs of θ₃ and θ₄.
 */
record SlcpTask() implements PosteriorTask {
    static final double RANGE = 3;
    static final int POINTS = 4;
    private static final Prior PRIOR = new Prior.Flat(-RANGE, RANGE);

    @Override
    public String name() {
        return "slcp";
    }

    @Override
    public String description() {
        return "sbibm: simple likelihood, complex posterior, five parameters";
    }

    @Override
    public List<Prior> priors() {
        return Collections.nCopies(5, PRIOR);
    }

    @Override
    public int observables() {
        return 2 * POINTS;
    }

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        double[] x = new double[2 * POINTS];
        for (int i = 0; i < POINTS; i++) {
            System.arraycopy(point(theta, 1, random), 0, x, 2 * i, 2);
        }
        return x;
    }

    /** A draw of N(m, S·scale²). */
    static double[] point(double[] theta, double scale, RandomGenerator random) {
        double rho = Math.tanh(theta[4]);
        double a = scale * random.nextGaussian();
        double b = scale * random.nextGaussian();
        return new double[] {
            theta[0] + theta[2] * theta[2] * a,
            theta[1] + theta[3] * theta[3] * (rho * a + Math.sqrt(1 - rho * rho) * b)
        };
    }

    @Override
    public Reference posterior(double... x) {
        return new SlcpPosterior(x);
    }
}
