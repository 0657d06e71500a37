package smi.networks;

import java.util.random.RandomGenerator;

/** What one thread needs to work on slices of batches: the buffers of the passes, the batch and the predictions. */
final class Lane<B> {
    private final BatchPasses<B> passes;
    private final Loss loss;
    private final Scaling scaling;
    private final NetworkInput input;
    private final Batch batch;
    private final Predictions predictions;
    private final double[] inputs;

    Lane(Kernels<B> kernels, Trainable spec, Weights<B> parameters, TrainingProblem problem, int maxRows) {
        TrainingSource source = problem.source();
        loss = problem.loss();
        scaling = problem.scaling();
        input = loss.input();
        int count = source.parameters().size();
        int thetas = input.thetaColumns(count);
        int networkRows = maxRows * input.networkRows();
        passes = spec.passes(kernels, parameters, networkRows, loss.usesScore() ? thetas : 0);
        batch = new Batch(maxRows, source.sharedPoints(), source.observables().size(), count);
        predictions = new Predictions(networkRows, spec.outputs(), thetas);
        inputs = new double[networkRows * spec.inputs()];
    }

    /** The loss of some events: adds its terms to the sums, and leaves everything ready for {@link #backward}. */
    void forward(
            TrainingSource source,
            int[] events,
            int from,
            int to,
            RandomGenerator random,
            double scale,
            double[] sums) {
        source.fill(events, from, to, random, batch);
        int n = networkRows();
        input.write(batch, scaling, inputs);
        scaling.applyToScores(batch);
        passes.forward(n, inputs, predictions.output());
        if (loss.usesScore()) {
            passes.inputGradient(n, predictions.score());
        }
        loss.evaluate(batch, predictions, scale, sums);
    }

    /** gradient = that of what {@link #forward} computed + keep · gradient. */
    void backward(double keep, Weights<B> gradient) {
        if (loss.usesScore()) {
            passes.reverseCurved(networkRows(), predictions.lossByOutput(), predictions.lossByScore(), keep, gradient);
        } else {
            passes.reverse(networkRows(), predictions.lossByOutput(), keep, gradient);
        }
    }

    private int networkRows() {
        return batch.rows() * input.networkRows();
    }

    void release() {
        passes.release();
    }
}
