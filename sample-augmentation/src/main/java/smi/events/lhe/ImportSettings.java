package smi.events.lhe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smi.events.EventSetup;
import smi.events.observables.EventSelection;
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
 */
public record ImportSettings(
        List<Benchmark> benchmarks,
        Optional<MorphingBasis> morphing,
        EventSelection selection,
        List<LheSample> samples,
        OptionalLong shuffleSeed) {

    public ImportSettings {
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

    /** {@return what the imported events say about themselves} */
    public EventSetup eventSetup() {
        return new EventSetup(
                benchmarks.get(0).point().space(),
                benchmarks,
                List.of(),
                morphing,
                List.of(),
                List.of(),
                selection.descriptions(),
                benchmarks.get(0).name(),
                Optional.empty());
    }
}
