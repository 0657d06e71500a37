package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of every loss for every activation against central finite differences in double precision. */
class GradientTest {
    /**
     * Five-point differences have errors of h⁴ f⁽⁵⁾ and ε/h: 1e-10 for smooth activations. Those with a kink, in φ or
     * in φ′, need a step so short that no unit of this batch crosses it.
     */
    private static double step(Activation activation) {
        return switch (activation) {
            case TANH, SOFTPLUS, SIGMOID, SILU, GELU -> 1e-3;
            case RELU, LEAKY_RELU, ELU, SELU -> 5e-6;
        };
    }

    static Stream<Arguments> everyLossAndActivation() {
        List<Loss> losses = new ArrayList<>(List.of(new SallyLoss()));
        for (RatioTerm term : RatioTerm.values()) {
            losses.add(new RatioLoss(term, 0));
            losses.add(new RatioLoss(term, 0.7));
        }
        return losses.stream()
                .flatMap(loss -> Stream.of(Activation.values()).map(activation -> Arguments.of(loss, activation)));
    }

    @ParameterizedTest
    @MethodSource("everyLossAndActivation")
    void gradientIsTheDerivativeOfTheLoss(Loss loss, Activation activation) {
        for (int rowsPerEvent : new int[] {1, 3}) {
            var source = new ToySource(17, rowsPerEvent, 2, 5, 11);
            boolean conditional = !(loss instanceof SallyLoss);
            var spec = new NetworkSpec(conditional ? 7 : 5, List.of(7, 6, 5), loss.outputs(2), activation);
            var problem = new TrainingProblem(source, loss, source.scaling(conditional));
            var settings = TrainingSettings.defaults().withBatchSize(17);
            int rows = TrainingStep.sliceRows(source);
            try (var step = new TrainingStep<>(new HostDoubleKernels(rows), spec, problem, settings)) {
                double[] at = Trainer.initialParameters(spec, 3);
                step.setParameters(at);
                double[] gradient = step.gradientAt(source.all(), 0, 17, 5);
                double[] expected = differences(step, source, at, step(activation));
                assertEquals(0, distance(gradient, expected), 3e-8, "relative distance");
            }
        }
    }

    private static double[] differences(TrainingStep<?> step, ToySource source, double[] at, double h) {
        double[] result = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double near = meanLoss(step, source, moved(at, i, h)) - meanLoss(step, source, moved(at, i, -h));
            double far = meanLoss(step, source, moved(at, i, 2 * h)) - meanLoss(step, source, moved(at, i, -2 * h));
            result[i] = (8 * near - far) / (12 * h);
        }
        return result;
    }

    private static double meanLoss(TrainingStep<?> step, ToySource source, double[] parameters) {
        step.setParameters(parameters);
        double sum = 0;
        for (double term : step.evaluateBatch(source.all(), 0, source.events(), 5)) {
            sum += term;
        }
        return sum / (source.events() * source.rowsPerEvent());
    }

    private static double[] moved(double[] at, int index, double step) {
        double[] moved = at.clone();
        moved[index] += step;
        return moved;
    }

    private static double distance(double[] a, double[] b) {
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
    @MethodSource("everyLossAndActivation")
    void singlePrecisionAgreesWithDouble(Loss loss, Activation activation) {
        var source = new ToySource(300, 4, 2, 20, 12);
        boolean conditional = !(loss instanceof SallyLoss);
        var spec = new NetworkSpec(conditional ? 22 : 20, List.of(50, 50), loss.outputs(2), activation);
        var problem = new TrainingProblem(source, loss, source.scaling(conditional));
        var settings = TrainingSettings.defaults().withBatchSize(300);
        int rows = TrainingStep.sliceRows(source);
        double[] at = Trainer.initialParameters(spec, 3);
        try (var single = new TrainingStep<>(new HostFloatKernels(rows), spec, problem, settings);
                var twice = new TrainingStep<>(new HostDoubleKernels(rows), spec, problem, settings)) {
            single.setParameters(at);
            twice.setParameters(at);
            double[] a = single.gradientAt(source.all(), 0, 300, 5);
            double[] b = twice.gradientAt(source.all(), 0, 300, 5);
            assertEquals(0, distance(a, b), 1e-5, "relative distance");
        }
    }
}
