package smi.fisher;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.MemoryEvents;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * Events with observables (x, y), uniform in [-1, 1]², and weight w [(1 + θ1 x)² + (θ1 y + θ2)² + 1]: quadratic in θ and a
 * function of the observables alone, so that the density of an event at every θ is known up to the sum over the events.
 */
record ToyEvents(MemoryEvents events) {
    static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));

    ToyEvents(int events, long seed) {
        this(generate(events, seed));
    }

    private static MemoryEvents generate(int events, long seed) {
        double[][] points = {{0, 0}, {1, 0}, {0, 1}, {-1, 0.5}, {0.5, -1}, {1, 1}};
        List<Benchmark> benchmarks = new ArrayList<>();
        for (int b = 0; b < points.length; b++) {
            benchmarks.add(new Benchmark("b" + b, SPACE.point(points[b])));
        }
        var setup = EventSetup.of(
                MorphingBasis.of(SPACE, MorphingComponents.upTo(SPACE, 2), benchmarks),
                List.of(new Observable("x", "None"), new Observable("y", "None")));
        var random = new SplittableRandom(seed);
        double[] x = new double[2 * events];
        double[] w = new double[events * points.length];
        for (int i = 0; i < events; i++) {
            x[2 * i] = random.nextDouble(-1, 1);
            x[2 * i + 1] = random.nextDouble(-1, 1);
            for (int b = 0; b < points.length; b++) {
                w[i * points.length + b] = 1.0 / events * shape(x[2 * i], x[2 * i + 1], points[b]);
            }
        }
        return MemoryEvents.of(setup, EventMatrix.of(events, 2, x), EventMatrix.of(events, points.length, w));
    }

    /** The density of (x, y) at θ, up to the cross section. */
    static double shape(double x, double y, double... theta) {
        double u = 1 + theta[0] * x;
        double v = theta[0] * y + theta[1];
        return u * u + v * v + 1;
    }

    /** The derivatives of {@link #shape}. */
    static double[] gradient(double x, double y, double... theta) {
        double u = 1 + theta[0] * x;
        double v = theta[0] * y + theta[1];
        return new double[] {2 * u * x + 2 * v * y, 2 * v};
    }

    /** The sum of the shape over all events, divided by their number: the cross section in pb. */
    double sigma(double... theta) {
        EventMatrix observations = observations();
        double sum = 0;
        for (int i = 0; i < observations.rows(); i++) {
            sum += shape(observations.get(i, 0), observations.get(i, 1), theta);
        }
        return sum / observations.rows();
    }

    EventMatrix observations() {
        return events.observations();
    }

    WeightedEvents all() {
        return WeightedEvents.of(events, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
    }

    static ParameterPoint point(double a, double b) {
        return SPACE.point(a, b);
    }
}
