package smi.networks;

import java.util.List;
import java.util.Optional;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * What a model file of a likelihood estimator holds: trained flows and what they mean.
 *
 * @param kind how the flows were trained, e.g. {@code nde} or {@code scandal}
 * @param space the parameters θ, in order
 * @param observables names of the observables, in column order
 * @param reference the denominator of likelihood ratios unless another one is asked for
 * @param flows one flow, or the members of an ensemble, the mean of whose log p is the estimate
 * @param provenance where the model comes from
 * @param support where the training events lay, if that is known
 */
public record FlowModel(
        String kind,
        ParameterSpace space,
        List<String> observables,
        ParameterPoint reference,
        List<TrainedFlow> flows,
        Provenance provenance,
        Optional<TrainingSupport> support) {
    /** Checks that the flows fit parameters and observables. */
    public FlowModel {
        observables = List.copyOf(observables);
        flows = List.copyOf(flows);
        if (flows.isEmpty()) {
            throw new InvalidInputException("a model needs at least one flow");
        }
        for (TrainedFlow flow : flows) {
            FlowSpec spec = flow.spec();
            if (spec.observables() != observables.size() || spec.parameters() != space.dimension()) {
                throw new InvalidInputException(
                        "the flow sees %d parameters and %d observables, the model names %s and %s"
                                .formatted(spec.parameters(), spec.observables(), space.names(), observables));
            }
        }
    }

    /**
     * A model of flows of which it is not known where their training events lay.
     *
     * @param kind how the flows were trained
     * @param space the parameters θ
     * @param observables names of the observables
     * @param reference the denominator of likelihood ratios
     * @param flows the flows
     * @param provenance where the model comes from
     */
    public FlowModel(
            String kind,
            ParameterSpace space,
            List<String> observables,
            ParameterPoint reference,
            List<TrainedFlow> flows,
            Provenance provenance) {
        this(kind, space, observables, reference, flows, provenance, Optional.empty());
    }
}
