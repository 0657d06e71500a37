package smi.augmentation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String ANY_PARTITION = "any_partition";

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
     * The same, with the explicit wish that estimators may learn from it whatever its partition. The provenance records
     * it as {@code any_partition}.
     *
     * @return the description of a sample that {@link #requireTrainable} does not refuse for its partition
     */
    public SampleInfo allowingAnyPartition() {
        Map<String, String> settings = new LinkedHashMap<>(provenance.settings());
        settings.put(ANY_PARTITION, "true");
        var wish = new Provenance(
                provenance.version(), provenance.command(), provenance.seed(), provenance.inputs(), settings);
        return new SampleInfo(space, nuisanceParameters, observables, partition, split, weights, wish, warnings);
    }

    /**
     * Whether an estimator of the physics parameters may learn from the sample: its events must be of the train
     * partition (or of all events, where none are reserved for tests), every row must count alike, and points and
     * scores must not have columns of nuisance parameters.
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
     * Whether an estimator may learn from the sample that knows nuisance parameters: as {@link #requireTrainable}, whatever
     * the columns of points and scores.
     *
     * @throws InvalidInputException if not; the message says why
     */
    public void requireIndependentRows() {
        boolean train = partition == Partition.TRAIN || partition == Partition.ALL && split.test() == 0;
        if (!train && !provenance.settings().containsKey(ANY_PARTITION)) {
            throw new InvalidInputException(
                    "the sample was drawn from %s; train on the train partition, so that tests stay independent, or allow it with --any-partition"
                            .formatted(
                                    partition == Partition.ALL
                                            ? "all events, test events among them"
                                            : "the " + partition.label() + " partition"));
        }
        if (weights.negativeWeights() == NegativeWeights.KEEP_SIGN && weights.negativeShare() > 0) {
            throw new InvalidInputException(
                    "the sample keeps the signs of negative weights, which training does not use; make it with the policy clip");
        }
    }

    /**
     * What the provenance of an estimator says about the sample that it was trained on, so that later stages can tell
     * test events from those that it has seen.
     *
     * @param training the settings of the training
     * @return these, then the sample's partition and split, and whether any partition was allowed
     */
    public Map<String, String> withLineage(Map<String, String> training) {
        Map<String, String> settings = new LinkedHashMap<>(training);
        settings.put("sample_partition", partition.label());
        settings.put("sample_validation_fraction", Double.toString(split.validation()));
        settings.put("sample_test_fraction", Double.toString(split.test()));
        if (provenance.settings().containsKey(ANY_PARTITION)) {
            settings.put(ANY_PARTITION, "true");
        }
        return settings;
    }

    /**
     * Whether observables exist.
     *
     * @param names their names
     * @throws InvalidInputException if there is no such observable; the message names the nearest one
     */
    public void requireObservables(List<String> names) {
        for (String name : names) {
            if (!observables.contains(name)) {
                throw new InvalidInputException(
                        "unknown observable '%s'; %s".formatted(name, Suggestion.sentence(name, observables)));
            }
        }
    }

    /** Where observables are among the columns. */
    int[] columns(List<String> names) {
        requireObservables(names);
        return names.stream().mapToInt(observables::indexOf).toArray();
    }
}
