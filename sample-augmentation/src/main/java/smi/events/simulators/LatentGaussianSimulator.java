package smi.events.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;

/**
 * Events of the {@link LatentGaussian} with weights at benchmarks and a morphing basis.
 *
 * <p>The weight of an event is \( \propto e^{\theta z/\sigma_z^2 - \theta^2/2\sigma_z^2} \), the generating function of
 * the Hermite polynomials: not a polynomial in θ, but one of degree 12 through the 13 Chebyshev–Lobatto points of
 * [−1, 1] is as good. With σz = 2 the morphed weight differs from the true one, relative to it, by less than 1e-10 for
 * |z| ≤ 4σz and 2e-8 for |z| ≤ 6σz, at every θ in [−1, 1]; the joint score by less than 5e-9 and 1e-6. Outside of
 * [−1, 1] the polynomial leaves the exponential soon.
 */
public final class LatentGaussianSimulator implements Simulator {
    private static final String NAME = "latent-gaussian";
    private static final String SAMPLED_FROM = "sampled-from";

    private final LatentGaussian truth;
    private final EventSetup setup;
    private final List<String> sampledFrom;

    private LatentGaussianSimulator(LatentGaussian truth, EventSetup setup, List<String> sampledFrom) {
        this.truth = truth;
        this.setup = setup;
        this.sampledFrom = List.copyOf(sampledFrom);
    }

    /** {@return the standard latent Gaussian, generated at θ = 0} */
    public static LatentGaussianSimulator defaults() {
        LatentGaussian truth = LatentGaussian.standard();
        return new LatentGaussianSimulator(truth, setupOf(truth), List.of("origin"));
    }

    private static EventSetup setupOf(LatentGaussian truth) {
        int degree = LatentGaussian.DEGREE;
        List<Benchmark> benchmarks = new ArrayList<>();
        benchmarks.add(new Benchmark("origin", truth.space().origin()));
        for (int k = 0; k <= degree; k++) {
            if (2 * k != degree) {
                double theta = -Math.cos(Math.PI * k / degree);
                benchmarks.add(
                        new Benchmark("node_" + benchmarks.size(), truth.space().point(theta)));
            }
        }
        MorphingComponents powers = MorphingComponents.upTo(truth.space(), degree);
        return EventSetup.of(
                MorphingBasis.of(truth.space(), powers, benchmarks),
                List.of(new Observable(truth.observables().get(0), "None")));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "latent z ~ N(theta, 2^2), observed x ~ N(z, 1): one parameter, likelihood known, 1 pb for every theta";
    }

    @Override
    public List<SimulatorOption> options() {
        return List.of(
                new SimulatorOption(
                        SAMPLED_FROM,
                        String.join(",", sampledFrom),
                        "benchmarks to generate events at, in equal parts: origin, node_1 (theta = -1) to node_12 (theta = 1)"));
    }

    @Override
    public LatentGaussianSimulator with(Map<String, String> values) {
        var text = new OptionText(NAME, values);
        text.checkNames(List.of(SAMPLED_FROM));
        List<String> names = text.names(SAMPLED_FROM, sampledFrom);
        names.forEach(setup::benchmarkIndex);
        EventMix.checkDistinct(NAME, names);
        return new LatentGaussianSimulator(truth, setup, names);
    }

    @Override
    public EventSetup setup() {
        return setup;
    }

    @Override
    public Optional<ExactLikelihood> exactLikelihood() {
        return Optional.of(truth);
    }

    @Override
    public EventSource simulate(long events, long seed, int threads) {
        var mix = new EventMix(EventMix.evenly(events, sampledFrom.size()));
        int[] kinds = sampledFrom.stream().mapToInt(setup::benchmarkIndex).toArray();
        return GeneratedEvents.of(setup, mix, kinds, new Generator(mix, kinds, seed), threads);
    }

    private final class Generator implements EventGenerator {
        private final EventMix mix;
        private final int[] benchmarks;
        private final long seed;
        private final double[] thetas;

        Generator(EventMix mix, int[] benchmarks, long seed) {
            this.mix = mix;
            this.benchmarks = benchmarks;
            this.seed = seed;
            this.thetas = setup.benchmarks().stream()
                    .mapToDouble(b -> b.point().get(0))
                    .toArray();
        }

        @Override
        public int[] passing(long chunk) {
            int[] passing = new int[mix.kinds()];
            for (int k = 0; k < passing.length; k++) {
                passing[k] = mix.inChunk(k, chunk);
            }
            return passing;
        }

        @Override
        public EventBlock generate(long chunk) {
            var seeds = new ChunkSeed(seed, chunk);
            int[] kinds = mix.kinds(chunk, seeds.random(ChunkSeed.Purpose.ORDER));
            RandomGenerator random = seeds.random(ChunkSeed.Purpose.PARTICLES);
            double[] x = new double[kinds.length];
            double[] weights = new double[kinds.length * thetas.length];
            int[] sampled = new int[kinds.length];
            for (int i = 0; i < kinds.length; i++) {
                sampled[i] = benchmarks[kinds[i]];
                double theta = thetas[sampled[i]];
                double z = theta + truth.sigmaZ() * random.nextGaussian();
                x[i] = z + truth.sigmaX() * random.nextGaussian();
                double own = truth.crossSectionPb() / mix.count(kinds[i]);
                for (int b = 0; b < thetas.length; b++) {
                    weights[i * thetas.length + b] = own * Math.exp(truth.jointLogRatio(z, thetas[b], theta));
                }
            }
            return new EventBlock(
                    0,
                    EventMatrix.of(kinds.length, 1, x),
                    EventMatrix.of(kinds.length, thetas.length, weights),
                    sampled);
        }
    }
}
