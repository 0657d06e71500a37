package smi.networks;

import smi.events.EventMatrix;

/** Evaluates a trained flow on chunks of events, in double precision, with its own buffers: one per thread. */
final class FlowEvaluator {
    static final int CHUNK = 256;
    private final FlowSpec spec;
    private final Scaling scaling;
    private final Weights<DoubleBlock> weights;
    private final BatchPasses<DoubleBlock> passes;
    private final double logUnits;
    private final double[] theta;
    private final double[] x;
    private final double[] inputs;
    private final double[] values;

    /** @param scores whether derivatives by θ are wanted */
    FlowEvaluator(TrainedFlow flow, boolean scores) {
        spec = flow.spec();
        scaling = flow.scaling();
        var kernels = new HostDoubleKernels(CHUNK);
        weights = new Weights<>(kernels, spec);
        weights.set(flow.parameters());
        passes = spec.passes(kernels, weights, CHUNK, scores ? spec.parameters() : 0);
        theta = new double[CHUNK * spec.parameters()];
        x = new double[CHUNK * spec.observables()];
        inputs = new double[CHUNK * spec.inputs()];
        values = new double[CHUNK * Math.max(1, spec.parameters())];
        double sum = 0;
        for (double scale : scaling.x().scales()) {
            sum += Math.log(scale);
        }
        logUnits = sum;
    }

    /** The log density of events [from, to), each at its own θ. */
    void logDensities(EventMatrix thetas, EventMatrix events, int from, int to, double[] result) {
        forward(thetas, events, from, to);
        for (int i = from; i < to; i++) {
            result[i] = values[i - from] - logUnits;
        }
    }

    /** The derivatives of the log density by θ of events [from, to), into result[..][parameters]. */
    void thetaGradients(EventMatrix thetas, EventMatrix events, int from, int to, double[] result) {
        forward(thetas, events, from, to);
        passes.inputGradient(to - from, values);
        double[] scales = scaling.theta().scales();
        for (int i = 0; i < (to - from) * scales.length; i++) {
            result[from * scales.length + i] = values[i] / scales[i % scales.length];
        }
    }

    /** The log density of events [from, to) at many θ, into result[events][points]. */
    void table(EventMatrix points, EventMatrix events, int from, int to, double[] result) {
        for (int t = 0; t < points.rows(); t++) {
            forward(points.slice(t, t + 1), events, from, to);
            for (int i = from; i < to; i++) {
                result[i * points.rows() + t] = values[i - from] - logUnits;
            }
        }
    }

    private void forward(EventMatrix thetas, EventMatrix events, int from, int to) {
        for (int i = from; i < to; i++) {
            events.copyRow(i, x, (i - from) * events.columns());
            thetas.copyRow(thetas.rows() == 1 ? 0 : i, theta, (i - from) * thetas.columns());
        }
        scaling.applyToInputs(to - from, theta, x, inputs);
        passes.forward(to - from, inputs, values);
    }

    void release() {
        passes.release();
        weights.release();
    }
}
