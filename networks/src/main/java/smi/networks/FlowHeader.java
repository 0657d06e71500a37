package smi.networks;

import java.util.ArrayList;
import java.util.List;
import smi.events.Provenance;
import smi.morphing.ParameterSpace;

/** What {@code model.json} says of flows: everything of the model except the parameters of their networks. */
record FlowHeader(
        String format,
        int formatVersion,
        String kind,
        ParameterSpace space,
        List<String> observables,
        double[] reference,
        List<Flow> flows,
        Provenance provenance) {
    /**
     * One flow.
     *
     * @param spec its architecture, with the masks of all networks
     * @param parametersSha256 digest of the bytes of its parameter vector
     */
    record Flow(FlowSpec spec, Scaling scaling, TrainingHistory history, String parametersSha256) {}

    static FlowHeader of(FlowModel model, List<byte[]> parameters) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            TrainedFlow flow = model.flows().get(i);
            flows.add(new Flow(flow.spec(), flow.scaling(), flow.history(), ParameterBytes.sha256(parameters.get(i))));
        }
        return new FlowHeader(
                ModelHeader.FORMAT,
                ModelHeader.FORMAT_VERSION,
                model.kind(),
                model.space(),
                model.observables(),
                model.reference().values(),
                flows,
                model.provenance());
    }
}
