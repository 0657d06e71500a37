package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ND4J kernels, on the backend of the class path, against those of the host. */
class Nd4jKernelsTest {
    @ParameterizedTest
    @MethodSource("smi.networks.GradientTest#everyLossAndActivation")
    void theGradientIsThatOfTheHost(Loss loss, Activation activation) {
        var source = new ToySource(150, 1, 2, 9, 12);
        var spec = new NetworkSpec(loss.input().columns(2, 9), List.of(20, 30), loss.outputs(2), activation);
        var problem = new TrainingProblem(source, loss, ToySource.scaling(source, loss));
        var settings = TrainingSettings.defaults().withBatchSize(150);
        double[] at = Initialization.UNIFORM.draw(spec, 3);
        try (var host = new TrainingStep<>(
                        new HostFloatKernels(TrainingStep.networkRows(problem)), spec, problem, settings);
                var nd4j = new TrainingStep<>(new Nd4jKernels(), spec, problem, settings)) {
            host.setParameters(at);
            nd4j.setParameters(at);
            double[] expected = host.gradientAt(ToySource.all(source), 0, 150, 5);
            double[] found = nd4j.gradientAt(ToySource.all(source), 0, 150, 5);
            // differences of outputs, and divisions by a polynomial that may be small, magnify the rounding
            double magnified = loss.input() == NetworkInput.NUMERATOR || loss instanceof SallyLoss ? 1 : 10;
            assertEquals(0, relativeDistance(found, expected), magnified * 1e-5);
        }
    }

    private static double relativeDistance(double[] a, double[] b) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            norm += b[i] * b[i];
        }
        assertTrue(norm > 0);
        return Math.sqrt(difference / norm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "amsgrad", "adamw:0.3", "sgd:0.9", "sgd:0"})
    void theOptimisersAreThoseOfTheHost(String name) {
        Optimizer optimizer = Optimizer.of(name);
        double[] host = afterSteps(new HostFloatKernels(1), optimizer);
        double[] nd4j = afterSteps(new Nd4jKernels(), optimizer);
        // rounding of numbers of order 1 over 30 steps
        assertArrayEquals(host, nd4j, 2e-6);
    }

    private static <B> double[] afterSteps(Kernels<B> kernels, Optimizer optimizer) {
        int n = 50;
        var moments = new Kernels.Moments<>(kernels.allocate(n), kernels.allocate(n), kernels.allocate(n));
        B parameters = kernels.allocate(n);
        B gradient = kernels.allocate(n);
        var random = new SplittableRandom(1);
        kernels.write(random.doubles(n, -1, 1).toArray(), n, parameters);
        for (int t = 1; t <= 30; t++) {
            kernels.write(random.doubles(n, -1, 1).toArray(), n, gradient);
            kernels.scale(n, 10, 30, 0.5, gradient);
            double norm = Math.sqrt(kernels.squaredNorm(n, gradient));
            kernels.scale(n, 0, n, 2 / norm, gradient);
            kernels.step(optimizer, n, parameters, gradient, moments, optimizer.stepSize(0.01, t));
        }
        double[] result = new double[n];
        kernels.read(parameters, n, result);
        return result;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void productsLeaveTheGapsOfAStrideAlone(double keep) {
        double[] host = outer(new HostFloatKernels(10), keep);
        double[] nd4j = outer(new Nd4jKernels(), keep);
        assertArrayEquals(host, nd4j, 1e-5);
        assertEquals(1, nd4j[3]);
    }

    /** 10 rows make a matrix of 4 rows and 3 columns inside one of 5 columns that is all ones. */
    private static <B> double[] outer(Kernels<B> kernels, double keep) {
        var random = new SplittableRandom(1);
        B d = kernels.allocate(40);
        B a = kernels.allocate(30);
        B g = kernels.allocate(25);
        kernels.write(random.doubles(40, -1, 1).toArray(), 40, d);
        kernels.write(random.doubles(30, -1, 1).toArray(), 30, a);
        double[] ones = new double[25];
        Arrays.fill(ones, 1);
        kernels.write(ones, 25, g);
        kernels.outer(10, 4, 3, d, a, keep, kernels.window(g, 0), 5);
        kernels.read(g, 25, ones);
        return ones;
    }
}
