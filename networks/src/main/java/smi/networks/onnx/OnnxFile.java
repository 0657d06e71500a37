package smi.networks.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXRef;
import smi.events.OutputFile;
import smi.events.SmiVersion;
import smi.morphing.InvalidInputException;
import smi.networks.Model;
import smi.networks.Scaling;
import smi.networks.TrainedNetwork;

/**
 * Writes models as ONNX files. Inputs and outputs have one row per event; columns are in the order that the file's metadata
 * name ({@code method}, {@code parameters}, {@code observables}, {@code reference}, {@code smi_version}), in their own
 * units. The bytes depend on the model alone.
 */
public final class OnnxFile {
    /** Of ONNX 1.8, which brought the operator set 13. */
    private static final int FORMAT_VERSION = 7;

    private static final String X = "x";
    private static final String THETA = "theta";
    private static final String LOG_RATIO = "log_ratio";
    private static final String SCORE = "score";

    private OnnxFile() {}

    /**
     * Writes a likelihood ratio: inputs {@code x} [n][observables] and {@code theta} [n or 1][parameters], outputs
     * {@code log_ratio} [n][1] = log r(x|θ, reference) and {@code score} [n][parameters] = ∇_θ log r.
     *
     * @param model networks that see θ and x and have one output; of several, the means are written
     * @param target the file
     * @throws InvalidInputException if the networks are not of that form
     */
    public static void writeRatio(Model model, Path target) {
        require(
                model,
                model.networks().stream()
                        .allMatch(network -> network.spec().outputs() == 1
                                && network.scaling().theta().columns()
                                        == model.space().dimension()));
        var graph = new Graph(model.kind());
        ONNXRef<?> x = graph.input(X, model.observables().size());
        ONNXRef<?> theta = graph.input(THETA, model.space().dimension());
        List<ONNXRef<?>> ratios = new ArrayList<>();
        List<ONNXRef<?>> scores = new ArrayList<>();
        for (TrainedNetwork network : model.networks()) {
            var nodes = new NetworkGraph(graph, network);
            ratios.add(nodes.outputs(theta, x));
            scores.add(nodes.thetaGradient());
        }
        graph.output(LOG_RATIO, 1, graph.mean(ratios));
        graph.output(SCORE, model.space().dimension(), graph.mean(scores));
        write(model, graph.build(THETA), "log likelihood ratio and its gradient by theta, per event", target);
    }

    /**
     * Writes a score at the reference point: input {@code x} [n][observables], output {@code score} [n][parameters].
     *
     * @param model networks that see x alone and have one output per parameter; of several, the mean is written
     * @param target the file
     * @throws InvalidInputException if the networks are not of that form
     */
    public static void writeScore(Model model, Path target) {
        require(
                model,
                model.networks().stream()
                        .allMatch(network -> network.scaling().theta().columns() == 0
                                && network.spec().outputs() == model.space().dimension()));
        var graph = new Graph(model.kind());
        ONNXRef<?> x = graph.input(X, model.observables().size());
        List<ONNXRef<?>> scores = new ArrayList<>();
        for (TrainedNetwork network : model.networks()) {
            Scaling scaling = network.scaling();
            scores.add(graph.divided(
                    new NetworkGraph(graph, network).outputs(x), graph.row("score_scale", scaling.scoreScale())));
        }
        graph.output(SCORE, model.space().dimension(), graph.mean(scores));
        write(model, graph.build(THETA), "score at the reference point, per event", target);
    }

    private static void require(Model model, boolean fits) {
        if (!fits) {
            throw new InvalidInputException(
                    "the networks of a model of kind '%s' cannot be written in this form".formatted(model.kind()));
        }
    }

    private static void write(Model model, GraphProto graph, String what, Path target) {
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(FORMAT_VERSION)
                .setProducerName("smi")
                .setProducerVersion(SmiVersion.current())
                .setDocString(what)
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(Graph.OPERATOR_SET));
        metadata(model)
                .forEach((key, value) -> file.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        byte[] bytes = file.build().toByteArray();
        OutputFile.write(target, path -> Files.write(path, bytes));
    }

    private static Map<String, String> metadata(Model model) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("method", model.kind());
        metadata.put("parameters", json(model.space().names()));
        metadata.put("observables", json(model.observables()));
        metadata.put("reference", json(model.reference().values()));
        metadata.put("n_networks", Integer.toString(model.networks().size()));
        metadata.put("smi_version", SmiVersion.current());
        return metadata;
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and numbers can be written as JSON", e);
        }
    }
}
