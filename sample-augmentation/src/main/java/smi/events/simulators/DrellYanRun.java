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
    private final List<Kind> kinds;
    private final EventMix mix;
    private final long seed;

    private DrellYanRun(EventSetup setup, Measurement measurement, List<Kind> kinds, long seed) {
        this.setup = setup;
        this.measurement = measurement;
        this.kinds = List.copyOf(kinds);
        this.mix = new EventMix(kinds.stream().mapToLong(Kind::events).toArray());
        this.seed = seed;
    }

    /**
     * Events that are generated in the same way.
     *
     * @param benchmark the benchmark they are generated at, or {@link EventBlock#BACKGROUND}
     * @param events how many
     * @param generator makes their particles
     * @param weights weighs them
     */
    private record Kind(int benchmark, long events, DrellYanGenerator generator, EventWeights weights) {}

    /**
     * Plans a simulation. The background gets the share of the events that it has of the cross section, so that all
     * events weigh about the same.
     */
    static DrellYanRun of(EventSetup setup, DrellYanOptions options, long events, long seed) {
        double[] inclusive = DrellYanCrossSection.inclusive(PartonDensities.CENTRAL);
        double backgroundPb = options.backgroundPb();
        List<Kind> kinds = new ArrayList<>();
        long background = 0;
        if (backgroundPb > 0) {
            double share = backgroundPb / (backgroundPb + DrellYanCrossSection.at(inclusive, 0, 0));
            background = Math.max(1, Math.round(events * share));
        }
        List<String> sampled = options.sampledFrom();
        long[] counts = EventMix.evenly(events - background, sampled.size());
        for (int k = 0; k < counts.length; k++) {
            kinds.add(signal(setup, setup.benchmarkIndex(sampled.get(k)), counts[k], inclusive));
        }
        if (background > 0) {
            EventWeights weights = EventWeights.constant(backgroundPb / background);
            kinds.add(new Kind(EventBlock.BACKGROUND, background, DrellYanGenerator.background(), weights));
        }
        return new DrellYanRun(setup, options.measurement(), kinds, seed);
    }

    private static Kind signal(EventSetup setup, int benchmark, long events, double[] inclusive) {
        double[] theta = setup.benchmarks().get(benchmark).point().values();
        double own = DrellYanCrossSection.at(inclusive, theta) / events;
        return new Kind(benchmark, events, DrellYanGenerator.signal(theta), SignalWeights.of(own, benchmark, setup));
    }

    EventMix mix() {
        return mix;
    }

    /** For each kind its benchmark, or {@link EventBlock#BACKGROUND}. */
    int[] benchmarks() {
        return kinds.stream().mapToInt(Kind::benchmark).toArray();
    }

    /** The generated particles of a chunk, before smearing and cuts. */
    Partons partons(long chunk) {
        var seeds = new ChunkSeed(seed, chunk);
        Partons events = Partons.ofSize(mix.kinds(chunk, seeds.random(ChunkSeed.Purpose.ORDER)));
        RandomGenerator random = seeds.random(ChunkSeed.Purpose.PARTICLES);
        List<DrellYanGenerator.Run> runs =
                kinds.stream().map(kind -> kind.generator().run()).toList();
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
                kinds.stream().map(kind -> kind.weights().forOneThread()).toList();
        for (int row = 0; row < passing.length; row++) {
            int kind = events.kinds()[passing[row]];
            sampled[row] = kinds.get(kind).benchmark();
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
