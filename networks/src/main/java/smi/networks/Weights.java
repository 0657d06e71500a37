package smi.networks;

import java.util.ArrayList;
import java.util.List;

/**
 * A vector with one entry per parameter of a network (the parameters, or their gradient), and windows on the weights and
 * biases of each layer.
 */
final class Weights<B> implements LayerProducts<B> {
    private final Kernels<B> kernels;
    private final NetworkSpec spec;
    private final B all;
    private final List<B> weights = new ArrayList<>();
    private final List<B> biases = new ArrayList<>();

    Weights(Kernels<B> kernels, NetworkSpec spec) {
        this.kernels = kernels;
        this.spec = spec;
        all = kernels.allocate(spec.parameterCount());
        for (int l = 0; l < spec.layers(); l++) {
            weights.add(kernels.window(all, spec.weightOffset(l)));
            biases.add(kernels.window(all, spec.biasOffset(l)));
        }
    }

    B all() {
        return all;
    }

    B weights(int layer) {
        return weights.get(layer);
    }

    B biases(int layer) {
        return biases.get(layer);
    }

    @Override
    public void apply(int n, int layer, B a, double keep, B z) {
        int fanIn = spec.fanIn(layer);
        kernels.timesTransposed(n, spec.fanOut(layer), fanIn, a, weights.get(layer), fanIn, keep, z);
    }

    int length() {
        return spec.parameterCount();
    }

    void set(double[] values) {
        kernels.write(values, length(), all);
    }

    double[] get() {
        double[] values = new double[length()];
        kernels.read(all, values.length, values);
        return values;
    }

    void release() {
        kernels.release(all);
    }
}
