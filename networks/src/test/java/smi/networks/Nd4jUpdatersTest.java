package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;

/** Our optimisers against ND4J's own updaters, step by step on the same random gradients. */
class Nd4jUpdatersTest {
    private static final int LENGTH = 101;
    private static final int STEPS = 60;
    private static final double RATE = 0.01;

    @ParameterizedTest
    @ValueSource(strings = {"adam", "amsgrad", "sgd:0.9", "sgd:0", "adamw:0.3"})
    void everyStepIsThatOfNd4j(String name) {
        Optimizer optimizer = Optimizer.of(name);
        IUpdater updater = Dl4jUpdaters.updater(optimizer, new FixedSchedule(RATE));
        long size = updater.stateSize(LENGTH);
        INDArray state = size == 0 ? null : Nd4j.zeros(1, size);
        GradientUpdater<?> theirs = updater.instantiate(state, size > 0);
        var decay = new WeightDecay(optimizer.weightDecay(), true);
        INDArray expected = Nd4j.create(floats(start()), new long[] {1, LENGTH}, 'c');
        var ours = new Ours<>(new HostFloatKernels(1), optimizer);
        var random = new SplittableRandom(5);
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = gradient(random);
            INDArray update = Nd4j.create(floats(gradient), new long[] {1, LENGTH}, 'c');
            theirs.applyUpdater(update, step, 0);
            if (optimizer.weightDecay() > 0) {
                decay.apply(expected, update, RATE, step, 0);
            }
            expected.subi(update);
            double[] found = ours.step(gradient);
            for (int i = 0; i < LENGTH; i++) {
                // single precision: rounding of numbers of order 1, over up to 60 steps
                assertEquals(expected.getDouble(0, i), found[i], 3e-6, name + ", step " + step + ", parameter " + i);
            }
        }
    }

    /** Numbers of order 1: there the place of ε = 1e-8, in which ND4J and the paper differ, does not matter. */
    private static double[] gradient(SplittableRandom random) {
        double[] gradient = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            gradient[i] = (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.1, 3);
        }
        return gradient;
    }

    private static double[] start() {
        return new SplittableRandom(4).doubles(LENGTH, -1, 1).toArray();
    }

    private static float[] floats(double[] values) {
        return Dl4jNetworks.toFloats(values);
    }

    /** Our kernels as the training step uses them. */
    private static final class Ours<B> {
        private final Kernels<B> kernels;
        private final Optimizer optimizer;
        private final B parameters;
        private final B gradient;
        private final Kernels.Moments<B> moments;
        private int steps;

        Ours(Kernels<B> kernels, Optimizer optimizer) {
            this.kernels = kernels;
            this.optimizer = optimizer;
            parameters = kernels.allocate(LENGTH);
            gradient = kernels.allocate(LENGTH);
            moments =
                    new Kernels.Moments<>(kernels.allocate(LENGTH), kernels.allocate(LENGTH), kernels.allocate(LENGTH));
            kernels.write(start(), LENGTH, parameters);
        }

        double[] step(double[] values) {
            steps++;
            kernels.write(values, LENGTH, gradient);
            kernels.scale(LENGTH, 0, LENGTH, 1 - RATE * optimizer.weightDecay(), parameters);
            kernels.step(optimizer, LENGTH, parameters, gradient, moments, optimizer.stepSize(RATE, steps));
            double[] result = new double[LENGTH];
            kernels.read(parameters, LENGTH, result);
            return result;
        }
    }

    @Test
    void normsAndFactorsAreThoseOfTheNumbers() {
        assertNorm(new HostFloatKernels(1), 1e-6);
        assertNorm(new HostDoubleKernels(1), 1e-15);
    }

    private static <B> void assertNorm(Kernels<B> kernels, double tolerance) {
        B block = kernels.allocate(7);
        kernels.write(new double[] {1, -2, 3, 0.5, 4, 0.25, 100}, 7, block);
        assertEquals(1 + 4 + 9 + 0.25 + 16 + 0.0625, kernels.squaredNorm(6, block), tolerance * 30);
        kernels.scale(7, 2, 4, 0.1, block);
        double[] values = new double[7];
        kernels.read(block, 7, values);
        assertEquals(-2, values[1], 0);
        assertEquals(0.3, values[2], tolerance);
        assertEquals(0.05, values[3], tolerance);
        assertEquals(4, values[4], 0);
    }

    @Test
    void theStoredConfigurationCarriesUpdaterScheduleAndInitialisation() {
        var spec = new NetworkSpec(5, List.of(8), 1, Activation.TANH);
        var settings = TrainingSettings.defaults()
                .withEpochs(3)
                .withLearningRates(1e-2, 1e-4)
                .withInitialization(Initialization.XAVIER);
        var history = trained(spec, settings).history();
        var configuration = Dl4jNetworks.configuration(spec, history);
        var layer = (org.deeplearning4j.nn.conf.layers.DenseLayer)
                configuration.getConf(0).getLayer();
        var updater = (AMSGrad) layer.getIUpdater();
        assertEquals(0.9, updater.getBeta1());
        assertEquals(1e-2, updater.getLearningRate(0, 0), 1e-15);
        assertEquals(1e-3, updater.getLearningRate(100, 1), 1e-15);
        assertEquals(1e-4, updater.getLearningRate(200, 2), 1e-15);
        assertTrue(layer.getWeightInitFn().getClass().getSimpleName().contains("Xavier"));
        var sgd = trained(spec, settings.withOptimizer(Optimizer.sgd(0.8)));
        var theirs = Dl4jNetworks.network(sgd).getLayerWiseConfigurations().getConf(0);
        var nesterovs = (Nesterovs) ((org.deeplearning4j.nn.conf.layers.DenseLayer) theirs.getLayer()).getIUpdater();
        assertEquals(0.8, nesterovs.getMomentum());
    }

    private static TrainedNetwork trained(NetworkSpec spec, TrainingSettings settings) {
        return Trainer.train(
                spec,
                new RatioLoss(RatioTerm.ALICE, 1),
                new ToySource(300, 1, 2, 3, 1),
                settings,
                TrainingListener.silent());
    }
}
