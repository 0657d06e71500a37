package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One parameter, gradients 1, −2, 0.01, learning rate 0.01, worked out by hand from the definitions of the papers. */
class OptimizerTest {
    private static final double[] GRADIENTS = {1, -2, 0.01};

    private static double[] byHand(Optimizer optimizer) {
        double p = 0.5;
        double m1 = 0.1 * 1;
        double v1 = 0.001 * 1;
        p -= 0.01 * (m1 / 0.1) / (Math.sqrt(v1 / 0.001) + 1e-8);
        double p1 = p;
        double m2 = 0.9 * m1 - 0.1 * 2;
        double v2 = 0.999 * v1 + 0.001 * 4;
        p -= 0.01 * (m2 / 0.19) / (Math.sqrt(v2 / (1 - 0.999 * 0.999)) + 1e-8);
        double p2 = p;
        double m3 = 0.9 * m2 + 0.1 * 0.01;
        double v3 = 0.999 * v2 + 0.001 * 0.0001; // smaller than v2: here AMSGrad keeps v2
        double v = optimizer.rule() == Optimizer.Rule.AMSGRAD ? v2 : v3;
        p -= 0.01 * (m3 / 0.271) / (Math.sqrt(v / (1 - 0.999 * 0.999 * 0.999)) + 1e-8);
        return new double[] {p1, p2, p};
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "amsgrad"})
    void stepsAsThePapersSay(String name) {
        var optimizer = Optimizer.of(name);
        assertArrayEquals(byHand(optimizer), run(new HostDoubleKernels(1), optimizer), 1e-15);
        assertArrayEquals(byHand(optimizer), run(new HostFloatKernels(1), optimizer), 1e-7);
    }

    private static <B> double[] run(Kernels<B> kernels, Optimizer optimizer) {
        B parameters = kernels.allocate(1);
        B gradient = kernels.allocate(1);
        var moments = new Kernels.Moments<>(kernels.allocate(1), kernels.allocate(1), kernels.allocate(1));
        kernels.write(new double[] {0.5}, 1, parameters);
        double[] path = new double[GRADIENTS.length];
        double[] value = new double[1];
        for (int t = 0; t < path.length; t++) {
            kernels.write(new double[] {GRADIENTS[t]}, 1, gradient);
            kernels.step(optimizer, 1, parameters, gradient, moments, optimizer.stepSize(0.01, t + 1));
            kernels.read(parameters, 1, value);
            path[t] = value[0];
        }
        return path;
    }

    @Test
    void learningRateFallsExponentially() {
        var settings = TrainingSettings.defaults().withEpochs(5).withLearningRates(1e-2, 1e-4);
        assertEquals(1e-2, settings.learningRate(0), 1e-17);
        assertEquals(1e-3, settings.learningRate(2), 1e-17);
        assertEquals(1e-4, settings.learningRate(4), 1e-17);
        assertEquals(1e-2, settings.withEpochs(1).learningRate(0), 0);
    }
}
