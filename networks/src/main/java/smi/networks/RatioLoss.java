package smi.networks;

import java.util.List;
import smi.morphing.InvalidInputException;

/**
 * The losses of the ratio estimators: a term in log r̂ plus α times the score term w0 |∇_θ0 log r̂ − t|², averaged over
 * parameters. With α > 0, CARL, ROLR and ALICE become CASCAL, RASCAL and ALICES (arXiv:1805.00020, 1808.00973).
 *
 * @param term the term in log r̂
 * @param scoreWeight α; zero leaves the score term out
 */
public record RatioLoss(RatioTerm term, double scoreWeight) implements Loss {
    /** Checks α. */
    public RatioLoss {
        if (!(scoreWeight >= 0 && scoreWeight < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("the score weight alpha is %s; give a number >= 0".formatted(scoreWeight));
        }
    }

    @Override
    public List<String> terms() {
        return usesScore() ? List.of(term.label(), "score") : List.of(term.label());
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
            double f = predictions.output()[i];
            double r = batch.logRatio()[i];
            double w0 = batch.numeratorWeight()[i];
            double w1 = batch.denominatorWeight()[i];
            sums[0] += term.value(f, r, w0, w1);
            predictions.lossByOutput()[i] = scale * term.slope(f, r, w0, w1);
        }
        if (usesScore()) {
            double sum = SquaredScoreError.evaluate(
                    batch, predictions.score(), scoreWeight * scale, predictions.lossByScore());
            sums[1] += scoreWeight * sum;
        }
    }
}
