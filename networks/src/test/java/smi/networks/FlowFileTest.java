package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class FlowFileTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("cWW", 2, -1, 1), Parameter.of("cHW", 2, -1, 1));
    private static final FlowSpec SPEC = FlowSpec.of(2, 3, new Architecture(List.of(6, 5), Activation.SILU), 2, 3, 4);

    @TempDir
    private Path folder;

    private static TrainedFlow flow(long seed) {
        var scaling = new Scaling(
                new Standardization(new double[] {0.1, 0.2}, new double[] {0.5, 0.6}),
                new Standardization(new double[] {100, 0, 1.0 / 3}, new double[] {30, 2, 0.7}),
                new double[] {0.5, 0.6});
        var history = new TrainingHistory(
                List.of("nde"), List.of(new TrainingHistory.Epoch(1e-3, List.of(1.5), List.of(1.6))), 0);
        return new TrainedFlow(SPEC, scaling, FlowTraining.initialParameters(SPEC, seed), history);
    }

    private static FlowModel model() {
        return new FlowModel(
                "scandal",
                SPACE,
                List.of("m_ll", "y_ll", "cos_theta"),
                SPACE.origin(),
                List.of(flow(1), flow(2)),
                Provenance.of("train", 1, List.of(), Map.of()));
    }

    private Path written() {
        Path file = folder.resolve("flow.smi");
        FlowFile.write(file, model());
        return file;
    }

    @Test
    void loadsBackToTheSameBits() throws IOException {
        Path file = written();
        FlowModel read = FlowFile.read(file);
        assertEquals(model().kind(), read.kind());
        assertEquals(model().observables(), read.observables());
        EventMatrix x = EventMatrix.of(2, 3, new double[] {90, 1, 0.2, 200, -1, 0.9});
        EventMatrix theta = EventMatrix.of(2, 2, new double[] {0.3, -0.4, 0, 1});
        for (int i = 0; i < 2; i++) {
            TrainedFlow before = model().flows().get(i);
            TrainedFlow after = read.flows().get(i);
            assertEquals(before.spec(), after.spec());
            assertArrayEquals(before.parameters(), after.parameters(), 0);
            assertEquals(before.table(theta, x), after.table(theta, x));
            assertEquals(before.thetaGradients(theta, x), after.thetaGradients(theta, x));
        }
        Path again = folder.resolve("again.smi");
        FlowFile.write(again, read);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void listsTheMasksAndHoldsEveryNetworkForDeeplearning4j() throws IOException {
        Map<String, byte[]> entries = StoredZip.read(written());
        assertTrue(entries.keySet().containsAll(List.of("dl4j-0-0.zip", "dl4j-0-1.zip", "dl4j-1-1.zip")));
        String header = new String(entries.get("model.json"), StandardCharsets.UTF_8).replaceAll("\\s", "");
        // the last network has the natural order, the one before the reverse
        assertTrue(
                header.contains("\"degrees\":{\"inputs\":[0,0,3,2,1],\"hidden\":[[0,1,2,0,1,2],[0,1,2,0,1]]"), header);
        assertTrue(header.contains("\"degrees\":{\"inputs\":[0,0,1,2,3],"), header);
    }

    @Test
    void saysWhatItIs() {
        assertEquals("scandal", ModelFile.kind(written()));
        Path file = written();
        var error = assertThrows(InvalidInputException.class, () -> ModelFile.read(file));
        assertTrue(error.getMessage().contains("flow.smi"), error.getMessage());
    }

    @Test
    void refusesAMaskedWeightThatIsNotZero() {
        double[] parameters = flow(1).parameters();
        double[] mask = SPEC.mask().orElseThrow();
        int masked = 0;
        while (mask[masked] != 0) {
            masked++;
        }
        parameters[masked] = 1e-9;
        var scaling = flow(1).scaling();
        var history = flow(1).history();
        var error =
                assertThrows(IllegalArgumentException.class, () -> new TrainedFlow(SPEC, scaling, parameters, history));
        assertTrue(error.getMessage().contains("masked"), error.getMessage());
    }

    /** Observable i of the order must not move the density of those before it: checked by the ratio of densities. */
    @Test
    void theLastObservableOfTheOrderHasNoInfluenceOnTheOthers() {
        var spec = FlowSpec.of(1, 2, new Architecture(List.of(8, 8), Activation.TANH), 1, 2, 3);
        var conditioner = spec.conditioners().get(0);
        double[] parameters = FlowTraining.initialParameters(spec, 5);
        var random = new SplittableRandom(1);
        try (var closer = new Passing(conditioner.network(), parameters)) {
            double[] one = closer.outputs(0.3, 0.5, random.nextDouble());
            double[] other = closer.outputs(0.3, 0.5, random.nextDouble());
            double[] theta = closer.outputs(0.4, 0.5, 0.1);
            double[] first = closer.outputs(0.3, 0.6, 0.1);
            assertArrayEquals(one, other, 0, "nothing sees the last observable");
            for (int o = 0; o < 6; o++) {
                assertEquals(one[o], first[o], 0, "nothing about the first sees itself");
                assertTrue(one[o] != theta[o], "the first sees theta");
                assertTrue(one[6 + o] != first[6 + o], "the last sees the first");
            }
        }
    }

    /** The outputs of one network for single rows. */
    private record Passing(NetworkSpec spec, Weights<DoubleBlock> weights, ConditionerPasses<DoubleBlock> passes)
            implements AutoCloseable {
        Passing(NetworkSpec spec, double[] parameters) {
            this(spec, new HostDoubleKernels(1), parameters);
        }

        private Passing(NetworkSpec spec, HostDoubleKernels kernels, double[] parameters) {
            this(spec, kernels, weights(spec, kernels, parameters));
        }

        private Passing(NetworkSpec spec, HostDoubleKernels kernels, Weights<DoubleBlock> weights) {
            this(spec, weights, new ConditionerPasses<>(kernels, spec, weights, 0, 1, false));
        }

        private static Weights<DoubleBlock> weights(NetworkSpec spec, HostDoubleKernels kernels, double[] parameters) {
            var weights = new Weights<>(kernels, spec);
            weights.set(parameters);
            return weights;
        }

        double[] outputs(double... row) {
            double[] result = new double[spec.outputs()];
            passes.forward(1, row, result);
            return result;
        }

        @Override
        public void close() {
            passes.release();
            weights.release();
        }
    }
}
