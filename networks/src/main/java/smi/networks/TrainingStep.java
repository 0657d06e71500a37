package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Optimiser steps of one network. A batch is cut into slices of about {@link #SLICE_ROWS} rows, which fit the cache; each
 * slice has its own gradient and random numbers, and the gradients are added in order, so that the number of threads
 * changes nothing.
 */
final class TrainingStep<B> implements AutoCloseable {
    static final int SLICE_ROWS = 256;
    private final Kernels<B> kernels;
    private final TrainingSource source;
    private final Optimizer optimizer;
    private final Weights<B> parameters;
    private final Kernels.Moments<B> moments;
    private final List<Weights<B>> gradients = new ArrayList<>();
    private final LanePool<B> lanes;
    private final int eventsPerSlice;
    private final double[][] sums;
    private long steps;

    TrainingStep(Kernels<B> kernels, NetworkSpec spec, TrainingProblem problem, TrainingSettings settings) {
        this.kernels = kernels;
        source = problem.source();
        optimizer = settings.optimizer();
        parameters = new Weights<>(kernels, spec);
        int n = spec.parameterCount();
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

    void setParameters(double[] values) {
        parameters.set(values);
    }

    double[] parameters() {
        return parameters.get();
    }

    /** One step on events[from, to); returns the sums of the terms over the rows, before the step. */
    double[] train(int[] events, int from, int to, double learningRate, long seed) {
        double[] total = gradient(events, from, to, seed);
        steps++;
        kernels.step(
                optimizer,
                parameters.length(),
                parameters.all(),
                gradients.get(0).all(),
                moments,
                Optimizer.stepSize(learningRate, steps));
        return total;
    }

    /** The gradient of the mean loss of events[from, to), left in the first slice's vector. */
    private double[] gradient(int[] events, int from, int to, long seed) {
        double scale = 1.0 / ((to - from) * (double) source.rowsPerEvent());
        double[] total = overSlices(to - from, (slice, lane) -> {
            int start = from + slice * eventsPerSlice;
            int end = Math.min(to, start + eventsPerSlice);
            lane.forward(events, start, end, random(seed, slice), scale, sums[slice]);
            lane.backward(gradients.get(slice));
        });
        for (int slice = 1; slice < slices(to - from); slice++) {
            kernels.add(
                    parameters.length(),
                    gradients.get(slice).all(),
                    gradients.get(0).all());
        }
        return total;
    }

    /** The gradient of the mean loss of events[from, to) by the parameters. */
    double[] gradientAt(int[] events, int from, int to, long seed) {
        gradient(events, from, to, seed);
        return gradients.get(0).get();
    }

    /** The sums of the terms over the rows of any number of events[from, to), in batches. */
    double[] evaluate(int[] events, int from, int to, long seed) {
        double[] total = new double[sums[0].length];
        int step = eventsPerSlice * gradients.size();
        for (int first = from; first < to; first += step) {
            addTo(total, evaluateBatch(events, first, Math.min(to, first + step), Seeds.of(seed, first)));
        }
        return total;
    }

    /** The sums of the terms over the rows of one batch. */
    double[] evaluateBatch(int[] events, int from, int to, long seed) {
        return overSlices(to - from, (slice, lane) -> {
            int start = from + slice * eventsPerSlice;
            int end = Math.min(to, start + eventsPerSlice);
            lane.forward(events, start, end, random(seed, slice), 0, sums[slice]);
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
    }
}
