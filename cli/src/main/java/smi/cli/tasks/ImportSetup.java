package smi.cli.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import smi.events.lhe.EventNorm;
import smi.events.lhe.ImportSettings;
import smi.events.lhe.LheSample;
import smi.events.observables.EventSelection;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/**
 * The content of an import setup file (docs/import.md): its keys are the components of these records, in snake case.
 *
 * @param parameters the parameters, by name
 * @param benchmarks the benchmarks, name → coordinates in the order of the parameters
 * @param morphing the morphing; {@code null}: none
 * @param observables the observables, name → what it is
 * @param defaultObservables a shorthand for many observables
 * @param cuts the cuts
 * @param efficiencies factors on the weights
 * @param smearing errors of the detector
 * @param metNoise noise on missing transverse momentum
 * @param eventNorm {@code sum} or {@code average} where the files do not say
 */
public record ImportSetup(
        LinkedHashMap<String, ParameterKeys> parameters,
        LinkedHashMap<String, List<Double>> benchmarks,
        MorphingKeys morphing,
        LinkedHashMap<String, SelectionKeys.ObservableKeys> observables,
        SelectionKeys.DefaultObservablesKeys defaultObservables,
        List<SelectionKeys.CutKeys> cuts,
        List<SelectionKeys.EfficiencyKeys> efficiencies,
        List<SelectionKeys.SmearingKeys> smearing,
        SelectionKeys.ResolutionKeys metNoise,
        String eventNorm) {

    /**
     * A parameter.
     *
     * @param lhaBlock its block on the parameter card
     * @param lhaId its number in that block
     * @param maxPower the highest power of it in |M|² (default 2)
     * @param range two numbers (default −1, 1)
     * @param transform its value on the card as an expression in {@code theta} (default: θ itself)
     */
    public record ParameterKeys(
            String lhaBlock, Integer lhaId, Integer maxPower, List<Double> range, String transform) {}

    /**
     * The morphing.
     *
     * @param maxOverallPower the highest sum of powers in |M|² (default 2)
     */
    public record MorphingKeys(Integer maxOverallPower) {}

    /** The settings of an import of files. */
    ImportSettings settings(List<LheInput> files, long seed) {
        ParameterSpace space = space();
        List<Benchmark> list = benchmarkList(space);
        return new ImportSettings(
                list,
                Optional.ofNullable(morphing).map(m -> basis(space, list, m)),
                selection(seed),
                files.stream().map(f -> sample(f, list)).toList(),
                OptionalLong.of(seed));
    }

    private ParameterSpace space() {
        if (parameters == null || parameters.isEmpty()) {
            throw new InvalidInputException("the import setup has no parameters; docs/import.md describes the key");
        }
        List<Parameter> list = new ArrayList<>();
        parameters.forEach((name, keys) ->
                list.add(parameter(name, keys == null ? new ParameterKeys(null, null, null, null, null) : keys)));
        return new ParameterSpace(list);
    }

    private static Parameter parameter(String name, ParameterKeys keys) {
        List<Double> range = keys.range() == null ? List.of(-1.0, 1.0) : keys.range();
        if (range.size() != 2) {
            throw new InvalidInputException(
                    "the range of parameter '%s' needs two numbers, for example [-1, 1]".formatted(name));
        }
        return new Parameter(
                name,
                keys.lhaBlock() == null ? "None" : keys.lhaBlock(),
                keys.lhaId() == null ? 0 : keys.lhaId(),
                keys.maxPower() == null ? 2 : keys.maxPower(),
                range.get(0),
                range.get(1),
                keys.transform() == null ? "_" : keys.transform());
    }

    private List<Benchmark> benchmarkList(ParameterSpace space) {
        if (benchmarks == null || benchmarks.isEmpty()) {
            throw new InvalidInputException("the import setup has no benchmarks; docs/import.md describes the key");
        }
        List<Benchmark> list = new ArrayList<>();
        for (Map.Entry<String, List<Double>> entry : benchmarks.entrySet()) {
            double[] values =
                    entry.getValue().stream().mapToDouble(Double::doubleValue).toArray();
            list.add(new Benchmark(entry.getKey(), space.point(values)));
        }
        return list;
    }

    private static MorphingBasis basis(ParameterSpace space, List<Benchmark> list, MorphingKeys keys) {
        var components = MorphingComponents.upTo(space, keys.maxOverallPower() == null ? 2 : keys.maxOverallPower());
        return MorphingBasis.of(space, components, list);
    }

    private EventSelection selection(long seed) {
        return new SelectionKeys(observables, defaultObservables, cuts, efficiencies, smearing, metNoise)
                .selection(seed);
    }

    private LheSample sample(LheInput input, List<Benchmark> known) {
        List<String> names = known.stream().map(Benchmark::name).toList();
        String origin = input.origin().orElse(names.get(0));
        if (!input.isBackground() && !names.contains(origin)) {
            throw new InvalidInputException("%s@%s: there is no benchmark '%s'; %s"
                    .formatted(input.file(), origin, origin, Suggestion.sentence(origin, names)));
        }
        LheSample sample =
                input.isBackground() ? LheSample.background(input.file()) : LheSample.signal(input.file(), origin);
        return eventNorm == null ? sample : sample.withEventNorm(EventNorm.parse(eventNorm));
    }
}
