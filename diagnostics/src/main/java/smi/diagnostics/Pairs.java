package smi.diagnostics;

import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;

/**
 * Events that stand for two hypotheses at once: event i with the probability p0_i under the numerator θ0 and p1_i under the
 * denominator θ1, each summing to 1, with the learned log r̂(x_i|θ0,θ1). Weighted simulated events have both, and their
 * difference from r̂ is small event by event; drawn events have one of the two. Weights may be negative.
 */
final class Pairs {
    private static final double ROUNDING = 1e-9;

    private final String where;
    private final EventMatrix x;
    private final double[] numerator;
    private final double[] denominator;
    private final double[] logRatio;
    private final double mean;
    private final double squaredDistance;

    Pairs(String where, EventMatrix x, double[] numerator, double[] denominator, double[] logRatio) {
        this.where = where;
        this.x = x;
        this.numerator = numerator;
        this.denominator = denominator;
        this.logRatio = logRatio;
        double sum = 0;
        double distance = 0;
        for (int i = 0; i < logRatio.length; i++) {
            sum += denominator[i] * Math.exp(logRatio[i]);
            double tanh = Math.tanh(0.5 * logRatio[i]);
            distance += 4 * mixture(i) * tanh * tanh;
        }
        mean = sum;
        squaredDistance = Math.max(0, distance);
    }

    /** Whether every log r̂ is a number. */
    boolean finite() {
        return Arrays.stream(logRatio).allMatch(Double::isFinite) && Double.isFinite(mean);
    }

    /** Whether the hypotheses are two. */
    boolean different() {
        return !Arrays.equals(numerator, denominator);
    }

    /** Whether r̂ = 1 for all events, to rounding. */
    boolean trivial() {
        return Arrays.stream(logRatio).allMatch(f -> Math.abs(f) < ROUNDING);
    }

    /** Where the hypotheses are, in words. */
    String where() {
        return where;
    }

    int size() {
        return logRatio.length;
    }

    /** The observables that the estimator sees. */
    EventMatrix x() {
        return x;
    }

    double numerator(int i) {
        return numerator[i];
    }

    double denominator(int i) {
        return denominator[i];
    }

    double logRatio(int i) {
        return logRatio[i];
    }

    double[] logRatios() {
        return logRatio;
    }

    /** The probability under an even mixture of both hypotheses. */
    double mixture(int i) {
        return 0.5 * (numerator[i] + denominator[i]);
    }

    /** \( E_{\theta_1}[\hat r] \). */
    double meanRatio() {
        return mean;
    }

    /** \( \hat p_{0,i} = p_{1,i} \hat r_i \), made to sum to 1. */
    double reweighted(int i) {
        return denominator[i] * Math.exp(logRatio[i]) / mean;
    }

    /** D² between the hypotheses as the estimator sees it, between 0 and 4. */
    double squaredDistance() {
        return squaredDistance;
    }

    /** Several pairs of hypotheses as one, each counting alike; without observables. */
    static Pairs joined(List<Pairs> pairs) {
        int n = pairs.stream().mapToInt(Pairs::size).sum();
        double[] numerator = new double[n];
        double[] denominator = new double[n];
        double[] logRatio = new double[n];
        int at = 0;
        for (Pairs one : pairs) {
            for (int i = 0; i < one.size(); i++, at++) {
                numerator[at] = one.numerator[i] / pairs.size();
                denominator[at] = one.denominator[i] / pairs.size();
                logRatio[at] = one.logRatio[i];
            }
        }
        return new Pairs("everywhere", EventMatrix.of(n, 0, new double[0]), numerator, denominator, logRatio);
    }

    /** The same events with another ratio. */
    Pairs withLogRatios(double... other) {
        return new Pairs(where, x, numerator, denominator, other);
    }
}
