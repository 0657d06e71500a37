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
    private final NetworkSpec spec;
    private final double[] parameters;
    private final ActivationNodes activation;
    private final ONNXRef<?> fromX;
    /** Weights and biases of the layers above the first. */
    private final List<ONNXRef<?>> weights = new ArrayList<>();

    private final List<ONNXRef<?>> biases = new ArrayList<>();
    /** The weights of the first layer that belong to each hypothesis, and its scaling. */
    private final List<ONNXRef<?>> thetaWeights = new ArrayList<>();

    private final List<Standardization> thetaScalings = new ArrayList<>();

    /**
     * A network whose first columns are those of the hypotheses, one after the other, and whose other columns are x.
     *
     * @param hypotheses how many points θ it sees: 0, 1 or 2
     */
    NetworkGraph(Graph graph, TrainedNetwork network, ONNXRef<?> x, int hypotheses) {
        this.graph = graph;
        spec = network.spec();
        parameters = network.parameters();
        activation = new ActivationNodes(graph, spec.activation());
        Standardization theta = network.scaling().theta();
        int columns = theta.columns();
        for (int h = 0; h < hypotheses; h++) {
            int width = columns / hypotheses;
            thetaWeights.add(weights("W_theta", 0, h * width, width));
            thetaScalings.add(part(theta, h * width, width));
        }
        fromX = graph.timesTransposedPlus(
                graph.standardized(x, network.scaling().x()),
                weights("W_x", 0, columns, spec.inputs() - columns),
                bias(0));
        for (int l = 1; l < spec.layers(); l++) {
            weights.add(weights("W", l, 0, spec.fanIn(l)));
            biases.add(bias(l));
        }
    }

    private static Standardization part(Standardization all, int from, int width) {
        return new Standardization(
                Arrays.copyOfRange(all.means(), from, from + width),
                Arrays.copyOfRange(all.scales(), from, from + width));
    }

    private ONNXRef<?> weights(String name, int layer, int firstColumn, int columns) {
        int offset = spec.weightOffset(layer) + firstColumn;
        return graph.matrix(name, spec.fanOut(layer), columns, parameters, offset, spec.fanIn(layer));
    }

    private ONNXRef<?> bias(int layer) {
        int offset = spec.biasOffset(layer);
        return graph.row("bias", Arrays.copyOfRange(parameters, offset, offset + spec.fanOut(layer)));
    }

    /** The network at these points θ, each with one row, or one per row of x. */
    Pass at(ONNXRef<?>... thetas) {
        ONNXRef<?> z = fromX;
        for (int h = 0; h < thetas.length; h++) {
            ONNXRef<?> scaled = graph.standardized(thetas[h], thetaScalings.get(h));
            z = graph.plus(z, graph.timesTransposed(scaled, thetaWeights.get(h)));
        }
        return new Pass(z);
    }

    /** One evaluation. */
    final class Pass {
        private final List<ONNXRef<?>> sums = new ArrayList<>();
        private final List<ONNXRef<?>> activations = new ArrayList<>();
        private final ONNXRef<?> outputs;

        private Pass(ONNXRef<?> firstSum) {
            ONNXRef<?> z = firstSum;
            for (int l = 0; l < weights.size(); l++) {
                ONNXRef<?> a = activation.value(z);
                sums.add(z);
                activations.add(a);
                z = graph.timesTransposedPlus(a, weights.get(l), biases.get(l));
            }
            outputs = z;
        }

        ONNXRef<?> outputs() {
            return outputs;
        }

        /**
         * ∂s/∂θ of the single output by one of the hypotheses: δ_H = φ′ ⊙ w, δ_l = (δ_{l+1} W_{l+1}) ⊙ φ′_l, and δ_0 W_θ
         * over the scale of θ.
         */
        ONNXRef<?> thetaGradient(int hypothesis) {
            int last = sums.size() - 1;
            ONNXRef<?> delta = weights.get(last); // one row [1][width], repeated for all events
            for (int l = last; l >= 0; l--) {
                ONNXRef<?> back = l == last ? delta : graph.times(delta, weights.get(l));
                delta = graph.multiplied(activation.derivative(sums.get(l), activations.get(l)), back);
            }
            return graph.divided(
                    graph.times(delta, thetaWeights.get(hypothesis)),
                    graph.row("theta_scale", thetaScalings.get(hypothesis).scales()));
        }
    }
}
