package smi.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * A process with one parameter and an exactly quadratic weight: phase space z ~ N(0, 1), dσ/dz(θ) = σ0 φ(z) (1 + θ z)²,
 * so σ(θ) = σ0 (1 + θ²), r = [(1 + θ0 z)² / (1 + θ0²)] / [the same at θ1] and t = 2 z / (1 + θ z) − 2 θ / (1 + θ²).
 * The observables are z and z².
 */
final class QuadraticToy {
    static final double SIGMA0 = 2.5;
    static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("c", 2, -1, 1));
    static final double[] BENCHMARKS = {0.0, 0.8, -0.7};

    private QuadraticToy() {}

    static EventSetup setup() {
        List<Benchmark> benchmarks = new ArrayList<>();
        for (double b : BENCHMARKS) {
            benchmarks.add(new Benchmark(List.of("sm", "plus", "minus").get(benchmarks.size()), SPACE.point(b)));
        }
        return EventSetup.of(
                MorphingBasis.of(SPACE, MorphingComponents.upTo(SPACE, 2), benchmarks),
                List.of(new Observable("z", "None"), new Observable("z2", "None")));
    }

    static double weight(double theta, double z) {
        return SIGMA0 * (1 + theta * z) * (1 + theta * z);
    }

    /** Events drawn at θ = 0, of equal weight there. */
    static InMemoryEvents atOrigin(int n, long seed) {
        return mixed(seed, n, 0, 0);
    }

    /** Unweighted events drawn at each benchmark, in random order; each sample is normalised to its cross section. */
    static InMemoryEvents mixed(long seed, int... counts) {
        int n = Arrays.stream(counts).sum();
        int[] sampling = new int[n];
        int next = 0;
        for (int s = 0; s < counts.length; s++) {
            Arrays.fill(sampling, next, next + counts[s], s);
            next += counts[s];
        }
        var random = new SplittableRandom(seed);
        shuffle(sampling, random);
        double[] x = new double[2 * n];
        double[] w = new double[3 * n];
        for (int i = 0; i < n; i++) {
            double own = BENCHMARKS[sampling[i]];
            double z = draw(own, random);
            x[2 * i] = z;
            x[2 * i + 1] = z * z;
            for (int b = 0; b < 3; b++) {
                // weight of an unweighted event at its own benchmark, times the ratio of densities
                w[3 * i + b] =
                        SIGMA0 * (1 + own * own) / counts[sampling[i]] * weight(BENCHMARKS[b], z) / weight(own, z);
            }
        }
        return new InMemoryEvents(setup(), EventMatrix.of(n, 2, x), EventMatrix.of(n, 3, w), sampling);
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }

    /** Rejection from N(0, 1.8²), whose ratio to φ(z) (1 + θ z)² is below 30 for |θ| < 1. */
    private static double draw(double theta, SplittableRandom random) {
        if (theta == 0) {
            return random.nextGaussian();
        }
        while (true) {
            double z = 1.8 * random.nextGaussian();
            double density = Math.exp(-0.5 * z * z * (1 - 1 / (1.8 * 1.8))) * (1 + theta * z) * (1 + theta * z);
            if (random.nextDouble() * 30 < density) {
                return z;
            }
        }
    }

    static InMemoryEvents withSampling(InMemoryEvents events, int id) {
        int[] ids = new int[events.sampling().length];
        Arrays.fill(ids, id);
        return new InMemoryEvents(events.setup(), events.observations(), events.weights(), ids);
    }

    static InMemoryEvents background(InMemoryEvents events) {
        return withSampling(events, EventBlock.BACKGROUND);
    }
}
