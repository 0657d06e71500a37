package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Optimiser steps of one network, or of several that are trained together. A batch is cut into slices, the rows that the
 * kernels like to do at once; a slice has random numbers of its own. Some consecutive slices make a share, the work of one
 * thread at a time, with one gradient; the gradients of the shares are added in order. How a batch is cut depends on its
 * size and on the processor, so that the number of threads changes nothing.
 */
final class TrainingStep<B> implements Learner {
    private static final int FEWEST_SHARES = 8;
    private static final int MOST_SLICES_PER_SHARE = 4;
    /** Rows times parameters of a share that one thread does in 20 µs or so: to have less done elsewhere costs more. */
    private static final long SMALLEST_SHARE = 250_000;

    private final Kernels<B> kernels;
    private final TrainingSource source;
    private final Trainable spec;
    private final Optional<B> mask;
    private final List<String> terms;
    private final Optimizer optimizer;
    private final Weights<B> parameters;
    private final Kernels.Moments<B> moments;
    private final List<Weights<B>> gradients = new ArrayList<>();
    private final LanePool<B> lanes;
    private final int eventsPerSlice;
    private final int eventsPerShare;
    private final double[][] sums;
    private long steps;

    TrainingStep(Kernels<B> kernels, Trainable spec, TrainingProblem problem, TrainingSettings settings) {
        this.kernels = kernels;
        source = problem.source();
        this.spec = spec;
        terms = problem.loss().terms();
        optimizer = settings.optimizer();
        parameters = new Weights<>(kernels, spec);
        int n = parameters.length();
        mask = spec.mask().map(values -> block(kernels, values));
        moments = new Kernels.Moments<>(kernels.allocate(n), kernels.allocate(n), kernels.allocate(n));
        long batchRows = (long) settings.batchSize() * source.rowsPerEvent();
        eventsPerSlice =
                Math.min(settings.batchSize(), Math.max(1, kernels.sliceRows(batchRows) / source.rowsPerEvent()));
        int slices = (settings.batchSize() - 1) / eventsPerSlice + 1;
        int slicesPerShare = Math.min(MOST_SLICES_PER_SHARE, (slices - 1) / FEWEST_SHARES + 1);
        eventsPerShare = eventsPerSlice * slicesPerShare;
        int shares = shares(settings.batchSize());
        for (int s = 0; s < shares; s++) {
            gradients.add(new Weights<>(kernels, spec));
        }
        sums = new double[shares][problem.loss().terms().size()];
        List<Lane<B>> list = new ArrayList<>();
        int rows = eventsPerSlice * source.rowsPerEvent();
        for (int t = 0; t < threads(settings, shares, problem); t++) {
            list.add(new Lane<>(kernels, spec, parameters, problem, rows));
        }
        lanes = new LanePool<>(list);
    }

    private static <B> B block(Kernels<B> kernels, double[] values) {
        B block = kernels.allocate(values.length);
        kernels.write(values, values.length, block);
        return block;
    }

    private int threads(TrainingSettings settings, int shares, TrainingProblem problem) {
        long rows = (long) eventsPerShare
                * source.rowsPerEvent()
                * problem.loss().input().networkRows();
        return rows * parameters.length() < SMALLEST_SHARE ? 1 : Math.min(settings.threads(), shares);
    }

    /** The most rows of a slice on the host, as the network sees it. */
    static int networkRows(TrainingProblem problem) {
        int rowsPerEvent = problem.source().rowsPerEvent();
        return Math.max(1, Blas.MOST_SLICE_ROWS / rowsPerEvent)
                * rowsPerEvent
                * problem.loss().input().networkRows();
    }

    private int shares(int events) {
        return (events - 1) / eventsPerShare + 1;
    }

    @Override
    public List<String> terms() {
        return terms;
    }

    @Override
    public int parameterCount() {
        return parameters.length();
    }

    @Override
    public void setParameters(double[] values) {
        parameters.set(values);
    }

    @Override
    public void readParameters(double[] target) {
        kernels.read(parameters.all(), parameters.length(), target);
    }

    @Override
    public LearnerState state() {
        return new LearnerState(
                steps, List.of(parameters(), read(moments.first()), read(moments.second()), read(moments.maximum())));
    }

    private double[] read(B block) {
        double[] values = new double[parameters.length()];
        kernels.read(block, values.length, values);
        return values;
    }

    @Override
    public void restore(LearnerState state) {
        List<B> blocks = List.of(parameters.all(), moments.first(), moments.second(), moments.maximum());
        for (int k = 0; k < blocks.size(); k++) {
            kernels.write(state.vectors().get(k), parameters.length(), blocks.get(k));
        }
        steps = state.steps();
    }

