package smi.limits.toys;

import java.util.Arrays;
import smi.limits.NuisanceParameters;
import smi.limits.fit.FitException;

/**
 * The largest likelihood that nuisance parameters allow at a point θ, for counts in bins and measured values of the
 * nuisance parameters:
 * \( \max_\nu \sum_b [n_b \log\mu_b(\nu) - \mu_b(\nu)] - \tfrac12 |\nu - m|^2 \), or without a rate term
 * \( \max_\nu \sum_b n_b \log [\mu_b(\nu)/\sum_c \mu_c(\nu)] - \tfrac12 |\nu - m|^2 \). Newton's method within the range of
 * the nuisance parameters; parameters at its ends are held while log L rises beyond. The equations of a step are few and
 * solved a billion times, so that this class does it in place, where a library would allocate. For one thread.
 */
final class NuisanceFit {
    /** How much higher log L may be; half of it is left after the last step, which is counted. */
    private static final double TOLERANCE = 1e-4;

    /** Steps are halved where log L falls by more than rounding. */
    private static final double ROUNDING = 1e-9;

    private static final int MOST_STEPS = 200;

    private final LogQuadraticCounts model;
    private final boolean hasRate;
    private final int n;
    private final double[] mu;
    private final double[] slopes;
    private final double[] sum;
    private final double[] gradient;
    private final double[] curvature;
    private final double[] factor;
    private final double[] step;
    private final double[] last;

    NuisanceFit(LogQuadraticCounts model, boolean hasRate) {
        this.model = model;
        this.hasRate = hasRate;
        this.n = model.nuisance();
        this.mu = new double[model.bins()];
        this.slopes = new double[model.bins() * n];
        this.sum = new double[n];
        this.gradient = new double[n];
        this.curvature = new double[n * n];
        this.factor = new double[n * n];
        this.step = new double[n];
        this.last = new double[n];
    }

    /**
     * Adds the largest log L at every point, one after the other, each search beginning where the two before lead to.
     *
     * @param total gets it, shape [nPoints]
     * @param counts shape [nBins]
     * @param measured shape [nNuisance]
     */
    void addTo(double[] total, double[] counts, double[] measured) {
        double[] before = measured.clone();
        double[] nu = measured.clone();
        for (int g = 0; g < total.length; g++) {
            for (int k = 0; k < n; k++) {
                double here = nu[k];
                nu[k] += here - before[k];
                before[k] = here;
            }
            total[g] += maximise(g, counts, measured, nu);
        }
    }

    /**
     * The largest log L at a point.
     *
     * @param point its number
     * @param counts shape [nBins]
     * @param measured shape [nNuisance]
     * @param nu where the search begins; gets where the maximum is
     */
    double maximise(int point, double[] counts, double[] measured, double[] nu) {
        moved(nu, nu, 0);
        double value = evaluate(point, counts, measured, nu);
        for (int iteration = 0; iteration < MOST_STEPS; iteration++) {
            hold(nu, gradient);
            double gain = solve();
            while (hold(nu, step)) {
                gain = solve();
            }
            System.arraycopy(nu, 0, last, 0, n);
            moved(last, nu, 1);
            if (gain < TOLERANCE) {
                return value + gain;
            }
            double next = evaluate(point, counts, measured, nu);
            for (double part = 0.5; !(next >= value - ROUNDING * Math.abs(value)) && part > 1e-6; part /= 2) {
                moved(last, nu, part);
                next = evaluate(point, counts, measured, nu);
            }
            value = next;
        }
        throw new FitException(
                "the nuisance parameters of a pseudo-experiment did not converge at point %d of the grid: they ended at %s; leave out those with the largest effects"
                        .formatted(point, Arrays.toString(nu)));
    }

    /** A part of the step, within the range. */
    private void moved(double[] from, double[] to, double part) {
        double range = NuisanceParameters.RANGE;
        for (int k = 0; k < n; k++) {
            to[k] = Math.max(-range, Math.min(range, from[k] + part * step[k]));
        }
    }

