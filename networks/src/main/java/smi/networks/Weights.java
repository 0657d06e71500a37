package smi.networks;

import java.util.ArrayList;
import java.util.List;

/**
 * A vector with one entry per parameter (the parameters, or their gradient) of one network, or of several that follow each
 * other, and windows on the weights and biases of each layer. Layers are counted through all networks.
 */
final class Weights<B> implements LayerProducts<B> {
    private final Kernels<B> kernels;
    private final int length;
    private final B all;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<B> weights = new ArrayList<>();
    private final List<B> biases = new ArrayList<>();

    private record Shape(int fanIn, int fanOut) {}

    Weights(Kernels<B> kernels, Trainable architecture) {
        this.kernels = kernels;
        length = architecture.networks().stream()
                .mapToInt(NetworkSpec::parameterCount)
                .sum();
        all = kernels.allocate(length);
        int offset = 0;
        for (NetworkSpec network : architecture.networks()) {
            for (int l = 0; l < network.layers(); l++) {
                shapes.add(new Shape(network.fanIn(l), network.fanOut(l)));
                weights.add(kernels.window(all, offset + network.weightOffset(l)));
                biases.add(kernels.window(all, offset + network.biasOffset(l)));
            }
            offset += network.parameterCount();
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
        Shape shape = shapes.get(layer);
        kernels.timesTransposed(n, shape.fanOut, shape.fanIn, a, weights.get(layer), shape.fanIn, keep, z);
    }

    int length() {
        return length;
    }

    void set(double[] values) {
        kernels.write(values, length, all);
    }

    double[] get() {
        double[] values = new double[length];
        kernels.read(all, length, values);
        return values;
    }

    void release() {
        kernels.release(all);
    }
}
