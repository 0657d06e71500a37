package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Optimiser steps of one network, or of several that are trained together. A batch is cut into slices of about {@link #SLICE_ROWS} rows, which fit the cache; each
 * slice has its own gradient and random numbers, and the gradients are added in order, so that the number of threads
 * changes nothing.
 */
final class TrainingStep<B> implements Learner {
    static final int SLICE_ROWS = 256;
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
        eventsPerSlice = Math.max(1, SLICE_ROWS / source.rowsPerEvent());
        int slices = slices(settings.batchSize());
        for (int s = 0; s < slices; s++) {
            gradients.add(new Weights<>(kernels, spec));
        }
        sums = new double[slices][problem.loss().terms().size()];
        List<Lane<B>> list = new ArrayList<>();
        for (int t = 0; t < Math.min(settings.threads(), slices); t++) {
            list.add(new Lane<>(kernels, spec, parameters, problem, sliceRows(source)));
        }
        lanes = new LanePool<>(list);
    }

    private static <B> B block(Kernels<B> kernels, double[] values) {
        B block = kernels.allocate(values.length);
        kernels.write(values, values.length, block);
        return block;
    }

    /** The rows of a full slice: a whole number of events, at least one. */
    static int sliceRows(TrainingSource source) {
        return Math.max(1, SLICE_ROWS / source.rowsPerEvent()) * source.rowsPerEvent();
    }

    /** The rows of a full slice as the network sees it. */
    static int networkRows(TrainingProblem problem) {
        return sliceRows(problem.source()) * problem.loss().input().networkRows();
    }

    private int slices(int events) {
        return (events - 1) / eventsPerSlice + 1;
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

    /** The gradient of the mean loss of some events, masked and clipped, left in the first slice's vector. */
    private double[] gradient(BatchEvents events) {
        double scale = 1.0 / events.rows();
        double[] total = overSlices(events.size(), (slice, lane) -> {
            int start = events.from() + slice * eventsPerSlice;
            int end = Math.min(events.to(), start + eventsPerSlice);
            lane.forward(
                    events.source(), events.events(), start, end, random(events.seed(), slice), scale, sums[slice]);
            lane.backward(gradients.get(slice));
        });
        for (int slice = 1; slice < slices(events.size()); slice++) {
            kernels.add(
                    parameters.length(),
                    gradients.get(slice).all(),
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
        int step = eventsPerSlice * gradients.size();
        for (int first = events.from(); first < events.to(); first += step) {
            int last = Math.min(events.to(), first + step);
            addTo(total, evaluateBatch(events.source(), events.events(), first, last, Seeds.of(events.seed(), first)));
        }
        return total;
    }

    /** The sums of the terms over the rows of one batch. */
    double[] evaluateBatch(int[] events, int from, int to, long seed) {
        return evaluateBatch(source, events, from, to, seed);
    }

    private double[] evaluateBatch(TrainingSource from, int[] events, int first, int last, long seed) {
        return overSlices(last - first, (slice, lane) -> {
            int start = first + slice * eventsPerSlice;
            int end = Math.min(last, start + eventsPerSlice);
            lane.forward(from, events, start, end, random(seed, slice), 0, sums[slice]);
        });
    }

    private static SplittableRandom random(long seed, int slice) {
        return new SplittableRandom(Seeds.of(seed, slice));
    }

    private double[] overSlices(int events, LanePool.SliceWork<B> work) {
        int slices = slices(events);
        for (int slice = 0; slice < slices; slice++) {
            Arrays.fill(sums[slice], 0);
        }
        lanes.run(slices, work);
        double[] total = new double[sums[0].length];
        for (int slice = 0; slice < slices; slice++) {
            addTo(total, sums[slice]);
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
