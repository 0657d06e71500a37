package smi.networks.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.util.onnx.ONNXRef;
import smi.networks.NetworkSpec;
import smi.networks.Standardization;
import smi.networks.TrainedNetwork;

/** One trained network as nodes of a graph, from the user's units to its outputs. */
final class NetworkGraph {
    private final Graph graph;
    private final TrainedNetwork network;
    private final NetworkSpec spec;
    private final double[] parameters;
    private final ActivationNodes activation;
    private final List<ONNXRef<?>> sums = new ArrayList<>();
    private final List<ONNXRef<?>> activations = new ArrayList<>();
    private final List<ONNXRef<?>> weights = new ArrayList<>();

    NetworkGraph(Graph graph, TrainedNetwork network) {
        this.graph = graph;
        this.network = network;
        spec = network.spec();
        parameters = network.parameters();
        activation = new ActivationNodes(graph, spec.activation());
    }

    /** The outputs of a network that sees x alone. */
    ONNXRef<?> outputs(ONNXRef<?> x) {
        ONNXRef<?> observables = weights("W_x", 0, 0, spec.inputs());
        return above(graph.timesTransposedPlus(standardized(x, network.scaling().x()), observables, biases(0)));
    }

    /** The outputs of a network that sees θ and x; θ has one row, or one per row of x. */
    ONNXRef<?> outputs(ONNXRef<?> theta, ONNXRef<?> x) {
        int columns = network.scaling().theta().columns();
        ONNXRef<?> fromTheta = weights("W_theta", 0, 0, columns);
        ONNXRef<?> fromX = weights("W_x", 0, columns, spec.inputs() - columns);
        weights.add(fromTheta);
        return above(graph.plus(
                graph.timesTransposed(standardized(x, network.scaling().x()), fromX),
                graph.timesTransposedPlus(standardized(theta, network.scaling().theta()), fromTheta, biases(0))));
    }

    /** The layers above the first, given its sums. */
    private ONNXRef<?> above(ONNXRef<?> first) {
        ONNXRef<?> z = first;
        for (int l = 1; l < spec.layers(); l++) {
            ONNXRef<?> a = activation.value(z);
            sums.add(z);
            activations.add(a);
            ONNXRef<?> weight = weights("W", l, 0, spec.fanIn(l));
            weights.add(weight);
            z = graph.timesTransposedPlus(a, weight, biases(l));
        }
        return z;
    }

    /**
     * ∂s/∂θ of the single output, after {@link #outputs(ONNXRef, ONNXRef)}: δ_H = φ′ ⊙ w, δ_l = (δ_{l+1} W_{l+1}) ⊙ φ′_l,
     * g = δ_1 W_θ in the scaled parameters.
     */
    ONNXRef<?> thetaGradient() {
        int hidden = spec.layers() - 1;
        ONNXRef<?> delta = weights.get(hidden); // one row [1][width], repeated for all events
        for (int l = hidden - 1; l >= 0; l--) {
            ONNXRef<?> back = l == hidden - 1 ? delta : graph.times(delta, weights.get(l + 1));
            delta = graph.multiplied(activation.derivative(sums.get(l), activations.get(l)), back);
        }
        return graph.divided(
                graph.times(delta, weights.get(0)),
                graph.row("theta_scale", network.scaling().theta().scales()));
    }

    /**
     * (v − mean)/scale. The mean is subtracted in two parts, since one number of single precision would shift a column
     * with a large mean and a small spread.
     */
    private ONNXRef<?> standardized(ONNXRef<?> values, Standardization scaling) {
        double[] means = scaling.means();
        double[] rest = Arrays.stream(means).map(mean -> mean - (float) mean).toArray();
        ONNXRef<?> shifted = graph.minus(values, graph.row("mean", means));
        if (Arrays.stream(rest).anyMatch(r -> r != 0)) {
            shifted = graph.minus(shifted, graph.row("mean_rest", rest));
        }
        return graph.divided(shifted, graph.row("scale", scaling.scales()));
    }

    private ONNXRef<?> weights(String name, int layer, int firstColumn, int columns) {
        return graph.matrix(
                name,
                spec.fanOut(layer),
                columns,
                parameters,
                spec.weightOffset(layer) + firstColumn,
                spec.fanIn(layer));
    }

    private ONNXRef<?> biases(int layer) {
        int offset = spec.biasOffset(layer);
        return graph.row("bias", Arrays.copyOfRange(parameters, offset, offset + spec.fanOut(layer)));
    }
}
