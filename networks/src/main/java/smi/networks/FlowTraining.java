package smi.networks;

import java.util.SplittableRandom;

/** How a flow is trained. */
final class FlowTraining {
    private FlowTraining() {}

    /**
     * Weights and biases uniform in ±1/√fanIn, as of other networks; weights that are masked are zero. The means of the
     * mixture start spread out between −2 and 2 of the standardised observable, because equal components would stay equal.
     */
    static double[] initialParameters(FlowSpec spec, long seed) {
        double[] parameters = new double[spec.parameterCount()];
        var seeds = new SplittableRandom(seed);
        for (int k = 0; k < spec.conditioners().size(); k++) {
            double[] own = Trainer.initialParameters(spec.conditioners().get(k).network(), seeds.nextLong());
            System.arraycopy(own, 0, parameters, spec.offset(k), own.length);
        }
        double[] mask = spec.mask().orElseThrow();
        for (int i = 0; i < mask.length; i++) {
            parameters[i] *= mask[i];
        }
        spread(spec, parameters);
        return parameters;
    }

    private static void spread(FlowSpec spec, double[] parameters) {
        int last = spec.conditioners().size() - 1;
        NetworkSpec network = spec.conditioners().get(last).network();
        int biases = spec.offset(last) + network.biasOffset(network.layers() - 1);
        int components = spec.components();
        for (int c = 0; components > 1 && c < spec.observables() * components; c++) {
            int mean = biases + c * FlowSpec.MIXTURE_OUTPUTS + 1;
            parameters[mean] += -2 + 4.0 * (c % components) / (components - 1);
        }
    }
}