    /** log L at ν; fills its gradient and the lower half of its curvature −∂²log L. */
    private double evaluate(int point, double[] counts, double[] measured, double[] nu) {
        double[] c = model.at(point);
        int stride = 1 + n + n * n;
        double value = 0;
        double events = 0;
        double expected = 0;
        for (int b = 0; b < mu.length; b++) {
            int place = b * stride;
            double log = c[place];
            for (int k = 0; k < n; k++) {
                double linear = c[place + 1 + k];
                double slope = linear;
                for (int l = 0, h = place + 1 + n + k * n; l < n; l++, h++) {
                    slope += c[h] * nu[l];
                }
                slopes[b * n + k] = slope;
                log += 0.5 * (linear + slope) * nu[k];
            }
            mu[b] = Math.exp(log);
            expected += mu[b];
            events += counts[b];
            value += counts[b] * log;
        }
        double scale = hasRate || expected == 0 ? 1 : events / expected;
        value -= hasRate ? expected : events == 0 ? 0 : events * Math.log(expected);
        for (int k = 0; k < n; k++) {
            double pull = nu[k] - measured[k];
            value -= 0.5 * pull * pull;
            gradient[k] = -pull;
            sum[k] = 0;
            Arrays.fill(curvature, k * n, k * n + k, 0);
            curvature[k * n + k] = 1;
        }
        for (int b = 0; b < mu.length; b++) {
            add(c, b * stride + 1 + n, b * n, scale * mu[b], counts[b]);
        }
        if (!hasRate && events > 0) {
            share(events);
        }
        return value;
    }

    /** Adds a bin to gradient and curvature. */
    private void add(double[] c, int quadratic, int first, double expected, double count) {
        double excess = count - expected;
        for (int k = 0; k < n; k++) {
            double weighted = expected * slopes[first + k];
            gradient[k] += excess * slopes[first + k];
            sum[k] += weighted;
            for (int l = 0; l <= k; l++) {
                curvature[k * n + l] += weighted * slopes[first + l] - excess * c[quadratic + k * n + l];
            }
        }
    }

    /** The sum of the shares is 1, whatever ν is. */
    private void share(double events) {
        for (int k = 0; k < n; k++) {
            for (int l = 0; l <= k; l++) {
                curvature[k * n + l] -= sum[k] * sum[l] / events;
            }
        }
    }

    /** Holds parameters at an end of their range that a direction would leave. */
    private boolean hold(double[] nu, double[] direction) {
        boolean any = false;
        for (int k = 0; k < n; k++) {
            if (Math.abs(nu[k]) >= NuisanceParameters.RANGE && direction[k] * nu[k] > 0) {
                any = true;
                gradient[k] = 0;
                for (int l = 0; l < n; l++) {
                    curvature[Math.max(k, l) * n + Math.min(k, l)] = k == l ? 1 : 0;
                }
            }
        }
        return any;
    }

    /** The step to the maximum of the parabola, and by how much it is higher. */
    private double solve() {
        for (double damping = 0; !decompose(damping); damping = damping == 0 ? 1 : 4 * damping) {
            if (!(damping < 1e12)) {
                throw new FitException("the likelihood of nuisance parameters is not a number; check the events");
            }
        }
        double gain = 0;
        for (int k = 0; k < n; k++) {
            double y = gradient[k];
            for (int l = 0; l < k; l++) {
                y -= factor[k * n + l] * step[l];
            }
            step[k] = y;
            gain += 0.5 * y * y / factor[k * n + k];
        }
        for (int k = n - 1; k >= 0; k--) {
            double x = step[k] / factor[k * n + k];
            for (int l = k + 1; l < n; l++) {
                x -= factor[l * n + k] * step[l];
            }
            step[k] = x;
        }
        return gain;
    }

    /** L D Lᵀ of the curvature, D in the diagonal; false if it is not positive. */
    private boolean decompose(double damping) {
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < k; l++) {
                double entry = curvature[k * n + l];
                for (int j = 0; j < l; j++) {
                    entry -= factor[k * n + j] * factor[l * n + j] * factor[j * n + j];
                }
                factor[k * n + l] = entry / factor[l * n + l];
            }
            double pivot = curvature[k * n + k] + damping;
            for (int j = 0; j < k; j++) {
                pivot -= factor[k * n + j] * factor[k * n + j] * factor[j * n + j];
            }
            if (!(pivot > 1e-9)) {
                return false;
            }
            factor[k * n + k] = pivot;
        }
        return true;
    }
}
