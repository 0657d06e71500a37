package smi.networks.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.events.SmiVersion;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.Activation;
import smi.networks.Model;
import smi.networks.NetworkSpec;
import smi.networks.Scaling;
import smi.networks.Standardization;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingHistory;

/** ONNX Runtime computes from the files, in single precision, what the networks give in double precision. */
class OnnxFileTest {
    /** Relative to the larger of 1 and the value: some hundred roundings of 6e-8. */
    private static final double SINGLE_PRECISION = 1e-5;

    private static final int EVENTS = 300;
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));

    /** Like invariant masses: means far from zero, one with a spread of a thousandth of it. */
    private static final Standardization X =
            new Standardization(new double[] {512.3456789, -0.1, 91.1876543}, new double[] {210.7, 0.9, 0.0911});

    private static final Standardization THETA =
            new Standardization(new double[] {0.123456789, -0.2}, new double[] {0.51, 0.3});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void ratiosAndTheirGradients(Activation activation) throws OrtException {
        for (List<Integer> hidden : List.of(List.of(7), List.of(16, 12, 8))) {
            Model model = ratio(activation, hidden, 1);
            checkRatio(model, thetas(EVENTS));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void scores(Activation activation) throws OrtException {
        for (List<Integer> hidden : List.of(List.of(7), List.of(16, 12, 8))) {
            checkScore(score(activation, hidden, 1));
        }
    }

    @Test
    void ensemblesAreAveraged() throws OrtException {
        checkRatio(ratio(Activation.SILU, List.of(10, 10), 3), thetas(EVENTS));
        checkScore(score(Activation.TANH, List.of(10, 10), 4));
    }

    @Test
    void oneParameterPointServesAllEvents() throws OrtException {
        checkRatio(ratio(Activation.TANH, List.of(10, 10), 2), thetas(1));
    }

    @Test
    void theFileSaysWhatItIs() throws OrtException {
        Path file = folder.resolve("ratio.onnx");
        OnnxFile.writeRatio(ratio(Activation.TANH, List.of(5), 2), file);
        try (var onnx = new OnnxSession(file)) {
            var metadata = onnx.session().getMetadata();
            assertEquals("smi", metadata.getProducerName());
            assertEquals(
                    Map.of(
                            "method", "alices",
                            "parameters", "[\"a\",\"b\"]",
                            "observables", "[\"m_ll\",\"eta\",\"m_z\"]",
                            "reference", "[0.25,0.0]",
                            "n_networks", "2",
                            "smi_version", SmiVersion.current()),
                    metadata.getCustomMetadata());
            assertEquals(Set.of("x", "theta"), onnx.session().getInputNames());
            assertEquals(Set.of("log_ratio", "score"), onnx.session().getOutputNames());
        }
    }

    @Test
    void theBytesDependOnTheModelAlone() throws IOException {
        for (String name : List.of("first", "second")) {
            OnnxFile.writeRatio(ratio(Activation.SELU, List.of(5), 2), folder.resolve(name));
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("first")), Files.readAllBytes(folder.resolve("second")));
    }

    @Test
    void otherModelsAreRefused() {
        Path file = folder.resolve("wrong.onnx");
        Model ratio = ratio(Activation.TANH, List.of(5), 1);
        Model score = score(Activation.TANH, List.of(5), 1);
        assertThrows(InvalidInputException.class, () -> OnnxFile.writeScore(ratio, file));
        assertThrows(InvalidInputException.class, () -> OnnxFile.writeRatio(score, file));
        assertTrue(Files.notExists(file));
    }

    private void checkRatio(Model model, EventMatrix theta) throws OrtException {
        Path file = folder.resolve("model.onnx");
        OnnxFile.writeRatio(model, file);
        EventMatrix x = events();
        Map<String, EventMatrix> inputs = Map.of("x", x, "theta", theta);
        try (var onnx = new OnnxSession(file)) {
            compare(model.mean(network -> network.outputs(theta, x)), onnx.run("log_ratio", inputs));
            compare(model.mean(network -> network.thetaGradients(theta, x)), onnx.run("score", inputs));
        }
    }

    private void checkScore(Model model) throws OrtException {
        Path file = folder.resolve("model.onnx");
        OnnxFile.writeScore(model, file);
        EventMatrix x = events();
        EventMatrix expected = model.mean(network -> {
            double[] outputs = network.outputs(x).toArray();
            double[] scale = network.scaling().scoreScale();
            return EventMatrix.of(
                    x.rows(),
                    2,
                    IntStream.range(0, outputs.length)
                            .mapToDouble(i -> outputs[i] / scale[i % 2])
                            .toArray());
        });
        try (var onnx = new OnnxSession(file)) {
            compare(expected, onnx.run("score", Map.of("x", x)));
        }
    }

    private static void compare(EventMatrix expected, EventMatrix actual) {
        assertEquals(expected.rows(), actual.rows());
        assertEquals(expected.columns(), actual.columns());
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                double value = expected.get(i, j);
                assertEquals(value, actual.get(i, j), SINGLE_PRECISION * Math.max(1, Math.abs(value)), "event " + i);
            }
        }
    }

    private static Model ratio(Activation activation, List<Integer> hidden, int members) {
        var scaling = new Scaling(THETA, X, THETA.scales());
        return model("alices", new NetworkSpec(5, hidden, 1, activation), scaling, members);
    }

    private static Model score(Activation activation, List<Integer> hidden, int members) {
        var scaling = new Scaling(Standardization.identity(0), X, new double[] {0.7, 3});
        return model("sally", new NetworkSpec(3, hidden, 2, activation), scaling, members);
    }

    private static Model model(String kind, NetworkSpec spec, Scaling scaling, int members) {
        List<TrainedNetwork> networks = IntStream.range(0, members)
                .mapToObj(seed -> new TrainedNetwork(
                        spec,
                        scaling,
                        numbers(spec.parameterCount(), gaussian(seed + 1)),
                        new TrainingHistory(List.of(), List.of(), -1)))
                .toList();
        return new Model(
                kind,
                SPACE,
                List.of("m_ll", "eta", "m_z"),
                SPACE.point(0.25, 0),
                networks,
                Provenance.of("test", 0, List.of(), Map.of()));
    }

    /** Weights of the size that trained networks have. */
    private static DoubleSupplier gaussian(long seed) {
        var random = new SplittableRandom(seed);
        return () -> 0.4 * random.nextGaussian();
    }

    /** Events in single precision, as they enter ONNX Runtime, so that both see the same. */
    private static EventMatrix events() {
        return singlePrecision(X, EVENTS, 11);
    }

    private static EventMatrix thetas(int rows) {
        return singlePrecision(THETA, rows, 12);
    }

    private static EventMatrix singlePrecision(Standardization scaling, int rows, long seed) {
        var random = new SplittableRandom(seed);
        int columns = scaling.columns();
        double[] values = IntStream.range(0, rows * columns)
                .mapToDouble(i ->
                        (float) (scaling.means()[i % columns] + scaling.scales()[i % columns] * random.nextGaussian()))
                .toArray();
        return EventMatrix.of(rows, columns, values);
    }

    private static double[] numbers(int n, DoubleSupplier source) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> source.getAsDouble());
        return values;
    }
}
