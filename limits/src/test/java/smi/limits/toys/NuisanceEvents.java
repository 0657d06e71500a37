package smi.limits.toys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** Weighted events w = B + μ S of one observable x, with the weight factors exp(aν + bν²) of nuisance parameters. */
final class NuisanceEvents {
    static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("mu", 1, -20, 20));

    /** An event: x, its weights of background and signal in pb, a and b of every nuisance parameter. */
    record Event(double x, double background, double signal, double[] a, double[] b) {
        double weight(double mu, double... nu) {
            double exponent = 0;
            for (int k = 0; k < a.length; k++) {
                exponent += (a[k] + b[k] * nu[k]) * nu[k];
            }
            return (background + mu * signal) * Math.exp(exponent);
        }
    }

    private final List<Event> events;
    private final MemoryEvents source;

    NuisanceEvents(List<String> nuisance, List<Event> events) {
        this.events = List.copyOf(events);
        List<NuisanceParameter> parameters = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String name : nuisance) {
            parameters.add(new NuisanceParameter(name, name, name + "_up", Optional.of(name + "_down")));
            columns.add(name + "_up");
            columns.add(name + "_down");
        }
        MorphingBasis basis = MorphingBasis.of(
                SPACE,
                MorphingComponents.upTo(SPACE, 1),
                List.of(new Benchmark("none", SPACE.point(0)), new Benchmark("one", SPACE.point(1))));
        var setup = new EventSetup(
                SPACE,
                basis.benchmarks(),
                columns,
                Optional.of(basis),
                parameters,
                List.of(),
                List.of(new Observable("x", "None")),
                "one",
                Optional.empty());
        double[] x = new double[events.size()];
        double[] w = new double[events.size() * (2 + columns.size())];
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            Event event = events.get(i);
            x[i] = event.x;
            w[next++] = event.weight(0, new double[nuisance.size()]);
            w[next++] = event.weight(1, new double[nuisance.size()]);
            for (int k = 0; k < nuisance.size(); k++) {
                for (double sign : new double[] {1, -1}) {
                    double[] nu = new double[nuisance.size()];
                    nu[k] = sign;
                    w[next++] = event.weight(1, nu);
                }
            }
        }
        source =
                MemoryEvents.of(setup, EventMatrix.of(x.length, 1, x), EventMatrix.of(x.length, 2 + columns.size(), w));
    }

    /** One event of background and one of signal, whose normalisation is known to a part; and a parameter of no effect. */
    static NuisanceEvents counting(double background, double signal, double part) {
        double[] a = {part, 0};
        return new NuisanceEvents(
                List.of("norm", "nothing"),
                List.of(new Event(0.2, background, 0, a, new double[2]), new Event(0.6, 0, signal, a, new double[2])));
    }

    /**
     * A falling background and a peak at 0.6; a normalisation, a tilt with a quadratic part, a spread that differs from
     * event to event by what is not observed, and a parameter of no effect.
     */
    static NuisanceEvents peak(int number, double background, double signal, long seed) {
        var random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double x = random.nextDouble();
            double hidden = random.nextDouble(-1, 1);
            double[] a = {0.05, 0.3 * (x - 0.4), 0.1 * hidden + 0.05, 0};
            double[] b = {0, 0.01 * x, 0, 0};
            double falling = 2 * Math.exp(-2 * x) / (1 - Math.exp(-2));
            double peak = Math.exp(-0.5 * Math.pow((x - 0.6) / 0.1, 2)) / (0.1 * Math.sqrt(2 * Math.PI));
            events.add(new Event(x, background * falling / number, signal * peak / number, a, b));
        }
        return new NuisanceEvents(List.of("norm", "tilt", "spread", "nothing"), events);
    }

    List<Event> events() {
        return events;
    }

    WeightedEvents all() {
        return WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
    }

    EventSetup setup() {
        return source.setup();
    }
}
