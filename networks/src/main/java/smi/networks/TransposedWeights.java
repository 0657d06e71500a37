package smi.networks;

import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a network as [fanIn][fanOut], for many forward passes with the same parameters: OpenBLAS multiplies with
 * a plain matrix faster than with a transposed one.
 */
final class TransposedWeights<B> implements LayerProducts<B> {
    private final Kernels<B> kernels;
    private final NetworkSpec spec;
    private final List<B> layers = new ArrayList<>();

    TransposedWeights(Kernels<B> kernels, NetworkSpec spec, double[] parameters) {
        this.kernels = kernels;
        this.spec = spec;
        for (int l = 0; l < spec.layers(); l++) {
            double[] transposed = transposed(parameters, spec.weightOffset(l), spec.fanOut(l), spec.fanIn(l));
            B block = kernels.allocate(transposed.length);
            kernels.write(transposed, transposed.length, block);
            layers.add(block);
        }
    }

    private static double[] transposed(double[] values, int offset, int rows, int columns) {
        double[] result = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = values[offset + i * columns + j];
            }
        }
        return result;
    }

    @Override
    public void apply(int n, int layer, B a, double keep, B z) {
        kernels.times(n, spec.fanIn(layer), spec.fanOut(layer), a, layers.get(layer), spec.fanOut(layer), keep, z);
    }

    void release() {
        layers.forEach(kernels::release);
    }
}
