package smi.networks.onnx;

import java.util.Map;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXRef;
import smi.networks.Activation;

/** The nonlinearity between the layers, and its derivative, as nodes of a graph. */
record ActivationNodes(Graph graph, Activation activation) {

    /** φ(z). */
    ONNXRef<?> value(ONNXRef<?> z) {
        return switch (activation) {
            case TANH -> graph.apply(NetworkOperator.TANH, z);
            case RELU -> graph.apply(NetworkOperator.RELU, z);
            case LEAKY_RELU -> graph.apply(NetworkOperator.LEAKY_RELU, Map.of("alpha", (float) slopeBelow()), z);
            case ELU -> graph.apply(NetworkOperator.ELU, Map.of("alpha", (float) slopeBelow()), z);
            case SELU ->
                graph.apply(
                        NetworkOperator.SELU,
                        Graph.attributes("alpha", slopeBelow() / slopeAbove(), "gamma", slopeAbove()),
                        z);
            case SOFTPLUS -> graph.apply(NetworkOperator.SOFTPLUS, z);
            case SIGMOID -> graph.apply(ONNXOperators.SIGMOID, z);
            case SILU, GELU -> graph.multiplied(z, gate(z));
        };
    }

    /** φ′(z), where a = φ(z). */
    ONNXRef<?> derivative(ONNXRef<?> z, ONNXRef<?> a) {
        return switch (activation) {
            case TANH -> graph.minus(graph.number(1), graph.multiplied(a, a));
            case RELU, LEAKY_RELU -> positive(z, graph.number(slopeBelow()));
            case ELU, SELU -> positive(z, graph.plus(a, graph.number(slopeBelow())));
            case SOFTPLUS -> graph.apply(ONNXOperators.SIGMOID, z);
            case SIGMOID -> graph.multiplied(a, graph.minus(graph.number(1), a));
            case SILU, GELU -> gatedDerivative(z, a);
        };
    }

    /** s + g a (1 − s) for φ(z) = z s(g z). */
    private ONNXRef<?> gatedDerivative(ONNXRef<?> z, ONNXRef<?> a) {
        ONNXRef<?> s = gate(z);
        ONNXRef<?> rise = graph.multiplied(a, graph.minus(graph.number(1), s));
        return graph.plus(s, graph.multiplied(graph.number(steepness()), rise));
    }

    private ONNXRef<?> gate(ONNXRef<?> z) {
        return graph.apply(ONNXOperators.SIGMOID, graph.multiplied(graph.number(steepness()), z));
    }

    private ONNXRef<?> positive(ONNXRef<?> z, ONNXRef<?> otherwise) {
        ONNXRef<?> above = graph.apply(ONNXOperators.GREATER, z, graph.number(0));
        return graph.apply(ONNXOperators.WHERE, above, graph.number(slopeAbove()), otherwise);
    }

    /** φ′ just above zero. */
    private double slopeAbove() {
        return activation.firstDerivative(Double.MIN_NORMAL);
    }

    /** φ′ just below zero. */
    private double slopeBelow() {
        return activation.firstDerivative(-Double.MIN_NORMAL);
    }

    /** The g of z/(1 + exp(−g z)): its second derivative at zero is g/2. */
    private double steepness() {
        return 2 * activation.secondDerivative(0);
    }
}
