package smi.networks;

import java.util.random.RandomGenerator;

/** What one thread needs to work on slices of batches: the buffers of the passes, the batch and the predictions. */
final class Lane<B> {
    private final Passes<B> passes;
    private final Loss loss;
    private final Scaling scaling;
    private final Batch batch;
    private final Predictions predictions;
    private final double[] inputs;

    Lane(Kernels<B> kernels, NetworkSpec spec, Weights<B> parameters, TrainingProblem problem, int maxRows) {
        TrainingSource source = problem.source();
        loss = problem.loss();
        scaling = problem.scaling();
        int thetas = source.parameters().size();
        passes = new Passes<>(kernels, spec, parameters, maxRows, loss.usesScore() ? thetas : 0);
        batch = new Batch(maxRows, source.observables().size(), thetas);
        predictions = new Predictions(maxRows, spec.outputs(), thetas);
        inputs = new double[maxRows * spec.inputs()];
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
        int n = batch.rows();
        scaling.applyToInputs(n, batch.theta(), batch.x(), inputs);
        scaling.applyToScores(n, batch.score());
        passes.forward(n, inputs, predictions.output());
        if (loss.usesScore()) {
            passes.inputGradient(n, predictions.score());
        }
        loss.evaluate(batch, predictions, scale, sums);
    }

    /** The gradient of what {@link #forward} computed. */
    void backward(Weights<B> gradient) {
        if (loss.usesScore()) {
            passes.reverseCurved(batch.rows(), predictions.lossByOutput(), predictions.lossByScore(), gradient);
        } else {
            passes.reverse(batch.rows(), predictions.lossByOutput(), gradient);
        }
    }

    void release() {
        passes.release();
    }
}
