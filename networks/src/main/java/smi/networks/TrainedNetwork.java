package smi.networks;

import java.util.Arrays;
import smi.events.EventMatrix;

/**
 * A network with its parameters and the scaling of its inputs. Evaluated in double precision (large tables in single
 * precision), on all cores, with results that do not depend on their number. Immutable and thread-safe.
 */
public final class TrainedNetwork {
    private static final int FEW_POINTS = 8;

    private final NetworkSpec spec;
    private final Scaling scaling;
    private final double[] parameters;
    private final TrainingHistory history;

    /**
     * A network from its parts.
     *
     * @param spec the architecture
     * @param scaling the units of its inputs
     * @param parameters the flat parameter vector, in the order of {@link NetworkSpec#weightOffset}; copied
     * @param history how it was trained; no epochs where it comes from elsewhere
     * @throws IllegalArgumentException if the shapes do not fit or a parameter is not finite
     */
    public TrainedNetwork(NetworkSpec spec, Scaling scaling, double[] parameters, TrainingHistory history) {
        if (parameters.length != spec.parameterCount()) {
            throw new IllegalArgumentException("the architecture %s has %d parameters, got %d"
                    .formatted(spec, spec.parameterCount(), parameters.length));
        }
        if (scaling.inputs() != spec.inputs()) {
            throw new IllegalArgumentException(
                    "the scaling has %d columns, the network %d inputs".formatted(scaling.inputs(), spec.inputs()));
        }
        if (!Arrays.stream(parameters).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a network parameter is not finite");
        }
        this.spec = spec;
        this.scaling = scaling;
        this.parameters = parameters.clone();
        this.history = history;
    }

    /** {@return the architecture} */
    public NetworkSpec spec() {
        return spec;
    }

    /** {@return the units of inputs and scores} */
    public Scaling scaling() {
        return scaling;
    }

    /** {@return a copy of the flat parameter vector} */
    public double[] parameters() {
        return parameters.clone();
    }

    /** {@return how it was trained} */
    public TrainingHistory history() {
        return history;
    }

    /**
     * The outputs of a network that sees x alone.
     *
     * @param x observables, shape {@code [n][observables]}
     * @return shape {@code [n][outputs]}, in the network's units
     */
    public EventMatrix outputs(EventMatrix x) {
        return outputs(EventMatrix.of(0, 0, new double[0]), x);
    }

    /**
     * The outputs of a network that sees x alone, in single precision and twice as fast: off by some 1e-7. For outputs
     * that θ enters afterwards, where differences between close points stay exact.
     *
     * @param x observables, shape {@code [n][observables]}
     * @return shape {@code [n][outputs]}, in the network's units
     */
    public EventMatrix fastOutputs(EventMatrix x) {
        try (var pool = EvaluatorPool.fast(this)) {
            return outputs(pool, EventMatrix.of(0, 0, new double[0]), x);
        }
    }

    /**
     * The outputs of a network that sees θ and x, row by row.
     *
     * @param theta parameter points, shape {@code [n][parameters]}, or one row for all events
     * @param x observables, shape {@code [n][observables]}
     * @return shape {@code [n][outputs]}, in the network's units
     */
    public EventMatrix outputs(EventMatrix theta, EventMatrix x) {
        try (var pool = EvaluatorPool.exact(this, 0)) {
            return outputs(pool, theta, x);
        }
    }

    private EventMatrix outputs(EvaluatorPool<?> pool, EventMatrix theta, EventMatrix x) {
        check(theta, x);
        double[] result = new double[x.rows() * spec.outputs()];
        pool.run(chunks(x), (evaluator, chunk) -> evaluator.outputs(theta, x, from(chunk), to(chunk, x), result));
        return EventMatrix.of(x.rows(), spec.outputs(), result);
    }

    /**
     * The derivatives by θ of the single output, row by row.
     *
     * @param theta parameter points, shape {@code [n][parameters]}, or one row for all events
     * @param x observables, shape {@code [n][observables]}
     * @return ∂s/∂θ in the units of θ, shape {@code [n][parameters]}
     */
    public EventMatrix thetaGradients(EventMatrix theta, EventMatrix x) {
        check(theta, x);
        requireSingleOutput();
        double[] result = new double[x.rows() * theta.columns()];
        try (var pool = EvaluatorPool.exact(this, theta.columns())) {
            pool.run(
                    chunks(x),
                    (evaluator, chunk) -> evaluator.thetaGradients(theta, x, from(chunk), to(chunk, x), result));
        }
        return EventMatrix.of(x.rows(), theta.columns(), result);
    }

    /**
     * The single output for every event at every parameter point. The part of the first layer that sees x is computed
     * once per event, the part that sees θ once per point. A table of more than 8 points is computed in single precision:
     * its values are off by some 1e-7 (their mean over events by 1e-8), much less than any network is from the truth. One
     * of fewer points is exact, so that differences between close points can be trusted.
     *
     * @param theta parameter points, shape {@code [points][parameters]}
     * @param x observables, shape {@code [n][observables]}
     * @return shape {@code [n][points]}; for many events ask block by block
     */
    public EventMatrix table(EventMatrix theta, EventMatrix x) {
        checkColumns(theta, x);
        requireSingleOutput();
        double[] shifts = Evaluator.shifts(this, theta);
        double[] result = new double[Math.multiplyExact(x.rows(), theta.rows())];
        try (var pool = theta.rows() > FEW_POINTS ? EvaluatorPool.fast(this) : EvaluatorPool.exact(this, 0)) {
            pool.run(chunks(x), (evaluator, chunk) -> evaluator.table(shifts, x, from(chunk), to(chunk, x), result));
        }
        return EventMatrix.of(x.rows(), theta.rows(), result);
    }

    private static int chunks(EventMatrix x) {
        return (x.rows() + Evaluator.CHUNK - 1) / Evaluator.CHUNK;
    }

    private static int from(int chunk) {
        return chunk * Evaluator.CHUNK;
    }

    private static int to(int chunk, EventMatrix x) {
        return Math.min(x.rows(), (chunk + 1) * Evaluator.CHUNK);
    }

    private void check(EventMatrix theta, EventMatrix x) {
        checkColumns(theta, x);
        if (theta.columns() > 0 && theta.rows() != 1 && theta.rows() != x.rows()) {
            throw new IllegalArgumentException(
                    "%d parameter points for %d events; give one, or one per event".formatted(theta.rows(), x.rows()));
        }
    }

    private void checkColumns(EventMatrix theta, EventMatrix x) {
        if (theta.columns() != scaling.theta().columns()
                || x.columns() != scaling.x().columns()) {
            throw new IllegalArgumentException("the network sees %d parameters and %d observables, got %d and %d"
                    .formatted(scaling.theta().columns(), scaling.x().columns(), theta.columns(), x.columns()));
        }
    }

    private void requireSingleOutput() {
        if (spec.outputs() != 1) {
            throw new IllegalArgumentException("a network with %d outputs has no table".formatted(spec.outputs()));
        }
    }
}
