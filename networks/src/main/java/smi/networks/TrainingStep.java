package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Optimiser steps of one network. A batch is cut into slices of about {@link #SLICE_ROWS} rows, whose layers stay in the
 * cache and whose matrix products are of the size that OpenBLAS does without packing where it can. A slice has random
 * numbers of its own. Some consecutive slices make a share, the work of one thread at a time, with one gradient; the
 * gradients of the shares are added in order. How a batch is cut depends on its size alone, so that the number of threads
 * changes nothing.
 */
final class TrainingStep<B> implements AutoCloseable {
    static final int SLICE_ROWS = 64;
    private static final int FEWEST_SHARES = 8;
    private static final int MOST_SLICES_PER_SHARE = 4;
    private final Kernels<B> kernels;
    private final TrainingSource source;
    private final Optimizer optimizer;
    private final Weights<B> parameters;
    private final Kernels.Moments<B> moments;
    private final List<Weights<B>> gradients = new ArrayList<>();
    private final LanePool<B> lanes;
    private final int eventsPerSlice;
    private final int eventsPerShare;
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
        int slices = (settings.batchSize() - 1) / eventsPerSlice + 1;
        int slicesPerShare = Math.min(MOST_SLICES_PER_SHARE, (slices - 1) / FEWEST_SHARES + 1);
        eventsPerShare = eventsPerSlice * slicesPerShare;
        int shares = shares(settings.batchSize());
        for (int s = 0; s < shares; s++) {
            gradients.add(new Weights<>(kernels, spec));
        }
        sums = new double[shares][problem.loss().terms().size()];
        List<Lane<B>> list = new ArrayList<>();
        for (int t = 0; t < Math.min(settings.threads(), shares); t++) {
            list.add(new Lane<>(kernels, spec, parameters, problem, sliceRows(source)));
        }
        lanes = new LanePool<>(list);
    }

    /** The rows of a full slice: a whole number of events, at least one. */
    static int sliceRows(TrainingSource source) {
        return Math.max(1, SLICE_ROWS / source.rowsPerEvent()) * source.rowsPerEvent();
    }

    private int shares(int events) {
        return (events - 1) / eventsPerShare + 1;
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

    /** The gradient of the mean loss of events[from, to), left in the first share's vector. */
    private double[] gradient(int[] events, int from, int to, long seed) {
        double scale = 1.0 / ((to - from) * (double) source.rowsPerEvent());
        double[] total = overShares(to - from, (share, lane) -> {
            int first = from + share * eventsPerShare;
            int last = Math.min(to, first + eventsPerShare);
            for (int start = first; start < last; start += eventsPerSlice) {
                int end = Math.min(last, start + eventsPerSlice);
                lane.forward(events, start, end, random(seed, start - from), scale, sums[share]);
                lane.backward(start == first ? 0 : 1, gradients.get(share));
            }
        });
        for (int share = 1; share < shares(to - from); share++) {
            kernels.add(
                    parameters.length(),
                    gradients.get(share).all(),
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
        int step = eventsPerShare * gradients.size();
        for (int first = from; first < to; first += step) {
            addTo(total, evaluateBatch(events, first, Math.min(to, first + step), Seeds.of(seed, first)));
        }
        return total;
    }

    /** The sums of the terms over the rows of one batch. */
    double[] evaluateBatch(int[] events, int from, int to, long seed) {
        return overShares(to - from, (share, lane) -> {
            int first = from + share * eventsPerShare;
            int last = Math.min(to, first + eventsPerShare);
            for (int start = first; start < last; start += eventsPerSlice) {
                int end = Math.min(last, start + eventsPerSlice);
                lane.forward(events, start, end, random(seed, start - from), 0, sums[share]);
            }
        });
    }

    /** The random numbers of the slice that begins at this place of the batch. */
    private static SplittableRandom random(long seed, int start) {
        return new SplittableRandom(Seeds.of(seed, start));
    }

    private double[] overShares(int events, LanePool.ShareWork<B> work) {
        int shares = shares(events);
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
    }
}
