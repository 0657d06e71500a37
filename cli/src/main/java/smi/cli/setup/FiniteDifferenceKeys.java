package smi.cli.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.FiniteDifferences;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/**
 * Benchmarks shifted along every parameter, for scores without morphing.
 *
 * @param epsilon the shift
 * @param benchmarks the benchmarks that are shifted (default: all)
 * @param shifted the shifted benchmarks by hand: for a benchmark the names of others, one per parameter
 */
public record FiniteDifferenceKeys(
        Double epsilon, List<String> benchmarks, LinkedHashMap<String, List<String>> shifted) {

    /** A tenth of a billionth: coordinates are written by people and programs. */
    private static final double TOLERANCE = 1e-10;

    /** All benchmarks, and which of them are shifted ones, if any are. */
    record Points(List<Benchmark> benchmarks, Optional<FiniteDifferences> differences) {}

    Points points(ParameterSpace space, List<Benchmark> listed) {
        if (epsilon == null || !(epsilon > 0) || epsilon.isInfinite()) {
            throw new InvalidInputException("finite_differences needs epsilon, a positive number, not " + epsilon);
        }
        if (shifted != null && benchmarks != null) {
            throw new InvalidInputException("finite_differences takes benchmarks or shifted, not both");
        }
        return shifted != null ? byHand(space, listed) : made(space, listed);
    }

    private Points made(ParameterSpace space, List<Benchmark> listed) {
        List<Benchmark> all = new ArrayList<>(listed);
        Map<String, List<String>> names = new LinkedHashMap<>();
        List<Benchmark> bases = benchmarks == null
                ? listed
                : benchmarks.stream().map(name -> named(name, listed)).toList();
        for (Benchmark base : bases) {
            List<String> row = new ArrayList<>();
            for (int p = 0; p < space.dimension(); p++) {
                String name = base.name() + "_plus_" + space.names().get(p);
                if (all.stream().anyMatch(b -> b.name().equals(name))) {
                    throw new InvalidInputException(
                            "there is a benchmark '%s' already, a name that finite_differences uses; rename it"
                                    .formatted(name));
                }
                all.add(new Benchmark(name, space.point(moved(base, p))));
                row.add(name);
            }
            names.put(base.name(), row);
        }
        return new Points(all, Optional.of(new FiniteDifferences(epsilon, names)));
    }

    private double[] moved(Benchmark base, int parameter) {
        double[] values = base.point().values();
        values[parameter] += epsilon;
        return values;
    }

    private Points byHand(ParameterSpace space, List<Benchmark> listed) {
        shifted.forEach((name, row) -> {
            Benchmark base = named(name, listed);
            if (row == null || row.size() != space.dimension()) {
                throw new InvalidInputException("shifted benchmarks of '%s' are needed for each of the parameters %s"
                        .formatted(name, space.names()));
            }
            for (int p = 0; p < row.size(); p++) {
                checkMoved(base, p, named(row.get(p), listed));
            }
        });
        return new Points(listed, Optional.of(new FiniteDifferences(epsilon, shifted)));
    }

    private void checkMoved(Benchmark base, int parameter, Benchmark other) {
        double[] expected = moved(base, parameter);
        for (int p = 0; p < expected.length; p++) {
            double scale = Math.max(1, Math.abs(expected[p]));
            if (!(Math.abs(other.point().get(p) - expected[p]) <= TOLERANCE * scale)) {
                throw new InvalidInputException("benchmark '%s' at %s is not '%s' shifted by %s in '%s'"
                        .formatted(
                                other.name(),
                                other.point(),
                                base.name(),
                                epsilon,
                                base.point().space().names().get(parameter)));
            }
        }
    }

    private static Benchmark named(String name, List<Benchmark> listed) {
        return listed.stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("finite_differences: there is no benchmark '%s'; %s"
                        .formatted(
                                name,
                                Suggestion.sentence(
                                        String.valueOf(name),
                                        listed.stream().map(Benchmark::name).toList()))));
    }
}
