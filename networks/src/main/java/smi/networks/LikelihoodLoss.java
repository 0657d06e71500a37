package smi.networks;

import java.util.List;
import smi.morphing.InvalidInputException;

/**
 * The losses of the likelihood estimators: −w0 log p̂(x|θ) plus α times the score term w0 |∇_θ log p̂ − t|², averaged over
 * parameters. NDE without the score term, SCANDAL with it (arXiv:1805.12244). The output of the flow is log p̂ of the
 * standardised observables, so that the loss differs by a constant from that of log p̂(x|θ).
 *
 * @param scoreWeight α; zero leaves the score term out
 */
public record LikelihoodLoss(double scoreWeight) implements Loss {
    /** Checks α. */
    public LikelihoodLoss {
        if (!(scoreWeight >= 0 && scoreWeight < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("the score weight alpha is %s; give a number >= 0".formatted(scoreWeight));
        }
    }

    @Override
    public List<String> terms() {
        return usesScore() ? List.of("nde", "score") : List.of("nde");
    }

    @Override
    public boolean usesScore() {
        return scoreWeight > 0;
    }

    @Override
    public NetworkInput input() {
        return NetworkInput.NUMERATOR;
    }

    @Override
    public int outputs(int parameters) {
        return 1;
    }

    @Override
    public void evaluate(Batch batch, Predictions predictions, double scale, double[] sums) {
        for (int i = 0; i < batch.rows(); i++) {
            double weight = batch.numeratorWeight()[i];
            sums[0] -= weight * predictions.output()[i];
            predictions.lossByOutput()[i] = -scale * weight;
        }
        if (usesScore()) {
            double sum = SquaredScoreError.evaluate(
                    batch, predictions.score(), scoreWeight * scale, predictions.lossByScore());
            sums[1] += scoreWeight * sum;
        }
    }
}
