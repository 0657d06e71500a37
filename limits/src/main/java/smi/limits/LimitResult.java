package smi.limits;

import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Which points of a grid are excluded. Arrays have one value per point of the grid and are not copied out; they must not
 * be changed.
 *
 * @param method how the kinematics was described, for labels
 * @param grid the points
 * @param logRatioKinematic kinematic part of log L, up to a constant
 * @param logLikelihoodRate rate part of log L
 * @param q the test statistic \( q(\theta) = -2[\log L(\theta) - \log L(\hat\theta)] \), 0 or more
 * @param pValue the probability of a larger q if θ is true
 * @param pValueError the standard error of the p-value from a finite number of toys; 0 for asymptotic ones
 * @param bestFit \( \hat\theta \)
 * @param count the number of events, observed or expected
 * @param luminosity the integrated luminosity
 * @param dof degrees of freedom: the parameters scanned
 * @param calibration where the p-values come from: {@code asymptotic} or {@code toys}
 * @param notes what the reader must know, for example merged bins; may be empty
 */
public record LimitResult(
        String method,
        ParameterGrid grid,
        double[] logRatioKinematic,
        double[] logLikelihoodRate,
        double[] q,
        double[] pValue,
        double[] pValueError,
        BestFit bestFit,
        double count,
        Luminosity luminosity,
        int dof,
        String calibration,
        List<String> notes) {
    /** The calibration by the distribution of χ². */
    public static final String ASYMPTOTIC = "asymptotic";

    /** The calibration by pseudo-experiments. */
    public static final String TOYS = "toys";

    public LimitResult {
        notes = List.copyOf(notes);
        for (double[] column : List.of(logRatioKinematic, logLikelihoodRate, q, pValue, pValueError)) {
            if (column.length != grid.size()) {
                throw new IllegalArgumentException(
                        "a grid of %d points got a column of %d values".formatted(grid.size(), column.length));
            }
        }
    }

    /** {@return names of the parameters} */
    public List<String> parameters() {
        return grid.space().names();
    }

    /** {@return the points, shape [size][nParameters]} */
    public EventMatrix theta() {
        return grid.points();
    }

    /**
     * The points that are not excluded.
     *
     * @param level confidence level, for example 0.95
     * @return for each point whether its p-value is at least 1 − level
     */
    public boolean[] region(double level) {
        double threshold = threshold(level);
        double[] calibrated = calibratedQ();
        boolean[] inside = new boolean[q.length];
        for (int g = 0; g < q.length; g++) {
            inside[g] = calibrated[g] <= threshold;
        }
        return inside;
    }

    /**
     * The test statistic that would have the same p-value if q followed χ²: q itself with asymptotic p-values. Regions are
     * where it stays below {@link #threshold(double)}.
     *
     * @return one value per point
     */
    public double[] calibratedQ() {
        if (calibration.equals(ASYMPTOTIC)) {
            return q;
        }
        return Arrays.stream(pValue).map(p -> ChiSquare.upperQuantile(p, dof)).toArray();
    }

    /**
     * The value of the calibrated q on the border of a region.
     *
     * @param level confidence level, for example 0.95
     * @return the quantile of χ² with {@link #dof()} degrees of freedom
     */
    public double threshold(double level) {
        return ChiSquare.quantile(level, dof);
    }

    /**
     * The size of the region that is not excluded, with √q interpolated between grid points (multilinear):
     * √q is nearly linear where q is nearly a parabola, and contours drawn from it depend little on the grid.
     *
     * @param level confidence level, for example 0.95
     * @return length, area or volume in the units of the scanned parameters
     */
    public double area(double level) {
        return grid.scanned().length == 1
                ? intervals(level).stream()
                        .mapToDouble(ends -> ends[1] - ends[0])
                        .sum()
                : RegionArea.of(grid, calibratedQ(), threshold(level));
    }

    /**
     * The intervals of the one scanned parameter that are not excluded, with √q interpolated between grid points.
     *
     * @param level confidence level, for example 0.95
     * @return both ends of each interval, from low to high; more than one where the likelihood has several maxima
     * @throws IllegalArgumentException if not exactly one parameter is scanned
     */
    public List<double[]> intervals(double level) {
        int[] scanned = grid.scanned();
        if (scanned.length != 1) {
            throw new IllegalArgumentException(
                    "intervals belong to one scanned parameter, this grid scans %d".formatted(scanned.length));
        }
        return RegionIntervals.of(grid.axes().get(scanned[0]), calibratedQ(), threshold(level));
    }

    /**
     * Whether the region reaches the border of the grid, so that its size is not known.
     *
     * @param level confidence level, for example 0.95
     * @return whether a point on the border is not excluded
     */
    public boolean touchesBorder(double level) {
        boolean[] inside = region(level);
        for (int g = 0; g < inside.length; g++) {
            if (inside[g] && grid.onBorder(g)) {
                return true;
            }
        }
        return false;
    }

    /** {@return one row per grid point: the parameters and the figures, named as in the JSON result} */
    public Table table() {
        Table table = Table.create(method);
        EventMatrix points = theta();
        for (int p = 0; p < points.columns(); p++) {
            table.addColumns(DoubleColumn.create(parameters().get(p), points.column(p)));
        }
        return table.addColumns(
                DoubleColumn.create("log_ratio_kinematic", logRatioKinematic),
                DoubleColumn.create("log_likelihood_rate", logLikelihoodRate),
                DoubleColumn.create("q", q),
                DoubleColumn.create("p_value", pValue),
                DoubleColumn.create("p_value_error", pValueError));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitResult that
                && method.equals(that.method)
                && grid.equals(that.grid)
                && Arrays.equals(q, that.q)
                && Arrays.equals(logRatioKinematic, that.logRatioKinematic)
                && Arrays.equals(logLikelihoodRate, that.logLikelihoodRate)
                && Arrays.equals(pValue, that.pValue)
                && Arrays.equals(pValueError, that.pValueError)
                && bestFit.equals(that.bestFit)
                && count == that.count
                && luminosity.equals(that.luminosity)
                && dof == that.dof
                && calibration.equals(that.calibration)
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return 31 * grid.hashCode() + Arrays.hashCode(q);
    }

    @Override
    public String toString() {
        return "LimitResult[%s, %d points, best fit %s]".formatted(method, grid.size(), bestFit.point());
    }
}
