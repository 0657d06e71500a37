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
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.events.SmiVersion;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.Activation;
import smi.networks.CrossSectionPolynomial;
import smi.networks.Model;
import smi.networks.NetworkSpec;
import smi.networks.RatioPolynomial;
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
        OnnxFile.write(ratio(Activation.TANH, List.of(5), 2), file);
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
            OnnxFile.write(ratio(Activation.SELU, List.of(5), 2), folder.resolve(name));
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("first")), Files.readAllBytes(folder.resolve("second")));
    }

    @Test
    void ratiosOfTwoHypotheses() throws OrtException {
        for (Activation activation : List.of(Activation.TANH, Activation.ELU)) {
            Model model = antisymmetric(activation);
            Path file = folder.resolve("two.onnx");
            OnnxFile.write(model, file);
            EventMatrix x = events();
            EventMatrix theta0 = thetas(EVENTS);
            EventMatrix theta1 = EventMatrix.ofRows(new double[] {0.25, -0.5});
            EventMatrix forward = beside(theta0, theta1);
            EventMatrix swapped = beside(theta1, theta0);
            Map<String, EventMatrix> inputs = Map.of("x", x, "theta0", theta0, "theta1", theta1);
            try (var onnx = new OnnxSession(file)) {
                assertEquals(Set.of("x", "theta0", "theta1"), onnx.session().getInputNames());
                compare(
                        model.mean(network -> minus(network.outputs(forward, x), network.outputs(swapped, x))),
                        onnx.run("log_ratio", inputs));
                compare(
                        model.mean(network -> minus(
                                network.thetaGradients(forward, x).columns(new int[] {0, 1}),
                                network.thetaGradients(swapped, x).columns(new int[] {2, 3}))),
                        onnx.run("score", inputs));
            }
        }
    }

    private static EventMatrix beside(EventMatrix a, EventMatrix b) {
        double[][] rows = new double[EVENTS][];
        Arrays.setAll(rows, i -> {
            double[] row = Arrays.copyOf(a.row(a.rows() == 1 ? 0 : i), 4);
            System.arraycopy(b.row(b.rows() == 1 ? 0 : i), 0, row, 2, 2);
            return row;
        });
        return EventMatrix.ofRows(rows);
    }

    private static EventMatrix minus(EventMatrix a, EventMatrix b) {
        double[] values = a.toArray();
        double[] other = b.toArray();
        Arrays.setAll(values, i -> values[i] - other[i]);
        return EventMatrix.of(a.rows(), a.columns(), values);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void polynomialRatios(int highestPower) throws OrtException {
        for (int members : new int[] {1, 3}) {
            Model model = polynomial(highestPower, members);
            Path file = folder.resolve("polynomial.onnx");
            OnnxFile.write(model, file);
            EventMatrix x = events();
            for (EventMatrix theta : List.of(thetas(EVENTS), thetas(1))) {
                Map<String, EventMatrix> inputs = Map.of("x", x, "theta", theta);
                try (var onnx = new OnnxSession(file)) {
                    assertEquals(Set.of("x", "theta"), onnx.session().getInputNames());
                    compare(expanded(model, x, theta, false), onnx.run("log_ratio", inputs));
                    compare(expanded(model, x, theta, true), onnx.run("score", inputs));
                }
            }
        }
    }

    /** log Σ_c R_c m_c(u) − log σ(θ)/σ(θ1), or its gradient: the expanded form, unlike the sum of squares in the file. */
    private static EventMatrix expanded(Model model, EventMatrix x, EventMatrix theta, boolean gradient) {
        RatioPolynomial form = model.polynomial().orElseThrow();
        EventMatrix coefficients = model.mean(network -> EventMatrix.of(
                x.rows(),
                form.monomials().count(),
                form.coefficients(network.outputs(x).toArray())));
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, i -> {
            double[] point = theta.row(theta.rows() == 1 ? 0 : i);
            double value = dot(coefficients.row(i), form.monomialsAt(point));
            if (!gradient) {
                return new double[] {Math.log(value) - form.logCrossSectionRatio(point)};
            }
            double[][] slopes = form.monomialGradientsAt(point);
            double[] xsec = form.xsec().gradient(point);
            double sigma = form.xsec().at(point);
            return IntStream.range(0, 2)
                    .mapToDouble(p -> dot(coefficients.row(i), slopes[p]) / value - xsec[p] / sigma)
                    .toArray();
        });
        return EventMatrix.ofRows(rows);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    @Test
    void otherModelsAreRefused() {
        Path file = folder.resolve("wrong.onnx");
        var scaling = new Scaling(Standardization.identity(0), X, new double[] {1, 1});
        Model model = model("nothing", new NetworkSpec(3, List.of(4), 5, Activation.TANH), scaling, 1);
        String message = assertThrows(InvalidInputException.class, () -> OnnxFile.write(model, file))
                .getMessage();
        assertTrue(message.contains("'nothing'"), message);
        assertTrue(Files.notExists(file));
    }

    private void checkRatio(Model model, EventMatrix theta) throws OrtException {
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(model, file);
        EventMatrix x = events();
        Map<String, EventMatrix> inputs = Map.of("x", x, "theta", theta);
        try (var onnx = new OnnxSession(file)) {
            compare(model.mean(network -> network.outputs(theta, x)), onnx.run("log_ratio", inputs));
            compare(model.mean(network -> network.thetaGradients(theta, x)), onnx.run("score", inputs));
        }
    }

    private void checkScore(Model model) throws OrtException {
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(model, file);
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

    private static Model antisymmetric(Activation activation) {
        double[] means = {0.123456789, -0.2, 0.123456789, -0.2};
        double[] scales = {0.51, 0.3, 0.51, 0.3};
        var scaling = new Scaling(new Standardization(means, scales), X, THETA.scales());
        return model("alices2", new NetworkSpec(7, List.of(9, 8), 1, activation), scaling, 2);
    }

    /** σ = 2 (1 + 0.3 a + a² + 0.7 b²), for higher powers of a 0.1 a^k in addition. */
    private static Model polynomial(int highestPower, int members) {
        int[][] powers = {{0, 0}, {1, 0}, {2, 0}, {0, 2}, {highestPower, 0}};
        double[] coefficients = {2, 0.6, 2, 1.4, highestPower > 2 ? 0.2 : 0};
        int terms = highestPower > 2 ? 5 : 4;
        var xsec = new CrossSectionPolynomial(
                MorphingComponents.of(Arrays.copyOf(powers, terms)), Arrays.copyOf(coefficients, terms));
        var form = RatioPolynomial.of(xsec, new double[] {0.25, 0}, new double[] {0.5, 0.7});
        var scaling = new Scaling(Standardization.identity(0), X, new double[] {1, 1});
        var spec = new NetworkSpec(3, List.of(8, 8), form.outputs(), Activation.SILU);
        return model("alices-morphing-aware", spec, scaling, members).withPolynomial(form);
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
