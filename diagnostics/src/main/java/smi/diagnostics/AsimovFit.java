package smi.diagnostics;

import java.util.List;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.limits.fit.LogFunction;
import smi.morphing.ParameterPoint;
import smi.ratio.RatioEstimator;

/**
 * The best fit of the shape to events that follow a true point exactly: −2Δ log L of the truth for N events. Limits set the
 * normalisation of a ratio right, and so does this. The finite number n of simulated events moves the best fit, too, by
 * P N/n on average, which is subtracted.
 */
final class AsimovFit {
    private static final double THRESHOLD = 1;
    private static final int MOST_EVENTS = 10_000;

    private AsimovFit() {}

    /**
     * The check.
     *
     * @param estimator the ratio
     * @param events simulated events
     * @param truth the point that they follow
     * @param bounds between which the best fit is searched for
     * @param tolerance knows the number of events that are measured
     */
    static Check check(
            RatioEstimator estimator, TestEvents events, ParameterPoint truth, Bounds bounds, Tolerance tolerance) {
        TestEvents some = events.first(MOST_EVENTS);
        var shape = new Shape(estimator, some, truth, tolerance.events());
        FitResult best = Fit.of(shape, bounds, truth.values(), new FitSettings(1, 1, 1e-4));
        double q = 2 * (best.logLikelihood() - shape.value(truth.values()));
        double n = Weights.effectiveSize(some.probabilities(truth));
        double noise = tolerance.events() / n;
        int parameters = truth.dimension();
        double deviation = Math.max(0, q - parameters * noise);
        return new Check(
                "best fit at " + truth,
                "best fit " + truth.space().point(best.point()),
                deviation,
                Math.sqrt(2 * parameters * noise * noise + 4 * deviation * noise),
                THRESHOLD,
                "-2 Δ log L of the truth for the intended number of events that follow it exactly: the square of the bias in standard deviations; train on more events or average several networks");
    }

    /** N times the mean log r̂ at the truth, with the normalisation set right. */
    private static final class Shape implements LogFunction {
        private final RatioEstimator estimator;
        private final EventMatrix x;
        private final double[] truth;
        private final double[] denominator;
        private final double n;

        Shape(RatioEstimator estimator, TestEvents events, ParameterPoint truth, double n) {
            this.estimator = estimator;
            this.x = events.x();
            this.truth = events.probabilities(truth);
            this.denominator = events.probabilities(estimator.reference());
            this.n = n;
        }

        @Override
        public List<String> names() {
            return estimator.space().names();
        }

        @Override
        public double value(double... point) {
            double[] f = estimator.logRatios(x, EventMatrix.ofRows(point)).toArray();
            double sum = 0;
            double norm = 0;
            for (int i = 0; i < f.length; i++) {
                sum += truth[i] * f[i];
                norm += denominator[i] * Math.exp(f[i]);
            }
            return n * (sum - Math.log(norm));
        }

        @Override
        public double[] gradient(double... point) {
            double[] f = estimator.logRatios(x, EventMatrix.ofRows(point)).toArray();
            EventMatrix t = estimator.scoreAt(estimator.space().point(point)).scores(x);
            double[] sum = new double[t.columns()];
            double[] normGradient = new double[t.columns()];
            double norm = 0;
            for (int i = 0; i < f.length; i++) {
                double reweighted = denominator[i] * Math.exp(f[i]);
                norm += reweighted;
                for (int p = 0; p < sum.length; p++) {
                    sum[p] += truth[i] * t.get(i, p);
                    normGradient[p] += reweighted * t.get(i, p);
                }
            }
            for (int p = 0; p < sum.length; p++) {
                sum[p] = n * (sum[p] - normGradient[p] / norm);
            }
            return sum;
        }
    }
}
