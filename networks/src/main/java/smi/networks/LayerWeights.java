package smi.networks;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows on the weights and biases of the layers of one network inside a longer vector.
 *
 * @param weights one per layer
 * @param biases one per layer
 */
record LayerWeights<B>(List<B> weights, List<B> biases) {
    /** Windows on a network whose parameters begin at the offset. */
    static <B> LayerWeights<B> of(Kernels<B> kernels, NetworkSpec spec, B all, int offset) {
        List<B> weights = new ArrayList<>();
        List<B> biases = new ArrayList<>();
        for (int l = 0; l < spec.layers(); l++) {
            weights.add(kernels.window(all, offset + spec.weightOffset(l)));
            biases.add(kernels.window(all, offset + spec.biasOffset(l)));
        }
        return new LayerWeights<>(weights, biases);
    }

    B weights(int layer) {
        return weights.get(layer);
    }

    B biases(int layer) {
        return biases.get(layer);
    }
}
