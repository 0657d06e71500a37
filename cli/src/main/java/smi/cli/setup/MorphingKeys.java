package smi.cli.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import smi.morphing.Benchmark;
import smi.morphing.CouplingStructure;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/**
 * The morphing: its components from the highest power, by hand, or from where the couplings sit.
 *
 * @param maxOverallPower the highest sum of powers in |M|² (default 2)
 * @param components the powers of every component, one number per parameter
 * @param couplings the vertices in which the parameters are
 * @param basis names of the benchmarks that make the basis (default: all)
 */
public record MorphingKeys(
        Integer maxOverallPower, List<List<Integer>> components, CouplingKeys couplings, List<String> basis) {

    /**
     * The couplings of a process with a production and a decay vertex.
     *
     * @param production parameters in the production vertex, the one of the Standard Model first
     * @param decay parameters in the decay vertex, the one of the Standard Model first
     * @param both parameters in both vertices, the one of the Standard Model first
     * @param bsmMaxPower the highest power of the others (default: any)
     */
    public record CouplingKeys(List<String> production, List<String> decay, List<String> both, Integer bsmMaxPower) {
        CouplingStructure structure() {
            return new CouplingStructure(
                    names(production),
                    names(decay),
                    names(both),
                    bsmMaxPower == null ? CouplingStructure.HIGHEST_POWER : bsmMaxPower);
        }

        private static List<String> names(List<String> list) {
            return list == null ? List.of() : list;
        }
    }

    MorphingBasis basis(ParameterSpace space, List<Benchmark> benchmarks) {
        return MorphingBasis.of(space, componentsOf(space), chosen(benchmarks));
    }

    MorphingComponents componentsOf(ParameterSpace space) {
        if (Stream.of(maxOverallPower, components, couplings)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw new InvalidInputException(
                    "morphing takes one of max_overall_power, components and couplings, not several of them");
        }
        if (components != null) {
            return MorphingComponents.of(
                    components.stream().map(MorphingKeys::powers).toArray(int[][]::new));
        }
        if (couplings != null) {
            return couplings.structure().components(space);
        }
        int power = maxOverallPower == null ? 2 : maxOverallPower;
        if (power < 1) {
            throw new InvalidInputException("max_overall_power is %d; give 1 or more".formatted(power));
        }
        return MorphingComponents.upTo(space, power);
    }

    private static int[] powers(List<Integer> row) {
        if (row == null || row.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException("a morphing component is not a list of powers, one per parameter");
        }
        return row.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<Benchmark> chosen(List<Benchmark> benchmarks) {
        if (basis == null) {
            return benchmarks;
        }
        List<String> names = benchmarks.stream().map(Benchmark::name).toList();
        List<Benchmark> list = new ArrayList<>();
        for (String name : basis) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw new InvalidInputException("the morphing basis names the benchmark '%s', which does not exist; %s"
                        .formatted(name, Suggestion.sentence(String.valueOf(name), names)));
            }
            list.add(benchmarks.get(index));
        }
        return list;
    }
}
