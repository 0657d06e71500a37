package smi.events.lhe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smi.events.EventSetup;
import smi.events.FiniteDifferences;
import smi.events.observables.EventSelection;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;

/**
 * What to make of Les Houches files.
 *
 * @param benchmarks the benchmarks to store, the first being the reference; their names are the weight ids in the files
 * @param morphing the morphing basis, whose benchmarks are among these, if there is one
 * @param selection observables and cuts
 * @param samples the files; at least one
 * @param shuffleSeed seed of the order in which the events of all files are mixed; empty: files and events as they come.
 *     Partitions go by position, so events that are to be split into training and test sets must be shuffled
 * @param systematics the systematic uncertainties; may be empty
 * @param finiteDifferences which benchmarks are shifted ones, for scores without morphing, if any are
 */
public record ImportSettings(
        List<Benchmark> benchmarks,
        Optional<MorphingBasis> morphing,
        EventSelection selection,
        List<LheSample> samples,
        OptionalLong shuffleSeed,
        List<SystematicUncertainty> systematics,
        Optional<FiniteDifferences> finiteDifferences) {

    public ImportSettings {
        systematics = List.copyOf(systematics);
        benchmarks = List.copyOf(benchmarks);
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new InvalidInputException("there is no Les Houches file to import; give at least one");
        }
        if (benchmarks.isEmpty()) {
            throw new InvalidInputException("the setup has no benchmark; define at least one");
        }
        if (morphing.isPresent() && !benchmarks.containsAll(morphing.get().benchmarks())) {
            throw new InvalidInputException(
                    "the morphing basis has other benchmarks than the setup; list all of its benchmarks: "
                            + morphing.get().benchmarks().stream()
                                    .map(Benchmark::name)
                                    .toList());
        }
        checkNames(systematics);
    }

    private static void checkNames(List<SystematicUncertainty> systematics) {
        List<String> names =
                systematics.stream().map(SystematicUncertainty::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new InvalidInputException(
                        "the systematic '%s' is given twice; rename or remove one".formatted(names.get(i)));
            }
        }
    }

    /**
     * Settings without systematic uncertainties.
     *
     * @param benchmarks the benchmarks to store, the first being the reference
     * @param morphing the morphing basis, if there is one
     * @param selection observables and cuts
     * @param samples the files; at least one
     * @param shuffleSeed seed of the order of the events; empty: files and events as they come
     */
    public ImportSettings(
            List<Benchmark> benchmarks,
            Optional<MorphingBasis> morphing,
            EventSelection selection,
            List<LheSample> samples,
            OptionalLong shuffleSeed) {
        this(benchmarks, morphing, selection, samples, shuffleSeed, List.of(), Optional.empty());
    }

    /**
     * Settings with the benchmarks of a morphing basis.
     *
     * @param morphing the basis; its benchmarks are stored
     * @param selection observables and cuts
     * @param samples the files
     * @param shuffleSeed seed of the order of the events
     * @return the settings
     */
    public static ImportSettings of(
            MorphingBasis morphing, EventSelection selection, List<LheSample> samples, long shuffleSeed) {
        return new ImportSettings(
                morphing.benchmarks(), Optional.of(morphing), selection, samples, OptionalLong.of(shuffleSeed));
    }

    /**
     * The same with systematic uncertainties.
     *
     * @param uncertainties the uncertainties
     * @return the settings
     */
    public ImportSettings withSystematics(List<SystematicUncertainty> uncertainties) {
        return new ImportSettings(
                benchmarks, morphing, selection, samples, shuffleSeed, uncertainties, finiteDifferences);
    }

    /**
     * The same with shifted benchmarks.
     *
     * @param differences which benchmarks are shifted ones
     * @return the settings
     */
    public ImportSettings withFiniteDifferences(FiniteDifferences differences) {
        return new ImportSettings(
                benchmarks, morphing, selection, samples, shuffleSeed, systematics, Optional.of(differences));
    }

    /** What the imported events say about themselves, given what was found in the files. */
    EventSetup eventSetup(SystematicsPlan plan) {
        return new EventSetup(
                benchmarks.get(0).point().space(),
                benchmarks,
                plan.benchmarks(),
                morphing,
                plan.parameters(),
                systematics.stream().map(SystematicUncertainty::description).toList(),
                selection.descriptions(),
                benchmarks.get(0).name(),
                finiteDifferences);
    }
}
