package smi.networks;

import java.util.Locale;

/**
 * The part of a ratio loss that depends on f = log r̂(x|θ0,θ1). Row weights w0 and w1 say how much an event counts as a
 * draw from numerator and denominator (see {@link Batch}).
 */
public enum RatioTerm {
    /** Cross entropy with the labels (arXiv:1506.02169): w1 log(1 + r̂) + w0 log(1 + 1/r̂). */
    CARL {
        @Override
        public double value(double f, double logRatio, double w0, double w1) {
            return w1 * LogRatios.softplus(f) + w0 * LogRatios.softplus(-f);
        }

        @Override
        public double slope(double f, double logRatio, double w0, double w1) {
            return w1 * LogRatios.logistic(f) - w0 * LogRatios.logistic(-f);
        }
    },
    /** Cross entropy with the probability 1/(1 + r) that the joint ratio gives (arXiv:1808.00973). */
    ALICE {
        @Override
        public double value(double f, double logRatio, double w0, double w1) {
            double denominator = LogRatios.logistic(-logRatio);
            double numerator = LogRatios.logistic(logRatio);
            return (w0 + w1) * (denominator * LogRatios.softplus(f) + numerator * LogRatios.softplus(-f));
        }

        @Override
        public double slope(double f, double logRatio, double w0, double w1) {
            return (w0 + w1) * (LogRatios.logistic(f) - LogRatios.logistic(logRatio));
        }
    },
    /**
     * Regression of the joint ratio (arXiv:1805.00020): w1 (r̂ − r)² + w0 (1/r̂ − 1/r)², both logarithms clamped to
     * [−10, 10].
     */
    ROLR {
        @Override
        public double value(double f, double logRatio, double w0, double w1) {
            double estimate = clamp(f);
            double truth = clamp(logRatio);
            double up = Math.exp(estimate) - Math.exp(truth);
            double down = Math.exp(-estimate) - Math.exp(-truth);
            return w1 * up * up + w0 * down * down;
        }

        @Override
        public double slope(double f, double logRatio, double w0, double w1) {
            if (Math.abs(f) > CLAMP) {
                return 0;
            }
            double truth = clamp(logRatio);
            double up = Math.exp(f) - Math.exp(truth);
            double down = Math.exp(-f) - Math.exp(-truth);
            return 2 * w1 * up * Math.exp(f) - 2 * w0 * down * Math.exp(-f);
        }
    };

    private static final double CLAMP = 10;

    /**
     * {@return the loss of one row}
     *
     * @param f the network's log r̂
     * @param logRatio the joint log r; may be infinite
     * @param w0 weight as a draw from the numerator
     * @param w1 weight as a draw from the denominator
     */
    public abstract double value(double f, double logRatio, double w0, double w1);

    /**
     * {@return the derivative of {@link #value} by f}
     *
     * @param f the network's log r̂
     * @param logRatio the joint log r; may be infinite
     * @param w0 weight as a draw from the numerator
     * @param w1 weight as a draw from the denominator
     */
    public abstract double slope(double f, double logRatio, double w0, double w1);

    /** {@return the name used in settings and files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double clamp(double value) {
        return Math.max(-CLAMP, Math.min(CLAMP, value));
    }
}
