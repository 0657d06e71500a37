package smi.events.lhe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceParameter;
import smi.morphing.Suggestion;

/**
 * The nuisance parameters of an import, and for every file the weights at their benchmarks. Made from the headers alone,
 * before any event is read.
 */
final class SystematicsPlan {
    private final List<Map<String, NuisanceWeight>> weights = new ArrayList<>();
    private final List<NuisanceParameter> parameters = new ArrayList<>();
    private final List<SystematicReport> reports = new ArrayList<>();

    private SystematicsPlan() {}

    /** {@code headers} are those of the files of the samples. */
    static SystematicsPlan of(ImportSettings settings, List<LheHeader> headers) {
        var plan = new SystematicsPlan();
        settings.samples().forEach(sample -> checkNames(sample, settings.systematics()));
        headers.forEach(header -> plan.weights.add(new HashMap<>()));
        settings.systematics().forEach(asked -> plan.resolve(asked, settings.samples(), headers));
        return plan;
    }

    private static void checkNames(LheSample sample, List<SystematicUncertainty> systematics) {
        List<String> known =
                systematics.stream().map(SystematicUncertainty::name).toList();
        for (String name : sample.systematics().orElse(List.of())) {
            if (!known.contains(name)) {
                throw new InvalidInputException("%s: there is no systematic '%s'; %s"
                        .formatted(sample.file(), name, Suggestion.sentence(name, known)));
            }
        }
    }

    private void resolve(SystematicUncertainty asked, List<LheSample> samples, List<LheHeader> headers) {
        List<SystematicReport.Found> found = new ArrayList<>();
        List<Path> unaffected = new ArrayList<>();
        List<NuisanceParameter> first = null;
        Path firstFile = null;
        for (int s = 0; s < samples.size(); s++) {
            Path file = samples.get(s).file();
            if (!samples.get(s).isAffectedBy(asked.name())) {
                unaffected.add(file);
                continue;
            }
            List<FoundVariation> variations = new VariationFinder(file, headers.get(s)).find(asked);
            List<NuisanceParameter> names =
                    variations.stream().map(FoundVariation::parameter).toList();
            if (first == null) {
                first = names;
                firstFile = file;
            } else if (!first.equals(names)) {
                throw new InvalidInputException(difference(asked, firstFile, first, file, names));
            }
            add(variations, weights.get(s));
            variations.forEach(v ->
                    found.add(new SystematicReport.Found(file, v.parameter().name(), v.what(), v.ids())));
        }
        if (first == null) {
            throw new InvalidInputException(
                    "the systematic '%s' concerns none of the files; remove it, or name it with a sample"
                            .formatted(asked.name()));
        }
        parameters.addAll(first);
        reports.add(new SystematicReport(
                asked, first.stream().map(NuisanceParameter::name).toList(), found, unaffected));
    }

    private static void add(List<FoundVariation> variations, Map<String, NuisanceWeight> target) {
        for (FoundVariation variation : variations) {
            NuisanceParameter parameter = variation.parameter();
            target.put(parameter.benchmarkPositive(), variation.positive());
            variation
                    .negative()
                    .ifPresent(
                            weight -> target.put(parameter.benchmarkNegative().orElseThrow(), weight));
        }
    }

    private static String difference(
            SystematicUncertainty asked, Path one, List<NuisanceParameter> a, Path other, List<NuisanceParameter> b) {
        List<NuisanceParameter> onlyA = a.stream().filter(nu -> !b.contains(nu)).toList();
        List<NuisanceParameter> onlyB = b.stream().filter(nu -> !a.contains(nu)).toList();
        boolean inA = !onlyA.isEmpty();
        return "%s and %s differ in the systematic '%s': %d and %d nuisance parameters, '%s' is only in %s; state for every sample which systematics concern it, or generate the files alike"
                .formatted(
                        one,
                        other,
                        asked.name(),
                        a.size(),
                        b.size(),
                        (inA ? onlyA : onlyB).get(0).name(),
                        inA ? one : other);
    }

    /** {@return all nuisance parameters, in the order in which the uncertainties were asked for} */
    List<NuisanceParameter> parameters() {
        return List.copyOf(parameters);
    }

    /** {@return the nuisance benchmarks in the order of the weight columns: alphabetical, as MadMiner has them} */
    List<String> benchmarks() {
        var names = new TreeSet<String>();
        for (NuisanceParameter parameter : parameters) {
            names.add(parameter.benchmarkPositive());
            parameter.benchmarkNegative().ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    /** The weights of a file at {@link #benchmarks()}. */
    List<NuisanceWeight> weights(int sample) {
        return benchmarks().stream()
                .map(name -> weights.get(sample).getOrDefault(name, NuisanceWeight.UNVARIED))
                .toList();
    }

    /** {@return what was asked and found} */
    List<SystematicReport> reports() {
        return List.copyOf(reports);
    }
}
