package smi.events.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.Suggestion;

/**
 * What to make of tables.
 *
 * @param benchmarks the benchmarks to store, the first being the reference
 * @param morphing the morphing basis, whose benchmarks are among these, if there is one
 * @param observables the observables to store; each is the name of a column
 * @param weights benchmark → column with the weights at it; a benchmark that is not named has a column of its own name
 * @param samples the tables; at least one
 * @param shuffleSeed seed of the order in which the events of all tables are mixed
 */
public record TableSettings(
        List<Benchmark> benchmarks,
        Optional<MorphingBasis> morphing,
        List<Observable> observables,
        Map<String, String> weights,
        List<TableSample> samples,
        long shuffleSeed) {

    public TableSettings {
        benchmarks = List.copyOf(benchmarks);
        observables = List.copyOf(observables);
        weights = Map.copyOf(weights);
        samples = List.copyOf(samples);
        if (benchmarks.isEmpty() || samples.isEmpty() || observables.isEmpty()) {
            throw new InvalidInputException("%d benchmarks, %d observables, %d tables; an import needs one of each"
                    .formatted(benchmarks.size(), observables.size(), samples.size()));
        }
        List<String> names = benchmarks.stream().map(Benchmark::name).toList();
        for (String benchmark : weights.keySet()) {
            if (!names.contains(benchmark)) {
                throw new InvalidInputException(
                        "there is no benchmark '%s'; %s".formatted(benchmark, Suggestion.sentence(benchmark, names)));
            }
        }
    }

    /** The column with the weights at a benchmark. */
    String weightColumn(Benchmark benchmark) {
        return weights.getOrDefault(benchmark.name(), benchmark.name());
    }

    /** {@return what the imported events say about themselves} */
    public EventSetup eventSetup() {
        return new EventSetup(
                benchmarks.get(0).point().space(),
                benchmarks,
                List.of(),
                morphing,
                List.of(),
                List.of(),
                observables,
                benchmarks.get(0).name(),
                Optional.empty());
    }
}
