package smi.diagnostics;

import java.util.Arrays;
import smi.morphing.InvalidInputException;

/**
 * The slope a of the best \( a \log\hat r + b \), by maximum likelihood of the two classes (Cox's calibration slope,
 * Biometrika 45 (1958) 562): below 1 the estimator claims more than it knows. The deviation counts as far as N events
 * could tell the hypotheses apart; where the two are the same there is no slope, and what r̂ makes of x there it makes of it
 * at neighbouring θ, too, so that limits do not feel it.
 */
final class RatioSlope {
    private static final int MOST_STEPS = 50;
    private static final double ACCURACY = 1e-10;
    /** A smaller curvature means that log r̂ is constant. */
    private static final double FLAT = 1e-12;

    private final Pairs pairs;
    private double slope = 1;
    private double offset;
    /** Second derivatives of the loss: by slope twice, by slope and offset, by offset twice. */
    private final double[] curvature = new double[3];

    private final double[] gradient = new double[2];

    private RatioSlope(Pairs pairs) {
        this.pairs = pairs;
    }

    static Check check(Pairs pairs, Tolerance tolerance) {
        var fit = new RatioSlope(pairs);
        double harm = pairs.different() ? tolerance.harm(pairs.squaredDistance()) : 0;
        boolean found = fit.fit();
        return new Check(
                "slope of the ratio",
                pairs.where(),
                found ? harm * (fit.slope - 1) : 0,
                found ? harm * fit.error() : harm,
                tolerance.slope(),
                "negative: the ratio claims more than the events show, train on more events or a smaller network; positive: it has not learned all, train longer");
    }

    /** The slope itself. */
    static double of(Pairs pairs) {
        var fit = new RatioSlope(pairs);
        return fit.fit() ? fit.slope : Double.NaN;
    }

    /** Slope and offset. */
    static double[] fitted(Pairs pairs) {
        var fit = new RatioSlope(pairs);
        if (!fit.fit()) {
            throw new InvalidInputException(
                    "no slope and offset make the ratio better: it is the same for all events, or separates them completely");
        }
        return new double[] {fit.slope, fit.offset};
    }

    /** Newton's method; whether it found a minimum. */
    private boolean fit() {
        for (int step = 0; step < MOST_STEPS; step++) {
            derivatives();
            double determinant = curvature[0] * curvature[2] - curvature[1] * curvature[1];
            if (!(determinant > FLAT * curvature[2] * curvature[2])) {
                return false;
            }
            double bySlope = (curvature[2] * gradient[0] - curvature[1] * gradient[1]) / determinant;
            double byOffset = (curvature[0] * gradient[1] - curvature[1] * gradient[0]) / determinant;
            // far from the minimum the curvature is small and a full step too long
            double part = 1 / Math.max(1, Math.abs(bySlope) / 0.5);
            slope -= part * bySlope;
            offset -= part * byOffset;
            if (Math.abs(bySlope) < ACCURACY) {
                derivatives();
                return true;
            }
        }
        return false;
    }

    private void derivatives() {
        Arrays.fill(curvature, 0);
        Arrays.fill(gradient, 0);
        for (int i = 0; i < pairs.size(); i++) {
            double f = pairs.logRatio(i);
            double s = 1 / (1 + Math.exp(-slope * f - offset));
            double residual = residual(i, s);
            double weight = (pairs.numerator(i) + pairs.denominator(i)) * s * (1 - s);
            gradient[0] += residual * f;
            gradient[1] += residual;
            curvature[0] += weight * f * f;
            curvature[1] += weight * f;
            curvature[2] += weight;
        }
    }

    private double residual(int i, double s) {
        return pairs.denominator(i) * s - pairs.numerator(i) * (1 - s);
    }

    /** Every event moves the slope by its residual times the inverse curvature. */
    private double error() {
        double determinant = curvature[0] * curvature[2] - curvature[1] * curvature[1];
        double squares = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double f = pairs.logRatio(i);
            double residual = residual(i, 1 / (1 + Math.exp(-slope * f - offset)));
            double moved = residual * (curvature[2] * f - curvature[1]) / determinant;
            squares += moved * moved;
        }
        return Math.sqrt(squares);
    }
}