    @Override
    public double[] train(BatchEvents events, double learningRate) {
        double[] total = gradient(events);
        steps++;
        decay(learningRate);
        kernels.step(
                optimizer,
                parameters.length(),
                parameters.all(),
                gradients.get(0).all(),
                moments,
                optimizer.stepSize(learningRate, steps));
        return total;
    }

    /** Weight decay, which leaves the biases alone. */
    private void decay(double learningRate) {
        if (optimizer.weightDecay() > 0) {
            double factor = 1 - learningRate * optimizer.weightDecay();
            int offset = 0;
            for (NetworkSpec network : spec.networks()) {
                for (int l = 0; l < network.layers(); l++) {
                    int from = offset + network.weightOffset(l);
                    int to = offset + network.biasOffset(l);
                    kernels.scale(parameters.length(), from, to, factor, parameters.all());
                }
                offset += network.parameterCount();
            }
        }
    }

    private void clip() {
        if (optimizer.clips()) {
            B gradient = gradients.get(0).all();
            double norm = Math.sqrt(kernels.squaredNorm(parameters.length(), gradient));
            if (norm > optimizer.clipNorm()) {
                kernels.scale(parameters.length(), 0, parameters.length(), optimizer.clipNorm() / norm, gradient);
            }
        }
    }

    /** The gradient of the mean loss of some events, masked and clipped, left in the first share's vector. */
    private double[] gradient(BatchEvents events) {
        double scale = 1.0 / events.rows();
        double[] total = overShares(events, (share, lane) -> {
            int first = events.from() + share * eventsPerShare;
            int last = Math.min(events.to(), first + eventsPerShare);
            for (int start = first; start < last; start += eventsPerSlice) {
                forward(events, start, Math.min(last, start + eventsPerSlice), scale, sums[share], lane);
                lane.backward(start == first ? 0 : 1, gradients.get(share));
            }
        });
        for (int share = 1; share < shares(events.size()); share++) {
            kernels.add(
                    parameters.length(),
                    gradients.get(share).all(),
                    gradients.get(0).all());
        }
        mask.ifPresent(values -> kernels.multiply(
                parameters.length(),
                values,
                gradients.get(0).all(),
                gradients.get(0).all()));
        clip();
        return total;
    }

    /** The gradient of the mean loss of events[from, to) by the parameters. */
    double[] gradientAt(int[] events, int from, int to, long seed) {
        gradient(new BatchEvents(source, events, from, to, seed));
        return gradients.get(0).get();
    }

    @Override
    public double[] evaluate(BatchEvents events) {
        double[] total = new double[sums[0].length];
        int step = eventsPerShare * gradients.size();
        for (int first = events.from(); first < events.to(); first += step) {
            int last = Math.min(events.to(), first + step);
            long seed = Seeds.of(events.seed(), first);
            addTo(total, evaluateBatch(new BatchEvents(events.source(), events.events(), first, last, seed)));
        }
        return total;
    }

    /** The sums of the terms over the rows of one batch. */
    double[] evaluateBatch(int[] events, int from, int to, long seed) {
        return evaluateBatch(new BatchEvents(source, events, from, to, seed));
    }

    private double[] evaluateBatch(BatchEvents events) {
        return overShares(events, (share, lane) -> {
            int first = events.from() + share * eventsPerShare;
            int last = Math.min(events.to(), first + eventsPerShare);
            for (int start = first; start < last; start += eventsPerSlice) {
                forward(events, start, Math.min(last, start + eventsPerSlice), 0, sums[share], lane);
            }
        });
    }

    /** One slice, with the random numbers that belong to its place in the batch. */
    private static void forward(BatchEvents events, int start, int end, double scale, double[] terms, Lane<?> lane) {
        var random = new SplittableRandom(Seeds.of(events.seed(), start - events.from()));
        lane.forward(events.source(), events.events(), start, end, random, scale, terms);
    }

    private double[] overShares(BatchEvents events, LanePool.ShareWork<B> work) {
        int shares = shares(events.size());
        for (int share = 0; share < shares; share++) {
            Arrays.fill(sums[share], 0);
        }
        lanes.run(shares, work);
        double[] total = new double[sums[0].length];
        for (int share = 0; share < shares; share++) {
            addTo(total, sums[share]);
        }
        return total;
    }

    private static void addTo(double[] total, double[] part) {
        for (int k = 0; k < total.length; k++) {
            total[k] += part[k];
        }
    }

    @Override
    public void close() {
        lanes.release();
        gradients.forEach(Weights::release);
        parameters.release();
        kernels.release(moments.first());
        kernels.release(moments.second());
        kernels.release(moments.maximum());
        mask.ifPresent(kernels::release);
    }
}
