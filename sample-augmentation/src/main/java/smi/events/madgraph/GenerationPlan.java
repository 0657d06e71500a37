package smi.events.madgraph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import smi.events.EventSetup;
import smi.events.Systematic;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;

/**
 * Which samples are generated, and the benchmarks at which the weights of their events are wanted.
 *
 * @param benchmarks all benchmarks
 * @param systematics the systematic uncertainties
 * @param samples the files to be generated
 */
public record GenerationPlan(List<Benchmark> benchmarks, List<Systematic> systematics, List<GeneratedSample> samples) {
    /** MadGraph's seeds must be smaller than 30081². */
    private static final long LARGEST_SEED = 900_000_000;

    /** What MadGraph, XML and file names take. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

    private static final String BACKGROUND = "background";

    public GenerationPlan {
        benchmarks = List.copyOf(benchmarks);
        systematics = List.copyOf(systematics);
        samples = List.copyOf(samples);
    }

    /**
     * Events at benchmarks, reweighted to all others.
     *
     * @param setup parameters, benchmarks and systematic uncertainties
     * @param at names of the benchmarks at which events are generated; none: at all
     * @param runs files per benchmark
     * @param seed decides the seeds of all runs
     * @return the plan
     * @throws InvalidInputException if there is no such benchmark, one is named twice, a name is unfit for MadGraph, or
     *     the number of files is not positive
     */
    public static GenerationPlan signal(EventSetup setup, List<String> at, int runs, long seed) {
        Set<String> folders = new HashSet<>(); // of file systems that do not tell capitals apart
        for (Benchmark benchmark : setup.benchmarks()) {
            if (!NAME.matcher(benchmark.name()).matches()) {
                throw new InvalidInputException(
                        "benchmark '%s' becomes the id of a weight and a folder; use letters, digits, '_', '.', '+' and '-' only"
                                .formatted(benchmark.name()));
            }
            if (!folders.add(benchmark.name().toLowerCase(Locale.ROOT))) {
                throw new InvalidInputException(
                        "benchmark '%s' differs from another one in capitals only; rename one of them"
                                .formatted(benchmark.name()));
            }
        }
        List<Optional<Benchmark>> origins = new ArrayList<>();
        for (String name : at) {
            Optional<Benchmark> origin = Optional.of(setup.benchmarks().get(setup.benchmarkIndex(name)));
            if (origins.contains(origin)) {
                throw new InvalidInputException(
                        "benchmark '%s' is named twice; name it once, or ask for more runs".formatted(name));
            }
            origins.add(origin);
        }
        if (at.isEmpty()) {
            setup.benchmarks().forEach(b -> origins.add(Optional.of(b)));
        }
        return new GenerationPlan(setup.benchmarks(), setup.systematics(), samples(origins, runs, seed));
    }

    /**
     * Events of a background, which are not reweighted.
     *
     * @param setup parameters, benchmarks and systematic uncertainties
     * @param runs number of files
     * @param seed decides the seeds of all runs
     * @return the plan
     * @throws InvalidInputException if the number of files is not positive
     */
    public static GenerationPlan background(EventSetup setup, int runs, long seed) {
        return new GenerationPlan(
                setup.benchmarks(), setup.systematics(), samples(List.of(Optional.empty()), runs, seed));
    }

    private static List<GeneratedSample> samples(List<Optional<Benchmark>> origins, int runs, long seed) {
        if (runs < 1 || runs > 10_000) {
            throw new InvalidInputException("%d runs per benchmark; give 1 to 10000".formatted(runs));
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Set<Long> used = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<GeneratedSample> samples = new ArrayList<>();
        int digits = Integer.toString(runs).length();
        for (Optional<Benchmark> origin : origins) {
            for (int run = 1; run <= runs; run++) {
                String base = origin.map(Benchmark::name).orElse(BACKGROUND);
                String name = runs == 1 ? base : ("%s_run%0" + digits + "d").formatted(base, run);
                if (!names.add(name.toLowerCase(Locale.ROOT))) {
                    throw new InvalidInputException(
                            "two samples would be called '%s'; rename a benchmark".formatted(name));
                }
                samples.add(new GeneratedSample(name, origin, fresh(random, used), 1.0 / runs));
            }
        }
        return samples;
    }

    /** Two runs with the same seed would be the same events. */
    private static long fresh(RandomGenerator random, Set<Long> used) {
        long seed = random.nextLong(1, LARGEST_SEED);
        while (!used.add(seed)) {
            seed = random.nextLong(1, LARGEST_SEED);
        }
        return seed;
    }
}
