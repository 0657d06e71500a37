package smi.events.hdf5;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.FiniteDifferences;
import smi.events.Observable;
import smi.events.Provenance;
import smi.events.Systematic;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** A setup with everything that the format knows, and events without a meaning. */
final class Toy {
    static final Provenance PROVENANCE = new Provenance("0.1.0", "smi test", 7, List.of(), Map.of("events", "many"));

    private Toy() {}

    /** One quadratic parameter, five benchmarks of which sm, far and near are the basis, two nuisance benchmarks. */
    static EventSetup setup() {
        ParameterSpace space = ParameterSpace.of(new Parameter("cHW", "dim6", 4, 2, -1, 1, "16.5*theta"));
        List<Benchmark> benchmarks = List.of(
                new Benchmark("sm", space.point(0)),
                new Benchmark("sm_shifted", space.point(0.01)),
                new Benchmark("far", space.point(1)),
                new Benchmark("near", space.point(-0.5)),
                new Benchmark("other", space.point(0.3)));
        MorphingBasis basis = MorphingBasis.of(
                space,
                MorphingComponents.upTo(space, 2),
                List.of(benchmarks.get(0), benchmarks.get(2), benchmarks.get(3)));
        return new EventSetup(
                space,
                benchmarks,
                List.of("mu_down", "mu_up", "pdf_1"),
                Optional.of(basis),
                List.of(
                        new NuisanceParameter("mu", "scale", "mu_up", Optional.of("mu_down")),
                        new NuisanceParameter("pdf_0", "pdf", "pdf_1", Optional.empty())),
                List.of(
                        new Systematic("scale", "scale", "0.5,1.0,2.0", "mu"),
                        new Systematic("n", "norm", "1.1", "None")),
                List.of(new Observable("m_ll", "(l[0] + l[1]).m"), new Observable("code", "None")),
                "far",
                Optional.of(new FiniteDifferences(0.01, Map.of("sm", List.of("sm_shifted")))));
    }

    /** Events first … first + n − 1 of an endless list. */
    static EventBlock events(long first, int n) {
        EventSetup setup = setup();
        double[] x = new double[n * setup.observables().size()];
        double[] w = new double[n * setup.weightColumns().size()];
        int[] ids = new int[n];
        for (int i = 0; i < n; i++) {
            var random = new SplittableRandom(first + i);
            for (int j = 0; j < 2; j++) {
                x[2 * i + j] = random.nextDouble();
            }
            for (int b = 0; b < 8; b++) {
                w[8 * i + b] = random.nextDouble(-1, 1);
            }
            ids[i] = (int) ((first + i) % 6) - 1;
        }
        return new EventBlock(first, EventMatrix.of(n, 2, x), EventMatrix.of(n, 8, w), ids);
    }

    static EventBlock withoutSampling(EventBlock block) {
        int[] unknown =
                IntStream.range(0, block.size()).map(i -> EventBlock.UNKNOWN).toArray();
        return new EventBlock(block.first(), block.observations(), block.weights(), unknown);
    }

    static List<Path> write(Path target, int events, long eventsPerFile) {
        try (var writer = EventFileWriter.create(target, setup(), PROVENANCE, eventsPerFile)) {
            for (int first = 0; first < events; first += 7) {
                writer.write(events(first, Math.min(7, events - first)));
            }
            return writer.finish();
        }
    }

    static boolean same(EventBlock one, EventBlock other) {
        return one.first() == other.first()
                && one.observations().equals(other.observations())
                && one.weights().equals(other.weights())
                && Arrays.equals(one.samplingBenchmarks(), other.samplingBenchmarks());
    }
}
