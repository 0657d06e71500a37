package smi.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.FiniteDifferences;
import smi.events.Systematic;
import smi.morphing.Benchmark;
import smi.morphing.NuisanceParameter;

/**
 * {@link QuadraticToy} with one nuisance parameter: W(θ,ν) = W(θ) exp(a ν + b ν²), a = 0.1 z, b = −0.02 z², known by its
 * weights at ν = ±1.
 */
final class NuisanceToy {
    private NuisanceToy() {}

    static double linear(double z) {
        return 0.1 * z;
    }

    static double quadratic(double z) {
        return -0.02 * z * z;
    }

    static InMemoryEvents of(InMemoryEvents events) {
        EventSetup s = events.setup();
        var setup = new EventSetup(
                s.space(),
                s.benchmarks(),
                List.of("up", "down"),
                s.morphing(),
                List.of(new NuisanceParameter("scale", "scale", "up", Optional.of("down"))),
                List.<Systematic>of(),
                s.observables(),
                s.referenceBenchmark(),
                Optional.empty());
        int n = (int) events.size();
        double[] w = new double[5 * n];
        for (int i = 0; i < n; i++) {
            events.weights().copyRow(i, w, 5 * i);
            double z = events.observations().get(i, 0);
            w[5 * i + 3] = w[5 * i] * Math.exp(linear(z) + quadratic(z));
            w[5 * i + 4] = w[5 * i] * Math.exp(-linear(z) + quadratic(z));
        }
        return new InMemoryEvents(setup, events.observations(), EventMatrix.of(n, 5, w), events.sampling());
    }

    /** Benchmarks sm and plus, each with one shifted by ε, and no morphing. */
    static InMemoryEvents withoutMorphing(InMemoryEvents events, double epsilon, boolean differences) {
        EventSetup s = events.setup();
        double[] points = {0.0, 0.8, epsilon, 0.8 + epsilon};
        List<String> names = List.of("sm", "plus", "sm_c", "plus_c");
        List<Benchmark> benchmarks = new ArrayList<>();
        for (int b = 0; b < 4; b++) {
            benchmarks.add(new Benchmark(names.get(b), s.space().point(points[b])));
        }
        var setup = new EventSetup(
                s.space(),
                benchmarks,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                s.observables(),
                "sm",
                differences
                        ? Optional.of(new FiniteDifferences(
                                epsilon, Map.of("sm", List.of("sm_c"), "plus", List.of("plus_c"))))
                        : Optional.empty());
        int n = (int) events.size();
        double[] w = new double[4 * n];
        for (int i = 0; i < n; i++) {
            double z = events.observations().get(i, 0);
            for (int b = 0; b < 4; b++) {
                w[4 * i + b] = events.weights().get(i, 0) * (1 + points[b] * z) * (1 + points[b] * z);
            }
        }
        return new InMemoryEvents(setup, events.observations(), EventMatrix.of(n, 4, w), new int[n]);
    }
}
