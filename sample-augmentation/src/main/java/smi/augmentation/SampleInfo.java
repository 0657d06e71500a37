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
 * @param nuisanceParameters names of the nuisance parameters, if points or scores of the sample have columns for them
 * @param observables names of the observables, in the order of the columns
 * @param partition the part of the events that it was drawn from
 * @param split how the events were divided
 * @param weights what the weights were worth that it was drawn from (of a coefficient sample, at the benchmarks)
 * @param provenance where it comes from
 * @param warnings what its user should know, one sentence each: negative weights, few effective events, points far
 *     away; usually empty
 */
public record SampleInfo(
        ParameterSpace space,
        List<String> nuisanceParameters,
        List<String> observables,
        Partition partition,
        Split split,
        SampleWeights weights,
        Provenance provenance,
        List<String> warnings) {

    public SampleInfo {
        nuisanceParameters = List.copyOf(nuisanceParameters);
        observables = List.copyOf(observables);
        warnings = List.copyOf(warnings);
    }

    /**
     * Of a sample of unweighted events, without nuisance parameters and warnings.
     *
     * @param space the parameters θ
     * @param observables names of the observables
     * @param partition the part of the events
     * @param split how the events were divided
     * @param effectiveSize the number of events that it was drawn from
     * @param provenance where it comes from
     */
    public SampleInfo(
            ParameterSpace space,
            List<String> observables,
            Partition partition,
            Split split,
            double effectiveSize,
            Provenance provenance) {
        this(
                space,
                List.of(),
                observables,
                partition,
                split,
                new SampleWeights(effectiveSize, effectiveSize, NegativeWeights.CLIP, 0),
                provenance,
                List.of());
    }

    /** {@return the smallest effective number of events (ΣW)²/ΣW² among the points sampled from} */
    public double effectiveSize() {
        return weights.effectiveSize();
    }

    /**
     * The same with other observables, of a sample that has only some of the columns.
     *
     * @param names their names, in the order of the columns
     * @return the description of that sample
     */
    public SampleInfo withObservables(List<String> names) {
        return new SampleInfo(space, nuisanceParameters, names, partition, split, weights, provenance, warnings);
    }

    /**
     * Whether an estimator of the physics parameters may learn from the sample: its events must not be test events,
     * every row must count alike, and points and scores must not have columns of nuisance parameters.
     *
     * @throws InvalidInputException if not; the message says why
     */
    public void requireTrainable() {
        requireIndependentRows();
        if (!nuisanceParameters.isEmpty()) {
            throw new InvalidInputException(
                    "the sample has columns of the nuisance parameters %s, which this estimator does not learn; make it at their nominal values and without their score"
                            .formatted(nuisanceParameters));
        }
    }

    /**
     * Whether an estimator may learn from the sample that knows nuisance parameters: its events must not be test events,
     * and every row must count alike.
     *
     * @throws InvalidInputException if not; the message says why
     */
    public void requireIndependentRows() {
        if (partition == Partition.TEST) {
            throw new InvalidInputException(
                    "the sample was drawn from the test partition; train on the train partition, so that tests stay independent");
        }
        if (weights.negativeWeights() == NegativeWeights.KEEP_SIGN && weights.negativeShare() > 0) {
            throw new InvalidInputException(
                    "the sample keeps the signs of negative weights, which training does not use; make it with the policy clip");
        }
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
