package smi.likelihood;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import smi.augmentation.LocalSample;
import smi.augmentation.Partition;
import smi.augmentation.SampleInfo;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** Samples of one parameter, uniform in [−1, 1], from simulators with a known likelihood. */
final class Samples {
    static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("theta", 2, -1, 1));

    private Samples() {}

    /** Draws x at θ and gives the joint score. */
    @FunctionalInterface
    interface Simulator {
        double draw(double theta, RandomGenerator random, double[] x);
    }

    static LocalSample of(int events, List<String> observables, long seed, Simulator simulator) {
        var random = new SplittableRandom(seed);
        int columns = observables.size();
        double[] x = new double[events * columns];
        double[] theta = new double[events];
        double[] score = new double[events];
        double[] row = new double[columns];
        for (int i = 0; i < events; i++) {
            theta[i] = random.nextDouble(-1, 1);
            score[i] = simulator.draw(theta[i], random, row);
            System.arraycopy(row, 0, x, i * columns, columns);
        }
        var info = new SampleInfo(
                SPACE,
                observables,
                Partition.TRAIN,
                Split.defaults(),
                events,
                Provenance.of("test", seed, List.of(), Map.of()));
        return new LocalSample(
                info,
                EventMatrix.of(events, columns, x),
                EventMatrix.of(events, 1, theta),
                EventMatrix.of(events, 1, score));
    }

    /** x₁ ~ N(θ, 1), x₂ ~ N(x₁²/2 − θ, ½²): a bent density. The joint score is the score. */
    static double bent(double theta, RandomGenerator random, double[] x) {
        x[0] = theta + random.nextGaussian();
        x[1] = 0.5 * x[0] * x[0] - theta + 0.5 * random.nextGaussian();
        return bentScore(theta, x[0], x[1]);
    }

    static double bentScore(double theta, double x0, double x1) {
        return x0 - theta - 4 * (x1 - 0.5 * x0 * x0 + theta);
    }

    static double bentLogLikelihood(double theta, double x0, double x1) {
        double a = x0 - theta;
        double b = 2 * (x1 - 0.5 * x0 * x0 + theta);
        return -0.5 * (a * a + b * b) - Math.log(2 * Math.PI) + Math.log(2);
    }

    /**
     * The number of successes in six trials, each with a latent z ~ N(θ, 1) that must be positive: binomial with
     * probability Φ(θ); the joint score is Σ (z − θ).
     */
    static double trials(double theta, RandomGenerator random, double[] x) {
        double score = 0;
        x[0] = 0;
        for (int i = 0; i < 6; i++) {
            double z = random.nextGaussian();
            score += z;
            x[0] += theta + z > 0 ? 1 : 0;
        }
        return score;
    }
}
