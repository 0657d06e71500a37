package smi.limits.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Intervals of one parameter where \( q(\theta_p) = -2 [\log L(\theta_p, \hat{\hat\nu}) - \log L(\hat\theta, \hat\nu)] \)
 * stays below a threshold, with chosen parameters fitted anew at every value and the others held. The ends are found by
 * root finding, not read off a grid: a few values tell where q crosses the threshold, so that several intervals are
 * found, too, if they are no narrower than a thirtieth of the bounds.
 */
public final class ProfileIntervals {
    private static final int SCAN = 30;
    private static final int MOST_EVALUATIONS = 60;

    private final LogFunction function;
    private final Bounds bounds;
    private final int parameter;
    private final int[] fitted;
    private final FitResult best;
    private final FitSettings inner;
    private final TreeMap<Double, double[]> known = new TreeMap<>();
    private double largest;

    private ProfileIntervals(
            LogFunction function, Bounds bounds, int parameter, int[] fitted, FitResult best, FitSettings settings) {
        this.function = function;
        this.bounds = bounds;
        this.parameter = parameter;
        this.fitted = fitted.clone();
        this.best = best;
        this.inner = settings.withStarts(1);
        this.largest = best.logLikelihood();
    }

    /**
     * Prepares the intervals of a parameter.
     *
     * @param function log L
     * @param bounds where the parameters may go
     * @param parameter the parameter, an index
     * @param fitted the parameters to be fitted at each of its values; the others keep the values of the best fit
     * @param best the best fit of the parameter and of the fitted ones
     * @param settings how carefully fits are done
     * @return the intervals, to be asked for at any threshold
     * @throws FitException if the best fit has not converged, or if a fit at some value does not
     */
    public static ProfileIntervals of(
            LogFunction function, Bounds bounds, int parameter, int[] fitted, FitResult best, FitSettings settings) {
        best.requireConverged();
        var intervals = new ProfileIntervals(function, bounds, parameter, fitted, best, settings);
        intervals.known.put(best.point()[parameter], best.point());
        double low = bounds.lower()[parameter];
        for (int k = 0; k <= SCAN; k++) {
            intervals.q(k == SCAN ? bounds.upper()[parameter] : low + k * bounds.width(parameter) / SCAN);
        }
        return intervals;
    }

    /**
     * The test statistic at a value of the parameter.
     *
     * @param value the value
     * @return q, 0 or more
     */
    public double q(double value) {
        double[] start =
                known.containsKey(value) ? known.get(value) : nearest(value).clone();
        start[parameter] = value;
        FitResult there =
                Fit.conditional(function, bounds, fitted, start, inner).requireConverged();
        double[] point = start.clone();
        for (int k = 0; k < fitted.length; k++) {
            point[fitted[k]] = there.point()[k];
        }
        known.put(value, point);
        largest = Math.max(largest, there.logLikelihood());
        return Math.max(0, 2 * (best.logLikelihood() - there.logLikelihood()));
    }

    private double[] nearest(double value) {
        var below = known.floorEntry(value);
        var above = known.ceilingEntry(value);
        if (below == null || above == null) {
            return (below == null ? above : below).getValue();
        }
        return (value - below.getKey() < above.getKey() - value ? below : above).getValue();
    }

    /**
     * How much higher log L was found at some value than at the best fit: more than the fits' tolerance means that the
     * best fit is not the best.
     *
     * @return 0 or more
     */
    public double missed() {
        return largest - best.logLikelihood();
    }

    /**
     * The intervals where q stays below a threshold.
     *
     * @param threshold for example 3.84 for one parameter at 95 %
     * @param accuracy how well the ends are found, in units of the parameter
     * @return the intervals, from low to high
     */
    public List<Interval> below(double threshold, double accuracy) {
        var solver = new BracketingNthOrderBrentSolver(0, accuracy, 5);
        double[] values = known.keySet().stream().mapToDouble(v -> v).toArray();
        double[] q = Arrays.stream(values).map(this::q).toArray();
        List<Interval> intervals = new ArrayList<>();
        double from = q[0] <= threshold ? values[0] : Double.NaN;
        boolean open = q[0] <= threshold;
        for (int k = 1; k < q.length; k++) {
            boolean inside = q[k] <= threshold;
            if (inside == q[k - 1] <= threshold) {
                continue;
            }
            double end = crossing(solver, threshold, values[k - 1], values[k]);
            if (inside) {
                from = end;
                open = false;
            } else {
                intervals.add(new Interval(from, end, open, false));
            }
        }
        if (q[q.length - 1] <= threshold) {
            intervals.add(new Interval(from, values[values.length - 1], open, true));
        }
        return List.copyOf(intervals);
    }

    /** √q − √threshold is nearly linear in the parameter, so that few evaluations are needed. */
    private double crossing(BracketingNthOrderBrentSolver solver, double threshold, double low, double high) {
        return solver.solve(MOST_EVALUATIONS, v -> Math.sqrt(q(v)) - Math.sqrt(threshold), low, high);
    }
}
