package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns one number by gradient descent on (p − x₀)², and writes down what it was asked. */
final class ToyLearner implements Learner {
    final List<int[]> batches = new ArrayList<>();
    final List<Double> rates = new ArrayList<>();
    private double p;
    private long steps;

    @Override
    public List<String> terms() {
        return List.of("square");
    }

    private static double[] values(BatchEvents events) {
        var batch = new Batch(
                events.size(),
                events.source().observables().size(),
                events.source().parameters().size());
        events.source()
                .fill(
                        events.events(),
                        events.from(),
                        events.to(),
                        new java.util.SplittableRandom(events.seed()),
                        batch);
        double[] x = new double[events.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = batch.x()[i * events.source().observables().size()];
        }
        return x;
    }

    @Override
    public double[] train(BatchEvents events, double learningRate) {
        batches.add(Arrays.copyOfRange(events.events(), events.from(), events.to()));
        rates.add(learningRate);
        double[] loss = evaluate(events);
        double gradient = 0;
        for (double x : values(events)) {
            gradient += 2 * (p - x) / events.size();
        }
        p -= learningRate * gradient;
        steps++;
        return loss;
    }

    @Override
    public double[] evaluate(BatchEvents events) {
        double sum = 0;
        for (double x : values(events)) {
            sum += (p - x) * (p - x);
        }
        return new double[] {sum};
    }

    @Override
    public int parameterCount() {
        return 1;
    }

    @Override
    public void readParameters(double[] target) {
        target[0] = p;
    }

    @Override
    public void setParameters(double[] values) {
        p = values[0];
    }

    @Override
    public LearnerState state() {
        return new LearnerState(steps, List.of(parameters()));
    }

    @Override
    public void restore(LearnerState state) {
        steps = state.steps();
        p = state.vectors().get(0)[0];
    }

    @Override
    public void close() {
        // nothing is open
    }
}
