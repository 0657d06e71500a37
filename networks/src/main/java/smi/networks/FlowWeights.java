package smi.networks;

import java.util.ArrayList;
import java.util.List;

/** A vector with one entry per parameter of a flow (the parameters, or their gradient), and windows on its networks. */
final class FlowWeights<B> {
    private final Kernels<B> kernels;
    private final int length;
    private final B all;
    private final List<LayerWeights<B>> networks = new ArrayList<>();

    FlowWeights(Kernels<B> kernels, FlowSpec spec) {
        this.kernels = kernels;
        length = spec.parameterCount();
        all = kernels.allocate(length);
        for (int k = 0; k < spec.conditioners().size(); k++) {
            networks.add(LayerWeights.of(kernels, spec.conditioners().get(k).network(), all, spec.offset(k)));
        }
    }

    B all() {
        return all;
    }

    LayerWeights<B> network(int conditioner) {
        return networks.get(conditioner);
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
