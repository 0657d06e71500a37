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
import java.util.function.ToIntFunction;
import org.tribuo.util.onnx.ONNXRef;
import smi.events.OutputFile;
import smi.events.SmiVersion;
import smi.morphing.InvalidInputException;
import smi.networks.Model;
import smi.networks.RatioPolynomial;
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
     * Writes a model. What it is follows from what its networks see and give:
     *
     * <ul>
     *   <li>x alone, one output per parameter: a score. Input {@code x} [n][observables], output {@code score}
     *       [n][parameters] = t(x|reference).
     *   <li>θ and x: a likelihood ratio. Inputs {@code x} and {@code theta} [n or 1][parameters], outputs
     *       {@code log_ratio} [n][1] = log r(x|θ, reference) and {@code score} [n][parameters] = ∇_θ log r.
     *   <li>x alone, the coefficients of a polynomial: the same.
     *   <li>θ0, θ1 and x: a likelihood ratio of two hypotheses. Inputs {@code x}, {@code theta0} and {@code theta1},
     *       outputs {@code log_ratio} = log r(x|θ0, θ1) and {@code score} = ∇_θ0 log r.
     * </ul>
     *
     * @param model the model; of several networks the mean is written, as the model's estimators take it
     * @param target the file
     * @throws InvalidInputException if the networks are of another form
     */
    public static void write(Model model, Path target) {
        model.requireNoCalibration();
        var graph = new Graph(model.kind());
        ONNXRef<?> x = graph.input(X, model.observables().size());
        int dimension = model.space().dimension();
        int thetas = columns(model, network -> network.scaling().theta().columns());
        int outputs = columns(model, network -> network.spec().outputs());
        if (model.polynomial().isPresent() && thetas == 0) {
            polynomial(model, model.polynomial().get(), graph, x);
        } else if (thetas == 0 && outputs == dimension) {
            score(model, graph, x);
        } else if (thetas == dimension && outputs == 1) {
            ratio(model, graph, x);
        } else if (thetas == 2 * dimension && outputs == 1) {
            antisymmetric(model, graph, x);
        } else {
            throw new InvalidInputException(
                    "a model of kind '%s' has no ONNX form here; scores and likelihood ratios have one"
                            .formatted(model.kind()));
        }
        write(model, graph.build(), target);
    }

    private static int columns(Model model, ToIntFunction<TrainedNetwork> number) {
        int first = number.applyAsInt(model.networks().get(0));
        return model.networks().stream().allMatch(network -> number.applyAsInt(network) == first) ? first : -1;
    }

    private static void score(Model model, Graph graph, ONNXRef<?> x) {
        List<ONNXRef<?>> scores = new ArrayList<>();
        for (TrainedNetwork network : model.networks()) {
            ONNXRef<?> outputs = new NetworkGraph(graph, network, x, 0).at().outputs();
            scores.add(graph.divided(
                    outputs, graph.row("score_scale", network.scaling().scoreScale())));
        }
        graph.output(SCORE, model.space().dimension(), graph.mean(scores));
    }

    private static void ratio(Model model, Graph graph, ONNXRef<?> x) {
        ONNXRef<?> theta = graph.input(THETA, model.space().dimension());
        List<ONNXRef<?>> ratios = new ArrayList<>();
        List<ONNXRef<?>> scores = new ArrayList<>();
        for (TrainedNetwork network : model.networks()) {
            NetworkGraph.Pass pass = new NetworkGraph(graph, network, x, 1).at(theta);
            ratios.add(pass.outputs());
            scores.add(pass.thetaGradient(0));
        }
        outputs(model, graph, graph.mean(ratios), graph.mean(scores));
    }

    private static void antisymmetric(Model model, Graph graph, ONNXRef<?> x) {
        ONNXRef<?> theta0 = graph.input(THETA + 0, model.space().dimension());
        ONNXRef<?> theta1 = graph.input(THETA + 1, model.space().dimension());
        List<ONNXRef<?>> ratios = new ArrayList<>();
        List<ONNXRef<?>> scores = new ArrayList<>();
        for (TrainedNetwork network : model.networks()) {
            var nodes = new NetworkGraph(graph, network, x, 2);
            NetworkGraph.Pass forward = nodes.at(theta0, theta1);
            NetworkGraph.Pass swapped = nodes.at(theta1, theta0);
            ratios.add(graph.minus(forward.outputs(), swapped.outputs()));
            scores.add(graph.minus(forward.thetaGradient(0), swapped.thetaGradient(1)));
        }
        outputs(model, graph, graph.mean(ratios), graph.mean(scores));
    }

    private static void polynomial(Model model, RatioPolynomial form, Graph graph, ONNXRef<?> x) {
        ONNXRef<?> theta = graph.input(THETA, model.space().dimension());
        var nodes = new PolynomialGraph(graph, form, theta);
        List<PolynomialGraph.Member> members = model.networks().stream()
                .map(network ->
                        nodes.member(new NetworkGraph(graph, network, x, 0).at().outputs()))
                .toList();
        outputs(model, graph, nodes.logRatio(members), nodes.score(members));
    }

    private static void outputs(Model model, Graph graph, ONNXRef<?> logRatio, ONNXRef<?> score) {
        graph.output(LOG_RATIO, 1, logRatio);
        graph.output(SCORE, model.space().dimension(), score);
    }

    private static void write(Model model, GraphProto graph, Path target) {
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(FORMAT_VERSION)
                .setProducerName("smi")
                .setProducerVersion(SmiVersion.current())
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
