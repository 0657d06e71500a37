package smi.networks.madminer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smi.events.EventMatrix;
import smi.events.Provenance;
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

/** What is written as numpy files comes back as the same function. */
class PlainWeightsTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));
    private static final Standardization X =
            new Standardization(new double[] {512.3, -0.1, 91.2}, new double[] {210.7, 0.9, 0.1});
    private static final double[] THETA_MEANS = {0.1, -0.2};
    private static final double[] THETA_SCALES = {0.5, 0.3};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void ratiosComeBackToTheBit(Activation activation) {
        var theta = new Standardization(THETA_MEANS, THETA_SCALES);
        var scaling = new Scaling(theta, X, THETA_SCALES);
        Model model = model("alice", new NetworkSpec(5, List.of(4, 3), 1, activation), scaling, 1);
        assertEquals(11, PlainWeights.write(model, folder.resolve("ratio")).size());
        MadMinerEstimator back = read("ratio");
        assertEquals(EstimatorType.RATIO, back.type());
        assertEquals(Optional.of("alice"), back.method());
        assertSame(model, back);
    }

    @Test
    void ensemblesOfTwoHypothesesComeBackToTheBit() {
        double[] means = {0.1, -0.2, 0.1, -0.2};
        double[] scales = {0.5, 0.3, 0.5, 0.3};
        var scaling = new Scaling(new Standardization(means, scales), X, THETA_SCALES);
        Model model = model("alices2", new NetworkSpec(7, List.of(4), 1, Activation.TANH), scaling, 3);
        PlainWeights.write(model, folder.resolve("two"));
        MadMinerEstimator back = read("two");
        assertEquals(EstimatorType.DOUBLE_RATIO, back.type());
        assertSame(model, back);
    }

    private static void assertSame(Model model, MadMinerEstimator back) {
        assertEquals(model.networks().size(), back.networks().size());
        for (int i = 0; i < back.networks().size(); i++) {
            TrainedNetwork written = model.networks().get(i);
            TrainedNetwork read = back.networks().get(i);
            assertEquals(written.spec(), read.spec());
            assertEquals(written.scaling(), read.scaling());
            assertArrayEquals(written.parameters(), read.parameters());
        }
    }

    /** The units of the score move into the last layer: one rounding per weight. */
    @Test
    void scoresComeBackUpToRounding() {
        double[] scale = {0.7, 30};
        var scaling = new Scaling(Standardization.identity(0), X, scale);
        Model model = model("sally", new NetworkSpec(3, List.of(6), 2, Activation.SILU), scaling, 1);
        PlainWeights.write(model, folder.resolve("score"));
        EventMatrix x = EventMatrix.ofRows(new double[] {500, 0.3, 91.1}, new double[] {900, -1, 91.3});
        double[] expected = model.networks().get(0).outputs(x).toArray();
        Arrays.setAll(expected, i -> expected[i] / scale[i % 2]);
        assertArrayEquals(expected, read("score").networks().get(0).outputs(x).toArray(), 1e-14);
    }

    @Test
    void polynomialsAreRefused() {
        var xsec = new CrossSectionPolynomial(
                MorphingComponents.of(new int[][] {{0, 0}, {2, 0}, {0, 2}}), new double[] {1, 1, 1});
        var form = RatioPolynomial.of(xsec, new double[2], new double[] {1, 1});
        var scaling = new Scaling(Standardization.identity(0), X, new double[] {1, 1});
        Model model = model(
                        "alices-morphing-aware",
                        new NetworkSpec(3, List.of(4), form.outputs(), Activation.TANH),
                        scaling,
                        1)
                .withPolynomial(form);
        Path target = folder.resolve("polynomial");
        String message = assertThrows(InvalidInputException.class, () -> PlainWeights.write(model, target))
                .getMessage();
        assertTrue(message.contains("'alices-morphing-aware'"), message);
    }

    private MadMinerEstimator read(String name) {
        return MadMinerEstimator.read(folder.resolve(name), Optional.empty());
    }

    private static Model model(String kind, NetworkSpec spec, Scaling scaling, int members) {
        List<TrainedNetwork> networks = IntStream.range(0, members)
                .mapToObj(seed -> {
                    var random = new SplittableRandom(seed + 1);
                    double[] parameters = new double[spec.parameterCount()];
                    Arrays.setAll(parameters, i -> random.nextGaussian());
                    return new TrainedNetwork(spec, scaling, parameters, new TrainingHistory(List.of(), List.of(), -1));
                })
                .toList();
        return new Model(
                kind,
                SPACE,
                List.of("m_ll", "eta", "m_z"),
                SPACE.origin(),
                networks,
                Provenance.of("test", 0, List.of(), Map.of()));
    }
}
