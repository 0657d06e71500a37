package smi.networks;

import java.util.Arrays;

/**
 * The units in which a network sees a problem: its input is [θ′, x′], both standardised, and its score targets are
 * t′ = t · scoreScale. Immutable.
 *
 * @param theta standardisation of θ, one set of columns for each hypothesis that the network sees, if any
 * @param x standardisation of the observables
 * @param scoreScale one factor per parameter: the scale of θ where the network sees θ, so that t′ is the derivative by
 *     θ′; one over the standard deviation of the joint score where the network estimates it; 1 where the loss has its own
 *     units. Copied
 */
public record Scaling(Standardization theta, Standardization x, double[] scoreScale) {
    /** Copies the factors. */
    public Scaling {
        scoreScale = scoreScale.clone();
        for (double s : scoreScale) {
            if (!(s > 0 && s < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a score scale is %s, it must be positive".formatted(s));
            }
        }
    }

    @Override
    public double[] scoreScale() {
        return scoreScale.clone();
    }

    /** {@return the number of input columns of the network} */
    public int inputs() {
        return theta.columns() + x.columns();
    }

    /** Brings the hypotheses and observables of a batch into the input of the network. */
    void applyToInputs(int rows, double[] thetas, double[] observables, double[] inputs) {
        theta.apply(rows, thetas, inputs, inputs(), 0);
        x.apply(rows, observables, inputs, inputs(), theta.columns());
    }

    /** Brings the score targets of a batch into the network's units. */
    void applyToScores(Batch batch) {
        scale(batch.pairs(), batch.score());
        if (batch.sharedPoints() == 0) {
            scale(batch.rows(), batch.denominatorScore());
        }
    }

    private void scale(int rows, double[] scores) {
        for (int i = 0; i < rows; i++) {
            for (int p = 0; p < scoreScale.length; p++) {
                scores[i * scoreScale.length + p] *= scoreScale[p];
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling that
                && theta.equals(that.theta)
                && x.equals(that.x)
                && Arrays.equals(scoreScale, that.scoreScale);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * theta.hashCode() + x.hashCode()) + Arrays.hashCode(scoreScale);
    }

    @Override
    public String toString() {
        return "Scaling[theta=%s, x=%s, scoreScale=%s]".formatted(theta, x, Arrays.toString(scoreScale));
    }
}
