package smi.augmentation;

import java.util.List;
import smi.events.Provenance;
import smi.morphing.ParameterSpace;

/**
 * What a sample is made of.
 *
 * @param space the parameters θ
 * @param observables names of the observables, in the order of the columns
 * @param partition the part of the events that it was drawn from
 * @param split how the events were divided
 * @param effectiveSize the smallest effective number of events (ΣW)²/ΣW² among the parameter points sampled from
 * @param provenance where it comes from
 */
public record SampleInfo(
        ParameterSpace space,
        List<String> observables,
        Partition partition,
        Split split,
        double effectiveSize,
        Provenance provenance) {

    public SampleInfo {
        observables = List.copyOf(observables);
    }
}
