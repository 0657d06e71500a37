package smi.networks;

import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * The architecture of a fully connected network: the activation follows every hidden layer, the output is linear.
 *
 * @param inputs number of input columns, at least 1
 * @param hidden widths of the hidden layers from input to output, at least one layer
 * @param outputs number of output columns, at least 1
 * @param activation the nonlinearity after each hidden layer
 */
public record NetworkSpec(int inputs, List<Integer> hidden, int outputs, Activation activation) implements Trainable {
    /** Checks that every width is positive. */
    public NetworkSpec {
        hidden = List.copyOf(hidden);
        if (hidden.isEmpty()) {
            throw new InvalidInputException("a network needs at least one hidden layer, e.g. 30,30");
        }
        if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(w -> w < 1)) {
            throw new InvalidInputException("network widths must be positive, got inputs %d, hidden %s, outputs %d"
                    .formatted(inputs, hidden, outputs));
        }
    }

    /** {@return the number of weight matrices: hidden layers plus the output layer} */
    public int layers() {
        return hidden.size() + 1;
    }

    /**
     * {@return the number of columns that enter a layer}
     *
     * @param layer index from 0 (first hidden layer) to {@code layers() - 1} (output layer)
     */
    public int fanIn(int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1);
    }

    /**
     * {@return the number of columns that leave a layer}
     *
     * @param layer index from 0 (first hidden layer) to {@code layers() - 1} (output layer)
     */
    public int fanOut(int layer) {
        return layer == hidden.size() ? outputs : hidden.get(layer);
    }

    /**
     * {@return where the weights of a layer begin in the flat parameter vector}
     *
     * <p>The vector holds, layer by layer, the weights with the inputs of one unit next to each other
     * ([fanOut][fanIn] row by row, which is Deeplearning4j's fanIn × fanOut in column order) and then the biases.
     *
     * @param layer index of the layer; {@code layers()} gives the length of the vector
     */
    public int weightOffset(int layer) {
        int offset = 0;
        for (int l = 0; l < layer; l++) {
            offset += (fanIn(l) + 1) * fanOut(l);
        }
        return offset;
    }

    /**
     * {@return where the biases of a layer begin in the flat parameter vector}
     *
     * @param layer index of the layer
     */
    public int biasOffset(int layer) {
        return weightOffset(layer) + fanIn(layer) * fanOut(layer);
    }

    /** {@return the length of the flat parameter vector} */
    public int parameterCount() {
        return weightOffset(layers());
    }

    @Override
    public List<NetworkSpec> networks() {
        return List.of(this);
    }

    @Override
    public Optional<double[]> mask() {
        return Optional.empty();
    }

    @Override
    public <B> BatchPasses<B> passes(Kernels<B> kernels, Weights<B> weights, int maxRows, int thetas) {
        return new Passes<>(kernels, this, weights, weights, maxRows, thetas);
    }
}
