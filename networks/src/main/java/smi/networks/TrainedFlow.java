package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import smi.events.EventMatrix;

/**
 * A flow with its parameters and the scaling of its inputs: log p(x|θ) in the units of x, so that its exponential
 * integrates to one over x. Evaluated in double precision, on all cores, with results that do not depend on their number.
 * Immutable and thread-safe.
 */
public final class TrainedFlow {
    private final FlowSpec spec;
    private final Scaling scaling;
    private final double[] parameters;
    private final TrainingHistory history;

    /**
     * A flow from its parts.
     *
     * @param spec the architecture
     * @param scaling the units of its inputs
     * @param parameters the flat parameter vectors of the conditioners, one after the other; copied
     * @param history how it was trained; no epochs where it comes from elsewhere
     * @throws IllegalArgumentException if the shapes do not fit, a parameter is not finite, or a masked one is not zero
     */
    public TrainedFlow(FlowSpec spec, Scaling scaling, double[] parameters, TrainingHistory history) {
        if (parameters.length != spec.parameterCount()) {
            throw new IllegalArgumentException(
                    "the flow has %d parameters, got %d".formatted(spec.parameterCount(), parameters.length));
        }
        if (scaling.theta().columns() != spec.parameters() || scaling.x().columns() != spec.observables()) {
            throw new IllegalArgumentException(
                    "the scaling has %d and %d columns, the flow %d parameters and %d observables"
                            .formatted(
                                    scaling.theta().columns(),
                                    scaling.x().columns(),
                                    spec.parameters(),
                                    spec.observables()));
        }
        double[] mask = spec.mask().orElseThrow();
        for (int i = 0; i < mask.length; i++) {
            if (!Double.isFinite(parameters[i]) || (mask[i] == 0 && parameters[i] != 0)) {
                throw new IllegalArgumentException("parameter %d of the flow is %s%s"
                        .formatted(i, parameters[i], mask[i] == 0 ? ", but masked" : ""));
            }
        }
        this.spec = spec;
        this.scaling = scaling;
        this.parameters = parameters.clone();
        this.history = history;
    }

    /** {@return the architecture} */
    public FlowSpec spec() {
        return spec;
    }

    /** {@return the units of inputs and scores} */
    public Scaling scaling() {
        return scaling;
    }

    /** {@return a copy of the flat parameter vectors of the conditioners, one after the other} */
    public double[] parameters() {
        return parameters.clone();
    }

    /** {@return how it was trained} */
    public TrainingHistory history() {
        return history;
    }

    /** {@return the conditioners as networks of their own, for use with the rest of Deeplearning4j} */
    public List<TrainedNetwork> conditioners() {
        List<TrainedNetwork> networks = new ArrayList<>();
        for (int k = 0; k < spec.conditioners().size(); k++) {
            double[] own = Arrays.copyOfRange(parameters, spec.offset(k), spec.offset(k + 1));
            networks.add(new TrainedNetwork(spec.conditioners().get(k).network(), scaling, own, history));
        }
        return networks;
    }

    /**
     * The log density of events, row by row.
     *
     * @param theta parameter points, shape {@code [n][parameters]}, or one row for all events
     * @param x observables, shape {@code [n][observables]}
     * @return log p(x|θ), natural logarithm, in one over the units of x; shape {@code [n][1]}
     */
    public EventMatrix logDensities(EventMatrix theta, EventMatrix x) {
        check(theta, x);
        double[] result = new double[x.rows()];
        run(x.rows(), false, (evaluator, from, to) -> evaluator.logDensities(theta, x, from, to, result));
        return EventMatrix.of(x.rows(), 1, result);
    }

    /**
     * The derivatives of the log density by θ, row by row.
     *
     * @param theta parameter points, shape {@code [n][parameters]}, or one row for all events
     * @param x observables, shape {@code [n][observables]}
     * @return ∇_θ log p(x|θ), shape {@code [n][parameters]}
     */
    public EventMatrix thetaGradients(EventMatrix theta, EventMatrix x) {
        check(theta, x);
        double[] result = new double[x.rows() * spec.parameters()];
        run(x.rows(), true, (evaluator, from, to) -> evaluator.thetaGradients(theta, x, from, to, result));
        return EventMatrix.of(x.rows(), spec.parameters(), result);
    }

    /**
     * The log density of every event at every parameter point.
     *
     * @param theta parameter points, shape {@code [points][parameters]}
     * @param x observables, shape {@code [n][observables]}
     * @return log p(x|θ), shape {@code [n][points]}; for many events ask block by block
     */
    public EventMatrix table(EventMatrix theta, EventMatrix x) {
        checkColumns(theta, x);
        double[] result = new double[Math.multiplyExact(x.rows(), theta.rows())];
        run(x.rows(), false, (evaluator, from, to) -> evaluator.table(theta, x, from, to, result));
        return EventMatrix.of(x.rows(), theta.rows(), result);
    }

    /**
     * The mean of a function over flows.
     *
     * @param flows at least one
     * @param function gives a matrix, of the same shape for every flow
     * @return the mean, element by element; for one flow exactly its own values
     */
    public static EventMatrix mean(List<TrainedFlow> flows, Function<TrainedFlow, EventMatrix> function) {
        EventMatrix first = function.apply(flows.get(0));
        double[] sum = first.toArray();
        for (TrainedFlow flow : flows.subList(1, flows.size())) {
            double[] values = function.apply(flow).toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= flows.size();
        }
        return EventMatrix.of(first.rows(), first.columns(), sum);
    }

    /** Work on the events [from, to). */
    @FunctionalInterface
    private interface Work {
        void run(FlowEvaluator evaluator, int from, int to);
    }

    /** Runs the work for chunks of events on all cores; chunks never depend on each other. */
    private void run(int events, boolean scores, Work work) {
        Queue<FlowEvaluator> idle = new ConcurrentLinkedQueue<>();
        int chunk = FlowEvaluator.CHUNK;
        try {
            IntStream.range(0, (events + chunk - 1) / chunk).parallel().forEach(c -> {
                FlowEvaluator free = idle.poll();
                FlowEvaluator evaluator = free != null ? free : new FlowEvaluator(this, scores);
                work.run(evaluator, c * chunk, Math.min(events, (c + 1) * chunk));
                idle.add(evaluator);
            });
        } finally {
            idle.forEach(FlowEvaluator::release);
        }
    }

    private void check(EventMatrix theta, EventMatrix x) {
        checkColumns(theta, x);
        if (theta.rows() != 1 && theta.rows() != x.rows()) {
            throw new IllegalArgumentException(
                    "%d parameter points for %d events; give one, or one per event".formatted(theta.rows(), x.rows()));
        }
    }

    private void checkColumns(EventMatrix theta, EventMatrix x) {
        if (theta.columns() != spec.parameters() || x.columns() != spec.observables()) {
            throw new IllegalArgumentException("the flow sees %d parameters and %d observables, got %d and %d"
                    .formatted(spec.parameters(), spec.observables(), theta.columns(), x.columns()));
        }
    }
}
