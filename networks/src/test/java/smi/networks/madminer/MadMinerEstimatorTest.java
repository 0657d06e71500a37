package smi.networks.madminer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.npy.NpyArray;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.Activation;
import smi.networks.Model;
import smi.networks.TrainedNetwork;

/** Estimators of all forms give what PyTorch computes with them in double precision (make_fixtures.py). */
class MadMinerEstimatorTest {
    /** Rounding of two implementations of networks with a few nodes. */
    private static final double ROUNDING = 1e-13;

    private static final ParameterSpace PLANE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));

    @TempDir
    private Path folder;

    @Test
    void ratioWithFeaturesAndLogSigmoid() {
        MadMinerEstimator estimator = read(Fixtures.path("ratio"));
        assertEquals(EstimatorType.RATIO, estimator.type());
        assertEquals(Optional.of(List.of(2, 0)), estimator.features());
        TrainedNetwork network = estimator.networks().get(0);
        EventMatrix x = Fixtures.expected("ratio", "x").columns(new int[] {2, 0});
        EventMatrix theta = Fixtures.expected("ratio", "theta");
        assertMatrix(Fixtures.expected("ratio", "log_ratio"), network.outputs(theta, x));
        assertMatrix(Fixtures.expected("ratio", "score"), network.thetaGradients(theta, x));
    }

    /** f(θ0, θ1, x) − f(θ1, θ0, x), of which the estimators of smi take the second term by exchanging columns. */
    @Test
    void ratioOfTwoHypotheses() {
        MadMinerEstimator estimator = read(Fixtures.path("double"));
        assertEquals(EstimatorType.DOUBLE_RATIO, estimator.type());
        TrainedNetwork network = estimator.networks().get(0);
        EventMatrix x = Fixtures.expected("double", "x");
        EventMatrix forward = beside(Fixtures.expected("double", "theta0"), Fixtures.expected("double", "theta1"));
        EventMatrix swapped = forward.columns(new int[] {2, 3, 0, 1});
        assertMatrix(
                Fixtures.expected("double", "log_ratio"),
                minus(network.outputs(forward, x), network.outputs(swapped, x)));
        assertMatrix(
                Fixtures.expected("double", "score"),
                minus(
                        network.thetaGradients(forward, x).columns(new int[] {0, 1}),
                        network.thetaGradients(swapped, x).columns(new int[] {2, 3})));
    }

    private static EventMatrix beside(EventMatrix a, EventMatrix b) {
        return EventMatrix.ofRows(IntStream.range(0, a.rows())
                .mapToObj(i -> DoubleStream.concat(Arrays.stream(a.row(i)), Arrays.stream(b.row(i)))
                        .toArray())
                .toArray(double[][]::new));
    }

    private static EventMatrix minus(EventMatrix a, EventMatrix b) {
        double[] values = a.toArray();
        Arrays.setAll(values, i -> values[i] - b.toArray()[i]);
        return EventMatrix.of(a.rows(), a.columns(), values);
    }

    @Test
    void featuresGetTheNamesOfTheirColumns() {
        Model model = model(read(Fixtures.path("ratio")), PLANE, List.of("pt", "eta", "phi", "met"));
        assertEquals(List.of("phi", "pt"), model.observables());
    }

    @Test
    void scoreInTheFormatBeforePyTorch16() {
        MadMinerEstimator estimator = read(Fixtures.path("score"));
        assertEquals(EstimatorType.SCORE, estimator.type());
        assertMatrix(
                Fixtures.expected("score", "score"),
                estimator.networks().get(0).outputs(Fixtures.expected("score", "x")));
    }

    @Test
    void nuisanceParametersCanBeLeftOut() {
        MadMinerEstimator estimator = read(Fixtures.path("score"));
        EventMatrix expected = Fixtures.expected("score", "score");
        EventMatrix x = Fixtures.expected("score", "x");
        for (int n = 1; n <= 3; n++) {
            TrainedNetwork network = estimator.firstParameters(n).networks().get(0);
            assertMatrix(expected.columns(IntStream.range(0, n).toArray()), network.outputs(x));
        }
        assertThrows(InvalidInputException.class, () -> estimator.firstParameters(4));
        MadMinerEstimator ratio = read(Fixtures.path("ratio"));
        assertThrows(InvalidInputException.class, () -> ratio.firstParameters(1));
    }

    @Test
    void ensembleWithoutScaling() {
        MadMinerEstimator estimator = read(Fixtures.path("ensemble"));
        assertEquals(2, estimator.networks().size());
        Model model = model(estimator, ParameterSpace.of(Parameter.of("a", 2, -1, 1)), List.of("pt", "eta"));
        assertMatrix(
                Fixtures.expected("ensemble", "score"),
                model.mean(network -> network.outputs(Fixtures.expected("ensemble", "x"))));
        assertEquals(9, MadMinerEstimator.files(Fixtures.path("ensemble")).size());
    }

    @Test
    void weightsMayBeNumpyFiles() throws IOException {
        Fixtures.copy("ratio", folder, "plain");
        Path stateDict = folder.resolve("plain_state_dict.pt");
        StateDict.read(stateDict, NetworkParts::isWanted)
                .forEach((name, tensor) ->
                        new NpyArray(tensor.shape(), tensor.values()).write(folder.resolve("plain_" + name + ".npy")));
        Files.delete(stateDict);
        MadMinerEstimator estimator = read(folder);
        assertArrayEquals(
                read(Fixtures.path("ratio")).networks().get(0).parameters(),
                estimator.networks().get(0).parameters());
    }

    @Test
    void theFolderOfOneEstimatorAndItsSettingsFileNameIt() {
        Fixtures.copy("score", folder, "only");
        assertEquals(EstimatorType.SCORE, read(folder).type());
        assertEquals(
                EstimatorType.SCORE, read(folder.resolve("only_settings.json")).type());
        Fixtures.copy("ratio", folder, "other");
        String message = refused(folder);
        assertTrue(message.contains(folder.resolve("only") + ", " + folder.resolve("other")), message);
    }

    @Test
    void sigmoidIsAmbiguous() throws IOException {
        Fixtures.copy("score", folder, "s");
        edit("s_settings.json", "\"relu\"", "\"sigmoid\"");
        assertTrue(refused(folder).contains("--activation relu"));
        var network = MadMinerEstimator.read(folder, Optional.of(Activation.SIGMOID))
                .networks()
                .get(0);
        assertEquals(Activation.SIGMOID, network.spec().activation());
        edit("s_settings.json", "\"sigmoid\"", "\"tanh\"");
        var tanh = Optional.of(Activation.SIGMOID);
        assertThrows(InvalidInputException.class, () -> MadMinerEstimator.read(folder, tanh));
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        assertTrue(refused(folder).contains("no estimator"));
        assertTrue(refused(folder.resolve("nothing")).contains("nothing_settings.json does not exist"));
        Fixtures.copy("ratio", folder, "r");
        Path settings = folder.resolve("r_settings.json");
        String good = Files.readString(settings);
        for (String[] change : List.of(
                new String[] {"\"parameterized_ratio\"", "\"likelihood\"", "estimator_type is 'likelihood'"},
                new String[] {"[5, 4]", "[5, 3]", "layers.1.weight has the shape [4, 5]"},
                new String[] {"[5, 4]", "[5]", "3 layers, its settings 2"},
                new String[] {"[5, 4]", "[5, \"4\"]", "n_hidden"},
                new String[] {"[2, 0]", "[2, 3]", "feature 3 does not exist"},
                new String[] {"[2, 0]", "[2]", "1 features, but n_observables is 2"},
                new String[] {"\"n_parameters\": 2", "\"n_parameters\": 3", "2 means and 2 scales for 3 columns"},
                new String[] {"\"n_parameters\": 2", "\"n_parameters\": 0", "0 parameters"},
                new String[] {"log_sigmoid", "prelu", "activation 'prelu'"},
                new String[] {"\"features\"", "\"components\": [], \"features\"", "morphing-aware"},
                new String[] {"n_observables", "observables", "no 'n_observables'"},
                new String[] {"\"dropout_prob\": 0.0", "\"dropout_prob\": 0.1", "dropout"},
                new String[] {"}", "", "not a readable JSON file"})) {
            Files.writeString(settings, good.replace(change[0], change[1]));
            String message = refused(folder);
            assertTrue(message.contains(change[2]) && message.startsWith(folder.toString()), message);
        }
    }

    @Test
    void missingAndBrokenFilesAreNamed() throws IOException {
        Fixtures.copy("ratio", folder, "r");
        Files.delete(folder.resolve("r_x_stds.npy"));
        assertTrue(refused(folder).contains("r_x_stds.npy only one exists"));
        new NpyArray(new int[] {3}, new double[] {Double.NaN, 1, 1}).write(folder.resolve("r_x_stds.npy"));
        assertTrue(refused(folder).contains("scaling of x"));
        Files.write(folder.resolve("r_x_stds.npy"), new byte[20]);
        assertTrue(refused(folder).contains("r_x_stds.npy: it is not a numpy file"));
        Files.delete(folder.resolve("r_state_dict.pt"));
        String message = assertThrows(InvalidInputException.class, () -> MadMinerEstimator.files(folder))
                .getMessage();
        assertTrue(message.contains("r_state_dict.pt does not exist"), message);
    }

    @Test
    void parametersAndObservablesMustBeAsMany() {
        MadMinerEstimator estimator = read(Fixtures.path("ratio"));
        var line = ParameterSpace.of(Parameter.of("a", 2, -1, 1));
        assertTrue(assertThrows(InvalidInputException.class, () -> model(estimator, line, List.of("a", "b", "c")))
                .getMessage()
                .contains("2 parameters, not 1 (a)"));
        assertTrue(assertThrows(InvalidInputException.class, () -> model(estimator, PLANE, List.of("a", "b")))
                .getMessage()
                .contains("at least 3 observables"));
    }

    private static MadMinerEstimator read(Path location) {
        return MadMinerEstimator.read(location, Optional.empty());
    }

    private static String refused(Path location) {
        return assertThrows(InvalidInputException.class, () -> read(location)).getMessage();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    private static Model model(MadMinerEstimator estimator, ParameterSpace space, List<String> columns) {
        return estimator.model("any", space, columns, space.origin(), Provenance.of("import", 0, List.of(), Map.of()));
    }

    private static void assertMatrix(EventMatrix expected, EventMatrix actual) {
        assertEquals(expected.rows(), actual.rows());
        assertArrayEquals(expected.toArray(), actual.toArray(), ROUNDING);
    }
}
