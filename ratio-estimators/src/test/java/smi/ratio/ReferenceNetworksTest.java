package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.Activation;
import smi.networks.Model;
import smi.networks.NetworkSpec;
import smi.networks.Scaling;
import smi.networks.Standardization;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingHistory;
import smi.score.Sally;

/**
 * Networks that MadMiner trained give MadMiner's outputs. MadMiner evaluates in single precision; its own weights in
 * double precision differ from its outputs by up to 2e-6.
 */
class ReferenceNetworksTest {
    private static final double SINGLE_PRECISION = 2e-6;
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("clq1", 2, -1, 1), Parameter.of("clq3", 2, -1, 1));

    @ParameterizedTest
    @ValueSource(strings = {"main", "exact"})
    void scores(String analysis) throws IOException {
        JsonNode file = Reference.json("models/" + analysis + "/sally_weights.json");
        Sally sally = Sally.of(model(Sally.KIND, file, false));
        compare(
                Reference.npy("results/" + analysis + "_sally_score_test.npy"),
                sally.scores(Reference.npy("samples/" + analysis + "/x_test.npy")));
    }

    @ParameterizedTest
    @CsvSource({"main, alices", "main, rascal", "main, carl", "exact, alices"})
    void logRatios(String analysis, String method) throws IOException {
        JsonNode file = Reference.json("models/" + analysis + "/" + method + "_weights.json");
        LearnedRatio ratio = LearnedRatio.of(model(method, file, true));
        compare(
                Reference.npy("results/" + analysis + "_" + method + "_logr_test.npy"),
                ratio.logRatios(
                        Reference.npy("samples/" + analysis + "/x_test.npy"),
                        Reference.npy("results/theta_grid_9x9.npy")));
    }

    private static void compare(EventMatrix expected, EventMatrix actual) {
        assertEquals(expected.rows(), actual.rows());
        assertEquals(expected.columns(), actual.columns());
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                assertEquals(expected.get(i, j), actual.get(i, j), SINGLE_PRECISION, "event " + i + ", column " + j);
            }
        }
    }

    private static Model model(String kind, JsonNode file, boolean conditional) {
        JsonNode scaling = file.get("scaling");
        var x = standardization(scaling, "x_scaling");
        var theta = conditional ? standardization(scaling, "theta_scaling") : Standardization.identity(0);
        List<Integer> hidden = new ArrayList<>();
        file.get("n_hidden").forEach(width -> hidden.add(width.asInt()));
        List<Double> parameters = new ArrayList<>();
        for (int l = 0; l <= hidden.size(); l++) {
            for (JsonNode unit : file.get("state_dict").get("layers." + l + ".weight")) {
                unit.forEach(weight -> parameters.add(weight.asDouble()));
            }
            file.get("state_dict").get("layers." + l + ".bias").forEach(bias -> parameters.add(bias.asDouble()));
        }
        var spec = new NetworkSpec(
                theta.columns() + x.columns(),
                hidden,
                conditional ? 1 : 2,
                Activation.of(file.get("activation").asText()));
        var network = new TrainedNetwork(
                spec,
                new Scaling(theta, x, conditional ? theta.scales() : new double[] {1, 1}),
                parameters.stream().mapToDouble(v -> v).toArray(),
                new TrainingHistory(List.of(), List.of(), -1));
        List<String> observables =
                IntStream.range(0, x.columns()).mapToObj(c -> "x" + c).toList();
        var provenance = Provenance.of("import", 0, List.of(), Map.of());
        return new Model(kind, SPACE, observables, SPACE.origin(), List.of(network), provenance);
    }

    private static Standardization standardization(JsonNode scaling, String name) {
        return new Standardization(numbers(scaling.get(name + "_means")), numbers(scaling.get(name + "_stds")));
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }
}
