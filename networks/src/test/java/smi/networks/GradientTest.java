package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smi.morphing.MorphingComponents;

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
        losses.addAll(otherRatioLosses());
        return losses.stream()
                .flatMap(loss -> Stream.of(Activation.values()).map(activation -> Arguments.of(loss, activation)));
    }

    private static List<Loss> otherRatioLosses() {
        List<Loss> losses = new ArrayList<>();
        for (RatioTerm term : RatioTerm.values()) {
            for (double alpha : new double[] {0, 0.7}) {
                losses.add(new AntisymmetricLoss(new RatioLoss(term, alpha)));
                losses.add(new PolynomialLoss(new RatioLoss(term, alpha), FORM));
            }
        }
        losses.add(new PolynomialLoss(new RatioLoss(RatioTerm.ALICE, 0.7), QUARTIC));
        return losses;
    }

    /** Of degree four in the first of two parameters. */
    private static final RatioPolynomial QUARTIC = RatioPolynomial.of(
            new CrossSectionPolynomial(
                    MorphingComponents.of(new int[][] {{0, 0}, {4, 0}, {0, 2}}), new double[] {3, 0.2, 0.5}),
            new double[] {0.1, -0.2},
            new double[] {0.5, 0.7});

    /** Of degree two in two parameters. */
    private static final RatioPolynomial FORM = RatioPolynomial.of(
            new CrossSectionPolynomial(
                    MorphingComponents.of(new int[][] {{0, 0}, {2, 0}, {0, 2}}), new double[] {3, 0.2, 0.5}),
            new double[] {0.1, -0.2},
            new double[] {0.5, 0.7});

    @ParameterizedTest
    @MethodSource("everyLossAndActivation")
    void gradientIsTheDerivativeOfTheLoss(Loss loss, Activation activation) {
        for (TrainingSource source : sources(loss)) {
            var spec = new NetworkSpec(loss.input().columns(2, 5), List.of(7, 6, 5), loss.outputs(2), activation);
            var problem = new TrainingProblem(source, loss, ToySource.scaling(source, loss));
            var settings = TrainingSettings.defaults().withBatchSize(17);
            int rows = TrainingStep.networkRows(problem);
            try (var step = new TrainingStep<>(new HostDoubleKernels(rows), spec, problem, settings)) {
                double[] at = Trainer.initialParameters(spec, 3);
                step.setParameters(at);
                double[] gradient = step.gradientAt(ToySource.all(source), 0, 17, 5);
                double[] expected = differences(step, source, at, step(activation));
                assertEquals(0, distance(gradient, expected), 1e-7, "relative distance");
            }
        }
    }

    private static List<TrainingSource> sources(Loss loss) {
        var single = new ToySource(17, 1, 2, 5, 11);
        var fresh = new ToySource(17, 3, 2, 5, 11);
        return loss.input() == NetworkInput.COEFFICIENTS
                ? List.of(single, fresh, new SharedPoints(single, 4))
                : List.of(single, fresh);
    }

    private static double[] differences(TrainingStep<?> step, TrainingSource source, double[] at, double h) {
        double[] result = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double near = meanLoss(step, source, moved(at, i, h)) - meanLoss(step, source, moved(at, i, -h));
            double far = meanLoss(step, source, moved(at, i, 2 * h)) - meanLoss(step, source, moved(at, i, -2 * h));
            result[i] = (8 * near - far) / (12 * h);
        }
        return result;
    }

    private static double meanLoss(TrainingStep<?> step, TrainingSource source, double[] parameters) {
        step.setParameters(parameters);
        double sum = 0;
        for (double term : step.evaluateBatch(ToySource.all(source), 0, source.events(), 5)) {
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
        var spec = new NetworkSpec(loss.input().columns(2, 20), List.of(50, 50), loss.outputs(2), activation);
        var problem = new TrainingProblem(source, loss, ToySource.scaling(source, loss));
        var settings = TrainingSettings.defaults().withBatchSize(300);
        int rows = TrainingStep.networkRows(problem);
        double[] at = Trainer.initialParameters(spec, 3);
        try (var single = new TrainingStep<>(new HostFloatKernels(rows), spec, problem, settings);
                var twice = new TrainingStep<>(new HostDoubleKernels(rows), spec, problem, settings)) {
            single.setParameters(at);
            twice.setParameters(at);
            double[] a = single.gradientAt(ToySource.all(source), 0, 300, 5);
            double[] b = twice.gradientAt(ToySource.all(source), 0, 300, 5);
            // a difference of two outputs, or a division by a polynomial that may be small, magnifies rounding
            double magnified = loss.input() == NetworkInput.NUMERATOR || loss instanceof SallyLoss ? 1 : 10;
            assertEquals(0, distance(a, b), magnified * 1e-5, "relative distance");
        }
    }
}
