package smi.networks;

import smi.events.EventMatrix;

/**
 * Evaluates a trained network on chunks of events, with its own buffers: one per thread. Rows are [θ, x] in the user's
 * units.
 */
final class Evaluator<B> {
    /** The layers of this many events stay in the cache; OpenBLAS multiplies them unpacked up to a width of 100. */
    static final int CHUNK = 96;

    private final Kernels<B> kernels;
    private final NetworkSpec spec;
    private final Scaling scaling;
    private final Weights<B> parameters;
    private final TransposedWeights<B> transposed;
    private final Passes<B> passes;
    private final B observables;
    private final B observableWeights;
    private final B eventPart;
    private final B shift;
    private final double[] rawTheta;
    private final double[] rawX;
    private final double[] inputs;
    private final double[] outputs;

    Evaluator(Kernels<B> kernels, TrainedNetwork network, int thetas) {
        this.kernels = kernels;
        spec = network.spec();
        scaling = network.scaling();
        double[] values = network.parameters();
        parameters = new Weights<>(kernels, spec);
        parameters.set(values);
        transposed = new TransposedWeights<>(kernels, spec, values);
        passes = new Passes<>(kernels, spec, parameters, transposed, CHUNK, thetas);
        int columns = scaling.x().columns();
        int firstTheta = scaling.theta().columns();
        observables = kernels.allocate(CHUNK * columns);
        observableWeights = kernels.window(parameters.all(), spec.weightOffset(0) + firstTheta);
        eventPart = kernels.allocate(CHUNK * spec.fanOut(0));
        shift = kernels.allocate(spec.fanOut(0));
        rawTheta = new double[CHUNK * firstTheta];
        rawX = new double[CHUNK * columns];
        inputs = new double[CHUNK * spec.inputs()];
        outputs = new double[CHUNK * spec.outputs()];
    }

    /** The outputs of events [from, to), each at its own θ, into result[..][outputs]. */
    void outputs(EventMatrix theta, EventMatrix x, int from, int to, double[] result) {
        forward(theta, x, from, to);
        System.arraycopy(outputs, 0, result, from * spec.outputs(), (to - from) * spec.outputs());
    }

    /** The derivatives by θ of the output of events [from, to), into result[..][parameters]. */
    void thetaGradients(EventMatrix theta, EventMatrix x, int from, int to, double[] result) {
        forward(theta, x, from, to);
        int columns = scaling.theta().columns();
        double[] scales = scaling.theta().scales();
        double[] chunk = new double[(to - from) * columns];
        passes.inputGradient(to - from, chunk);
        for (int i = 0; i < chunk.length; i++) {
            result[from * columns + i] = chunk[i] / scales[i % columns];
        }
    }

    private void forward(EventMatrix theta, EventMatrix x, int from, int to) {
        for (int i = from; i < to; i++) {
            x.copyRow(i, rawX, (i - from) * x.columns());
            if (rawTheta.length > 0) {
                theta.copyRow(theta.rows() == 1 ? 0 : i, rawTheta, (i - from) * theta.columns());
            }
        }
        scaling.applyToInputs(to - from, rawTheta, rawX, inputs);
        passes.forward(to - from, inputs, outputs);
    }

    /**
     * The single output of events [from, to) at many θ: W_x x once per event, W_θ θ + b once per θ (in the shifts, see
     * {@link #shifts}), then only the layers above. Values go to result[events][θ].
     */
    void table(double[] shifts, EventMatrix x, int from, int to, double[] result) {
        int n = to - from;
        int width = spec.fanOut(0);
        int columns = scaling.x().columns();
        for (int i = from; i < to; i++) {
            x.copyRow(i, rawX, (i - from) * columns);
        }
        scaling.x().apply(n, rawX, inputs, columns, 0);
        kernels.write(inputs, n * columns, observables);
        kernels.timesTransposed(n, width, columns, observables, observableWeights, spec.inputs(), 0, eventPart);
        double[] row = new double[width];
        int points = shifts.length / width;
        for (int t = 0; t < points; t++) {
            System.arraycopy(shifts, t * width, row, 0, width);
            kernels.write(row, width, shift);
            passes.forwardFrom(n, eventPart, shift, outputs);
            for (int i = 0; i < n; i++) {
                result[(from + i) * points + t] = outputs[i];
            }
        }
    }

    /** The part W_θ θ + b of the first layer, [points][width]. */
    static double[] shifts(TrainedNetwork network, EventMatrix points) {
        NetworkSpec spec = network.spec();
        double[] parameters = network.parameters();
        int width = spec.fanOut(0);
        int columns = points.columns();
        double[] scaled = new double[points.rows() * columns];
        network.scaling().theta().apply(points.rows(), points.toArray(), scaled, columns, 0);
        double[] shifts = new double[points.rows() * width];
        for (int t = 0; t < points.rows(); t++) {
            for (int j = 0; j < width; j++) {
                double sum = parameters[spec.biasOffset(0) + j];
                for (int p = 0; p < columns; p++) {
                    sum += parameters[spec.weightOffset(0) + j * spec.inputs() + p] * scaled[t * columns + p];
                }
                shifts[t * width + j] = sum;
            }
        }
        return shifts;
    }

    void release() {
        passes.release();
        parameters.release();
        transposed.release();
        kernels.release(observables);
        kernels.release(eventPart);
        kernels.release(shift);
    }
}
