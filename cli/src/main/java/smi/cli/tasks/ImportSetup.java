package smi.cli.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import smi.events.lhe.ImportSettings;
import smi.events.observables.Cut;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * The content of an import setup file (docs/import.md): its keys are the components of these records, in snake case.
 *
 * @param parameters the parameters, by name
 * @param benchmarks the benchmarks, name → coordinates in the order of the parameters
 * @param morphing the morphing; {@code null}: none
 * @param observables the observables, name → what becomes of events without it
 * @param cuts the cuts
 * @param systematics the systematic uncertainties, by name
 * @param samples Les Houches files and what is to be known about them
 * @param eventNorm {@code sum} or {@code average} where the files do not say
 */
public record ImportSetup(
        LinkedHashMap<String, ParameterKeys> parameters,
        LinkedHashMap<String, List<Double>> benchmarks,
        MorphingKeys morphing,
        LinkedHashMap<String, ObservableKeys> observables,
        List<CutKeys> cuts,
        LinkedHashMap<String, SystematicKeys> systematics,
        List<ImportSampleKeys> samples,
        String eventNorm) {
    private static final SystematicKeys NO_SYSTEMATIC_KEYS = new SystematicKeys(null, null, null, null, null, null);

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

    /**
     * An observable.
     *
     * @param whenMissing stored where it cannot be computed; without it such an event is rejected
     */
    public record ObservableKeys(Double whenMissing) {}

    /**
     * A cut.
     *
     * @param observable what is cut on
     * @param min smallest accepted value
     * @param max largest accepted value
     */
    public record CutKeys(String observable, Double min, Double max) {}

    /** The settings of an import of files. */
    ImportSettings settings(ImportSamples files, long seed) {
        ParameterSpace space = space();
        List<Benchmark> list = benchmarkList(space);
        return new ImportSettings(
                list,
                Optional.ofNullable(morphing).map(m -> basis(space, list, m)),
                selection(),
                files.samples(list.stream().map(Benchmark::name).toList(), eventNorm),
                OptionalLong.of(seed),
                uncertainties());
    }

    private List<SystematicUncertainty> uncertainties() {
        List<SystematicUncertainty> list = new ArrayList<>();
        Optional.ofNullable(systematics)
                .orElseGet(LinkedHashMap::new)
                .forEach((name, keys) -> list.add((keys == null ? NO_SYSTEMATIC_KEYS : keys).uncertainty(name)));
        return list;
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

    private EventSelection selection() {
        List<SelectedObservable> selected = new ArrayList<>();
        Optional.ofNullable(observables)
                .orElseGet(LinkedHashMap::new)
                .forEach((name, keys) -> selected.add(
                        keys == null || keys.whenMissing() == null
                                ? SelectedObservable.required(name)
                                : SelectedObservable.withDefault(name, keys.whenMissing())));
        List<Cut> list = Optional.ofNullable(cuts).orElse(List.of()).stream()
                .map(ImportSetup::cut)
                .toList();
        return new EventSelection(selected, list);
    }

    private static Cut cut(CutKeys keys) {
        if (keys.observable() == null) {
            throw new InvalidInputException(
                    "a cut of the import setup names no observable; write observable, and min or max");
        }
        return Cut.on(
                keys.observable(),
                keys.min() == null ? Double.NEGATIVE_INFINITY : keys.min(),
                keys.max() == null ? Double.POSITIVE_INFINITY : keys.max());
    }
}
