package smi.networks;

import java.util.List;

/**
 * Regression of the joint score: |t̂(x) − t(x,z)|², the mean over rows and parameters. Its minimum is the score of the
 * marginal likelihood, t(x|θ) (arXiv:1805.00020, section III.C). In a weighted sample a row counts with its numerator
 * weight.
 */
public record SallyLoss() implements Loss {
    @Override
    public List<String> terms() {
        return List.of("sally");
    }

    @Override
    public boolean usesScore() {
        return false;
    }

    @Override
    public NetworkInput input() {
        return NetworkInput.OBSERVABLES;
    }

    @Override
    public int outputs(int parameters) {
        return parameters;
    }

    @Override
    public void evaluate(Batch batch, Predictions predictions, double scale, double[] sums) {
        sums[0] += SquaredScoreError.evaluate(batch, predictions.output(), scale, predictions.lossByOutput());
    }
}
