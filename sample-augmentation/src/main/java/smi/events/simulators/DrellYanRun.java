package smi.events.simulators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;

/** One simulation of Drell–Yan events: a number of events of every kind, with a seed. Immutable. */
final class DrellYanRun implements EventGenerator {
    private final EventSetup setup;
    private final Measurement measurement;
    private final EventMix mix;
    private final long seed;
    private final int[] benchmarks;
    private final List<DrellYanGenerator> generators;
    private final List<EventWeights> weights;

    private DrellYanRun(
            EventSetup setup,
            Measurement measurement,
            EventMix mix,
            long seed,
            int[] benchmarks,
            List<DrellYanGenerator> generators,
            List<EventWeights> weights) {
        this.setup = setup;
        this.measurement = measurement;
        this.mix = mix;
        this.seed = seed;
        this.benchmarks = benchmarks;
        this.generators = List.copyOf(generators);
        this.weights = List.copyOf(weights);
    }

    /**
     * Plans a simulation. The background gets the share of the events that it has of the cross section, so that all
     * events weigh about the same.
     */
    static DrellYanRun of(EventSetup setup, DrellYanOptions options, long events, long seed) {
        double[] inclusive = DrellYanCrossSection.inclusive(PartonDensities.CENTRAL);
        List<double[]> thetas =
                setup.benchmarks().stream().map(b -> b.point().values()).toList();
        int signals = options.sampledFrom().size();
        double signalPb = DrellYanLikelihood.dot(DrellYanCrossSection.COMPONENTS.monomials(0, 0), inclusive);
        boolean hasBackground = options.backgroundPb() > 0;
        long background = hasBackground
                ? Math.max(1, Math.round(events * options.backgroundPb() / (options.backgroundPb() + signalPb)))
                : 0;
        long[] counts = EventMix.evenly(events - background, signals);
        List<DrellYanGenerator> generators = new ArrayList<>();
        List<EventWeights> weights = new ArrayList<>();
        int[] benchmarks = new int[signals + (hasBackground ? 1 : 0)];
        for (int k = 0; k < signals; k++) {
            benchmarks[k] = setup.benchmarkIndex(options.sampledFrom().get(k));
            double[] theta = thetas.get(benchmarks[k]);
            double sigma = DrellYanLikelihood.dot(DrellYanCrossSection.COMPONENTS.monomials(theta), inclusive);
            generators.add(DrellYanGenerator.signal(theta));
            weights.add(SignalWeights.of(sigma / counts[k], benchmarks[k], setup));
        }
        if (hasBackground) {
            benchmarks[signals] = EventBlock.BACKGROUND;
            generators.add(DrellYanGenerator.background());
            weights.add(EventWeights.constant(options.backgroundPb() / background));
            counts = Arrays.copyOf(counts, signals + 1);
            counts[signals] = background;
        }
        return new DrellYanRun(
                setup, options.measurement(), new EventMix(counts), seed, benchmarks, generators, weights);
    }

    EventMix mix() {
        return mix;
    }

    int[] benchmarks() {
        return benchmarks.clone();
    }

    /** The generated particles of a chunk, before smearing and cuts. */
    Partons partons(long chunk) {
        var seeds = new ChunkSeed(seed, chunk);
        Partons events = Partons.ofSize(mix.kinds(chunk, seeds.random(ChunkSeed.Purpose.ORDER)));
        RandomGenerator random = seeds.random(ChunkSeed.Purpose.PARTICLES);
        List<DrellYanGenerator.Run> runs =
                generators.stream().map(DrellYanGenerator::run).toList();
        for (int i = 0; i < events.size(); i++) {
            runs.get(events.kinds()[i]).generate(random, events, i);
        }
        return events;
    }

    @Override
    public int[] passing(long chunk) {
        int[] passing = new int[mix.kinds()];
        if (!measurement.hasCuts()) {
            for (int k = 0; k < passing.length; k++) {
                passing[k] = mix.inChunk(k, chunk);
            }
            return passing;
        }
        Partons events = partons(chunk);
        for (int i : measure(events, chunk).passing()) {
            passing[events.kinds()[i]]++;
        }
        return passing;
    }

    @Override
    public EventBlock generate(long chunk) {
        Partons events = partons(chunk);
        Measured measured = measure(events, chunk);
        int[] passing = measured.passing();
        int columns = setup.weightColumns().size();
        double[] table = new double[passing.length * columns];
        int[] sampled = new int[passing.length];
        List<EventWeights> perKind =
                weights.stream().map(EventWeights::forOneThread).toList();
        for (int row = 0; row < passing.length; row++) {
            int kind = events.kinds()[passing[row]];
            sampled[row] = benchmarks[kind];
            perKind.get(kind).fill(events, passing[row], table, row * columns, columns);
        }
        return new EventBlock(0, measured.observations(), EventMatrix.of(passing.length, columns, table), sampled);
    }

    /** The events of a chunk that pass the cuts, and their observables. */
    private record Measured(int[] passing, EventMatrix observations) {}

    private Measured measure(Partons events, long chunk) {
        RandomGenerator random = new ChunkSeed(seed, chunk).random(ChunkSeed.Purpose.DETECTOR);
        int columns = setup.observables().size();
        double[] observations = new double[(events.size() + 1) * columns];
        int[] passing = new int[events.size()];
        int passed = 0;
        for (int i = 0; i < events.size(); i++) {
            if (measurement.measure(events, i, random, observations, passed * columns)) {
                passing[passed++] = i;
            }
        }
        double[] kept = Arrays.copyOf(observations, passed * columns);
        return new Measured(Arrays.copyOf(passing, passed), EventMatrix.of(passed, columns, kept));
    }
}
