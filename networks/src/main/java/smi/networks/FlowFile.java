package smi.networks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * Model files of flows: the archive of {@link ModelFile} with, for each flow, {@code parameters-0.bin}, … (the parameters
 * of all its networks, one after the other) and for each of its networks {@code dl4j-0-0.zip}, {@code dl4j-0-1.zip}, …. The
 * masks of the networks are in {@code model.json}. The bytes depend on the model alone.
 */
public final class FlowFile {
    private FlowFile() {}

    /**
     * Writes a model, whole or not at all.
     *
     * @param target the file
     * @param model the model
     * @throws InvalidInputException if the folder does not exist
     */
    public static void write(Path target, FlowModel model) {
        List<byte[]> parameters = model.flows().stream()
                .map(flow -> ParameterBytes.of(flow.parameters()))
                .toList();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(ModelFile.HEADER, ModelHeader.toBytes(FlowHeader.of(model, parameters)));
        entries.putAll(ModelEntries.of(Optional.empty(), model.support()));
        for (int i = 0; i < parameters.size(); i++) {
            entries.put(ModelFile.parametersName(i), parameters.get(i));
            List<TrainedNetwork> networks = model.flows().get(i).conditioners();
            for (int k = 0; k < networks.size(); k++) {
                entries.put("dl4j-" + i + "-" + k + ".zip", ModelFile.dl4jZip(networks.get(k)));
            }
        }
        ModelFile.write(target, entries);
    }

    /**
     * Reads a model.
     *
     * @param path a file that {@link #write} wrote
     * @return the model; its flows give the same bits as before
     * @throws InvalidInputException if the file is not a model file of flows, is damaged, or comes from a newer smi
     */
    public static FlowModel read(Path path) {
        return ModelFile.read(path, FlowFile::model);
    }

    private static FlowModel model(Map<String, byte[]> entries) throws IOException {
        FlowHeader header = ModelHeader.parse(ModelFile.entry(entries, ModelFile.HEADER), FlowHeader.class);
        List<TrainedFlow> flows = new ArrayList<>();
        for (int i = 0; i < header.flows().size(); i++) {
            FlowHeader.Flow flow = header.flows().get(i);
            double[] parameters =
                    ModelFile.parameters(entries, i, flow.spec().parameterCount(), flow.parametersSha256());
            flows.add(new TrainedFlow(flow.spec(), flow.scaling(), parameters, flow.history()));
        }
        return new FlowModel(
                header.kind(),
                header.space(),
                header.observables(),
                header.space().point(header.reference()),
                flows,
                header.provenance(),
                ModelEntries.support(entries));
    }
}
