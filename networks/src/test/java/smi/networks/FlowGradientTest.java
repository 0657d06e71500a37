package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Log density, score and the gradients of the likelihood losses against finite differences in double precision. */
class FlowGradientTest {
    private static final int ROWS = 13;

    /** Losses of NDE and SCANDAL; one to three observables, one and two parameters, one to three conditioners. */
    static Stream<Arguments> flows() {
        return Stream.of(
                Arguments.of(1, 1, 1, 1),
                Arguments.of(1, 1, 1, 4),
                Arguments.of(2, 1, 1, 3),
                Arguments.of(1, 2, 1, 2),
                Arguments.of(2, 3, 1, 1),
                Arguments.of(2, 3, 2, 1),
                Arguments.of(2, 3, 3, 3));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void gradientIsTheDerivativeOfTheLoss(int parameters, int observables, int networks, int components) {
        for (double alpha : new double[] {0, 0.7}) {
            check(spec(parameters, observables, networks, components, Activation.TANH), alpha, 1e-3);
        }
    }

    /** Activations with a kink need a step so short that no unit of this batch crosses it. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivation(Activation activation) {
        double step =
                switch (activation) {
                    case TANH, SOFTPLUS, SIGMOID, SILU, GELU -> 1e-3;
                    case RELU, LEAKY_RELU, ELU, SELU -> 5e-6;
                };
        check(spec(2, 2, 2, 2, activation), 0.7, step);
    }

    private static FlowSpec spec(int parameters, int observables, int networks, int components, Activation activation) {
        var hidden = new Architecture(List.of(7, 6), activation);
        return FlowSpec.of(parameters, observables, hidden, networks, components, 3);
    }

    private static void check(FlowSpec spec, double alpha, double step) {
        try (var flow = new Flow<>(new HostDoubleKernels(ROWS), spec, new LikelihoodLoss(alpha))) {
            double[] at = FlowTraining.initialParameters(spec, 3);
            double[] gradient = flow.gradient(at);
            double[] mask = spec.mask().orElseThrow();
            double difference = 0;
            double norm = 0;
            for (int i = 0; i < at.length; i++) {
                if (mask[i] == 0) {
                    continue;
                }
                double expected = derivative(flow, at, i, step);
                difference += Math.pow(gradient[i] - expected, 2);
                norm += expected * expected;
            }
            assertTrue(norm > 0);
            // five-point differences have errors of h⁴ f⁽⁵⁾ and ε/h
            assertEquals(0, Math.sqrt(difference / norm), 3e-8, "relative distance");
        }
    }

    private static double derivative(Flow<?> flow, double[] at, int index, double h) {
        double near = flow.loss(moved(at, index, h)) - flow.loss(moved(at, index, -h));
        double far = flow.loss(moved(at, index, 2 * h)) - flow.loss(moved(at, index, -2 * h));
        return (8 * near - far) / (12 * h);
    }

    private static double[] moved(double[] at, int index, double step) {
        double[] moved = at.clone();
        moved[index] += step;
        return moved;
    }

    @ParameterizedTest
    @MethodSource("flows")
    void scoreIsTheDerivativeOfTheLogDensity(int parameters, int observables, int networks, int components) {
        FlowSpec spec = spec(parameters, observables, networks, components, Activation.SILU);
        try (var flow = new Flow<>(new HostDoubleKernels(ROWS), spec, new LikelihoodLoss(1))) {
            flow.weights.set(FlowTraining.initialParameters(spec, 4));
            double[] score = flow.score();
            double h = 1e-3;
            for (int p = 0; p < parameters; p++) {
                double[] near = difference(flow, p, h);
                double[] far = difference(flow, p, 2 * h);
                for (int i = 0; i < ROWS; i++) {
                    double expected = (8 * near[i] - far[i]) / (12 * h);
                    assertEquals(expected, score[i * parameters + p], 1e-9 * Math.max(1, Math.abs(expected)));
                }
            }
        }
    }

    private static double[] difference(Flow<?> flow, int parameter, double h) {
        double[] up = flow.logDensity(parameter, h);
        double[] down = flow.logDensity(parameter, -h);
        return IntStream.range(0, up.length).mapToDouble(i -> up[i] - down[i]).toArray();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void singlePrecisionAgreesWithDouble(int parameters, int observables, int networks, int components) {
        FlowSpec spec = spec(parameters, observables, networks, components, Activation.TANH);
        double[] at = FlowTraining.initialParameters(spec, 5);
        try (var single = new Flow<>(new HostFloatKernels(ROWS), spec, new LikelihoodLoss(0.7));
                var twice = new Flow<>(new HostDoubleKernels(ROWS), spec, new LikelihoodLoss(0.7))) {
            double[] a = single.gradient(at);
            double[] b = twice.gradient(at);
            double size = Math.sqrt(
                    IntStream.range(0, b.length).mapToDouble(i -> b[i] * b[i]).sum());
            assertArrayEquals(b, a, 1e-5 * size);
        }
    }

    /** A flow on one fixed batch of random numbers in the network's units. */
    private static final class Flow<B> implements AutoCloseable {
        private final FlowSpec spec;
        private final LikelihoodLoss loss;
        private final FlowPasses<B> passes;
        private final Weights<B> weights;
        private final Weights<B> gradient;
        private final Batch batch;
        private final Predictions predictions;
        private final double[] inputs;
        private final double[] sums = new double[2];

        Flow(Kernels<B> kernels, FlowSpec spec, LikelihoodLoss loss) {
            this.spec = spec;
            this.loss = loss;
            weights = new Weights<>(kernels, spec);
            gradient = new Weights<>(kernels, spec);
            passes = new FlowPasses<>(kernels, spec, weights, ROWS, true);
            batch = new Batch(ROWS, spec.observables(), spec.parameters());
            batch.resize(ROWS);
            predictions = new Predictions(ROWS, 1, spec.parameters());
            var random = new SplittableRandom(11);
            inputs = random.doubles((long) ROWS * spec.inputs(), -2, 2).toArray();
            for (int i = 0; i < ROWS; i++) {
                batch.numeratorWeight()[i] = random.nextDouble(0, 2);
            }
            for (int i = 0; i < ROWS * spec.parameters(); i++) {
                batch.score()[i] = random.nextGaussian();
            }
        }

        double loss(double[] parameters) {
            weights.set(parameters);
            passes.forward(ROWS, inputs, predictions.output());
            if (loss.usesScore()) {
                passes.inputGradient(ROWS, predictions.score());
            }
            sums[0] = 0;
            sums[1] = 0;
            loss.evaluate(batch, predictions, 1.0 / ROWS, sums);
            return (sums[0] + sums[1]) / ROWS;
        }

        double[] gradient(double[] parameters) {
            loss(parameters);
            if (loss.usesScore()) {
                passes.reverseCurved(ROWS, predictions.lossByOutput(), predictions.lossByScore(), 0, gradient);
            } else {
                passes.reverse(ROWS, predictions.lossByOutput(), 0, gradient);
            }
            return gradient.get();
        }

        double[] logDensity(int parameter, double step) {
            double[] rows = inputs.clone();
            for (int i = 0; i < ROWS; i++) {
                rows[i * spec.inputs() + parameter] += step;
            }
            double[] result = new double[ROWS];
            passes.forward(ROWS, rows, result);
            return result;
        }

        double[] score() {
            passes.forward(ROWS, inputs, predictions.output());
            passes.inputGradient(ROWS, predictions.score());
            return predictions.score().clone();
        }

        @Override
        public void close() {
            passes.release();
            weights.release();
            gradient.release();
        }
    }
}
