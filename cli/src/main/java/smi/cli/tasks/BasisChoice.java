package smi.cli.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Prior;
import smi.morphing.BasisSearch;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;
import smi.morphing.ThetaMoments;

/**
 * How a better morphing basis is looked for.
 *
 * @param benchmarks how many benchmarks there are to be; as many as components if left out
 * @param keep names of benchmarks that stay, {@code all} or {@code none}; if left out, all if they are too few, else
 *     the reference benchmark
 * @param ranges {@code name=low:high}, instead of the parameters' own ranges
 * @param prior the distribution of θ, one prior per parameter; uniform over the ranges if left out
 * @param seed seed of the bases from which the search begins
 */
public record BasisChoice(
        Optional<Integer> benchmarks, Optional<String> keep, List<String> ranges, Optional<String> prior, long seed) {

    /** Copies the list. */
    public BasisChoice {
        ranges = List.copyOf(ranges);
    }

    BasisSearch search(MorphingSource source) {
        ParameterSpace space = within(source.space());
        int wanted = benchmarks.orElse(source.components().count());
        return new BasisSearch(space, source.components(), moments(space), kept(source, wanted), wanted, seed);
    }

    private List<Benchmark> kept(MorphingSource source, int wanted) {
        String names = keep.orElse(
                source.benchmarks().size() < wanted ? "all" : source.reference().name());
        return switch (names) {
            case "all" -> source.benchmarks();
            case "none" -> List.of();
            default ->
                Arrays.stream(names.split(",", -1))
                        .map(name -> named(name.strip(), source))
                        .toList();
        };
    }

    private static Benchmark named(String name, MorphingSource source) {
        return source.benchmarks().stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("--keep: there is no benchmark '%s'; %s"
                        .formatted(
                                name,
                                Suggestion.sentence(
                                        name,
                                        source.benchmarks().stream()
                                                .map(Benchmark::name)
                                                .toList()))));
    }

    private ParameterSpace within(ParameterSpace space) {
        List<Parameter> list = new ArrayList<>(space.parameters());
        for (String range : ranges) {
            String[] parts = range.split("[=:]", -1);
            if (parts.length != 3 || range.indexOf('=') > range.indexOf(':')) {
                throw new InvalidInputException("--range %s: write --range name=low:high".formatted(range));
            }
            int p = Place.at("--range", () -> space.indexOf(parts[0].strip()));
            Parameter old = space.parameters().get(p);
            list.set(
                    p,
                    Place.at(
                            "--range " + range,
                            () -> new Parameter(
                                    old.name(),
                                    old.lhaBlock(),
                                    old.lhaId(),
                                    old.maxPower(),
                                    Points.number(parts[1]),
                                    Points.number(parts[2]),
                                    old.transform())));
        }
        return new ParameterSpace(list);
    }

    private ThetaMoments moments(ParameterSpace space) {
        if (prior.isEmpty()) {
            return ThetaMoments.uniform(space);
        }
        // commas inside of brackets belong to a prior
        List<Prior> priors = Arrays.stream(prior.get().split(",(?![^(]*\\))"))
                .map(Prior::parse)
                .toList();
        if (priors.size() != space.dimension()) {
            throw new InvalidInputException("--prior: %d priors for the parameters %s; give one for each"
                    .formatted(priors.size(), String.join(", ", space.names())));
        }
        return (parameter, power) -> priors.get(parameter).moment(power);
    }
}
