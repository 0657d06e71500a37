package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.Model;
import smi.networks.madminer.EstimatorType;
import smi.networks.madminer.MadMinerEstimator;
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
    @CsvSource({
        "main, sally",
        "exact, sally",
        "main, sally_weights.json",
        "exact, sally_weights.json",
    })
    void scores(String analysis, String name) {
        MadMinerEstimator estimator = estimator(analysis, name);
        assertEquals(EstimatorType.SCORE, estimator.type());
        compare(
                Reference.npy("results/" + analysis + "_sally_score_test.npy"),
                Sally.of(model(Sally.KIND, estimator)).scores(Reference.npy("samples/" + analysis + "/x_test.npy")));
    }

    @ParameterizedTest
    @CsvSource({
        "main, alices, alices",
        "main, alices, alices_weights.json",
        "main, rascal, rascal",
        "main, rascal, rascal_weights.json",
        "main, carl, carl",
        "main, carl, carl_weights.json",
        "exact, alices, alices",
        "exact, alices, alices_weights.json"
    })
    void logRatios(String analysis, String method, String name) {
        MadMinerEstimator estimator = estimator(analysis, name);
        assertEquals(EstimatorType.RATIO, estimator.type());
        compare(
                Reference.npy("results/" + analysis + "_" + method + "_logr_test.npy"),
                LearnedRatio.of(model(method, estimator))
                        .logRatios(
                                Reference.npy("samples/" + analysis + "/x_test.npy"),
                                Reference.npy("results/theta_grid_9x9.npy")));
    }

    /** MadMiner's derivatives by θ, in the units of θ, of the first events. */
    @ParameterizedTest
    @ValueSource(strings = {"alices", "rascal", "carl"})
    void gradients(String method) throws IOException {
        JsonNode expected = Reference.json("results/inference_main.json").get(method + "_score_first5_theta_0.3_-0.2");
        EventMatrix scores = LearnedRatio.of(model(method, estimator("main", method)))
                .scoreAt(SPACE.point(0.3, -0.2))
                .scores(Reference.npy("samples/main/x_test.npy"));
        for (int i = 0; i < 5; i++) {
            for (int p = 0; p < 2; p++) {
                assertEquals(expected.get(i).get(p).asDouble(), scores.get(i, p), SINGLE_PRECISION, "event " + i);
            }
        }
    }

    /** From settings, state dict and scaling, or from the one file with everything. */
    private static MadMinerEstimator estimator(String analysis, String name) {
        Path settings =
                Reference.file("models/" + analysis + "/" + name.replace("_weights.json", "") + "_settings.json");
        return MadMinerEstimator.read(settings.resolveSibling(name), Optional.empty());
    }

    private static Model model(String kind, MadMinerEstimator estimator) {
        int columns = estimator.networks().get(0).scaling().x().columns();
        List<String> observables =
                IntStream.range(0, columns).mapToObj(c -> "x" + c).toList();
        var provenance = Provenance.of("import-model", 0, List.of(), Map.of());
        return estimator.model(kind, SPACE, observables, SPACE.origin(), provenance);
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
}
