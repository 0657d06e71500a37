package smi.augmentation;

import java.util.List;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/**
 * What a sample is made of.
 *
 * @param space the parameters θ
 * @param observables names of the observables, in the order of the columns
 * @param partition the part of the events that it was drawn from
 * @param split how the events were divided
 * @param effectiveSize the smallest effective number of events (ΣW)²/ΣW² among the parameter points sampled from (of a
 *     coefficient sample, among the benchmarks)
 * @param provenance where it comes from
 * @param warnings what its user should know, one sentence each: negative weights that were not drawn, few effective
 *     events; usually empty
 */
public record SampleInfo(
        ParameterSpace space,
        List<String> observables,
        Partition partition,
        Split split,
        double effectiveSize,
        Provenance provenance,
        List<String> warnings) {

    public SampleInfo {
        observables = List.copyOf(observables);
        warnings = List.copyOf(warnings);
    }

    /**
     * Without warnings.
     *
     * @param space the parameters θ
     * @param observables names of the observables
     * @param partition the part of the events
     * @param split how the events were divided
     * @param effectiveSize the smallest effective number of events
     * @param provenance where it comes from
     */
    public SampleInfo(
            ParameterSpace space,
            List<String> observables,
            Partition partition,
            Split split,
            double effectiveSize,
            Provenance provenance) {
        this(space, observables, partition, split, effectiveSize, provenance, List.of());
    }

    /**
     * The same with other observables, of a sample that has only some of the columns.
     *
     * @param names their names, in the order of the columns
     * @return the description of that sample
     */
    public SampleInfo withObservables(List<String> names) {
        return new SampleInfo(space, names, partition, split, effectiveSize, provenance, warnings);
    }

    /** Where observables are among the columns. */
    int[] columns(List<String> names) {
        for (String name : names) {
            if (!observables.contains(name)) {
                throw new InvalidInputException(
                        "unknown observable '%s'; %s".formatted(name, Suggestion.sentence(name, observables)));
            }
        }
        return names.stream().mapToInt(observables::indexOf).toArray();
    }
}
