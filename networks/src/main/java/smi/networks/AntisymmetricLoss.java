package smi.networks;

import java.util.List;

/**
 * A ratio loss for a network f(x, θ0, θ1) that is seen through log r̂ = f(x, θ0, θ1) − f(x, θ1, θ0): exchanging the
 * hypotheses changes the sign, whatever the network. The score term has both scores, w0 |∇_θ0 log r̂ − t(θ0)|² +
 * w1 |−∇_θ1 log r̂ − t(θ1)|² (arXiv:1805.00020).
 *
 * @param loss the loss as a function of log r̂ and the score at the numerator
 */
public record AntisymmetricLoss(RatioLoss loss) implements Loss {
    @Override
    public List<String> terms() {
        return loss.terms();
    }

    @Override
    public boolean usesScore() {
        return loss.usesScore();
    }

    @Override
    public NetworkInput input() {
        return NetworkInput.HYPOTHESES;
    }

    @Override
    public int outputs(int parameters) {
        return 1;
    }

    @Override
    public void evaluate(Batch batch, Predictions predictions, double scale, double[] sums) {
        int n = batch.rows();
        double[] s = predictions.output();
        for (int i = 0; i < n; i++) {
            double f = s[i] - s[n + i];
            double r = batch.logRatio()[i];
            double w0 = batch.numeratorWeight()[i];
            double w1 = batch.denominatorWeight()[i];
            sums[0] += loss.term().value(f, r, w0, w1);
            double slope = scale * loss.term().slope(f, r, w0, w1);
            predictions.lossByOutput()[i] = slope;
            predictions.lossByOutput()[n + i] = -slope;
        }
        if (usesScore()) {
            scores(batch, predictions, scale, sums);
        }
    }

    /** Columns of g: the first P derive by the first hypothesis of a row of the network, the others by the second. */
    private void scores(Batch batch, Predictions predictions, double scale, double[] sums) {
        int n = batch.rows();
        int parameters = n == 0 ? 0 : batch.score().length / batch.numeratorWeight().length;
        double[] g = predictions.score();
        double[] byScore = predictions.lossByScore();
        for (int i = 0; i < n; i++) {
            double w0 = batch.numeratorWeight()[i] / parameters;
            double w1 = batch.denominatorWeight()[i] / parameters;
            for (int p = 0; p < parameters; p++) {
                int first = 2 * i * parameters + p;
                int swapped = 2 * (n + i) * parameters + p;
                int target = i * parameters + p;
                // a row that does not count may have a target that is not a number
                double e0 = w0 == 0 ? 0 : g[first] - g[swapped + parameters] - batch.score()[target];
                double e1 = w1 == 0 ? 0 : g[swapped] - g[first + parameters] - batch.denominatorScore()[target];
                sums[1] += loss.scoreWeight() * (w0 * e0 * e0 + w1 * e1 * e1);
                double d0 = 2 * scale * loss.scoreWeight() * w0 * e0;
                double d1 = 2 * scale * loss.scoreWeight() * w1 * e1;
                byScore[first] = d0;
                byScore[swapped + parameters] = -d0;
                byScore[swapped] = d1;
                byScore[first + parameters] = -d1;
            }
        }
    }
}
