package smi.diagnostics;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One answer to the question whether an estimator can be used. A check fails where its figure is beyond the threshold by
 * more than chance explains: by more than {@link #sigmas()} standard errors, chosen so that a page of twenty checks of an
 * estimator at its thresholds fails by chance once in a hundred times (Bonferroni, Pubbl. R. Ist. Sup. Sci. Econ. Comm.
 * Firenze 8 (1936) 3). A deviation that is certain but harmless does not fail.
 *
 * @param name what was checked
 * @param where at which point, direction or observable the figure was found
 * @param figure the deviation from what must hold; 0 is perfect
 * @param error its standard error from the finite number of events; 0 where there is none
 * @param threshold the largest deviation, in either direction, that does no harm
 * @param looks the number of places that were looked at, of which this is the worst
 * @param advisory whether this is about the hypotheses rather than the estimator, so that it warns at most
 * @param meaning what the figure is and what to do about it, in one sentence
 */
public record Check(
        String name,
        String where,
        double figure,
        double error,
        double threshold,
        int looks,
        boolean advisory,
        String meaning) {
    /** Chance of a false alarm on one page, and the number of checks that share it. */
    private static final double FALSE_ALARMS = 0.01;

    private static final double CHECKS = 20;

    /** Refuses a threshold that nothing can keep. */
    public Check {
        if (!(threshold > 0)) {
            throw new InvalidInputException(
                    "the threshold of the check '%s' is %s; give a positive number".formatted(name, threshold));
        }
        if (looks < 1) {
            throw new IllegalArgumentException("the check '%s' looked at %d places".formatted(name, looks));
        }
    }

    /**
     * A check of the estimator at one place.
     *
     * @param name what was checked
     * @param where at which point
     * @param figure the deviation
     * @param error its standard error
     * @param threshold the largest deviation that does no harm
     * @param meaning what the figure is
     */
    public Check(String name, String where, double figure, double error, double threshold, String meaning) {
        this(name, where, figure, error, threshold, 1, false, meaning);
    }

    /** {@return how many standard errors beyond the threshold count as certain} */
    public double sigmas() {
        return -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(FALSE_ALARMS / (2 * CHECKS * looks));
    }

    /** {@return whether the figure is acceptable, as far as its error lets one say} */
    public Verdict verdict() {
        double size = Math.abs(figure);
        if (!Double.isFinite(size) || !Double.isFinite(error) || size - sigmas() * error > threshold) {
            return advisory ? Verdict.WARN : Verdict.FAIL;
        }
        boolean certain = size - sigmas() * error > threshold / 2;
        return size <= threshold && error <= threshold && !certain ? Verdict.PASS : Verdict.WARN;
    }

    /** {@return this check, which warns at most} */
    public Check asAdvice() {
        return new Check(name, where, figure, error, threshold, looks, true, meaning);
    }

    /**
     * The worst of the same check at several places. Places where the events cannot tell are left out if there are enough
     * others.
     *
     * @param places the checks, at least one
     * @return the one with the worst verdict, among these the one that is furthest beyond its threshold; it knows the
     *     number of places
     */
    public static Check worst(List<Check> places) {
        List<Check> among =
                places.stream().map(place -> place.among(places.size())).toList();
        List<Check> telling = among.stream().filter(Check::tells).toList();
        return (2 * telling.size() >= among.size() ? telling : among)
                .stream()
                        .max(Comparator.comparing(Check::verdict).thenComparingDouble(Check::excess))
                        .orElseThrow();
    }

    private boolean tells() {
        return error <= threshold || verdict() == Verdict.FAIL || !Double.isFinite(error);
    }

    private Check among(int places) {
        return new Check(name, where, figure, error, threshold, looks * places, advisory, meaning);
    }

    private double excess() {
        return Math.abs(figure) / threshold;
    }

    /**
     * Whether nothing failed.
     *
     * @param checks the checks
     * @return true if no verdict is {@link Verdict#FAIL}
     */
    public static boolean allHold(List<Check> checks) {
        return checks.stream().noneMatch(check -> check.verdict() == Verdict.FAIL);
    }

    /**
     * The checks as a table, which prints its figures with four decimals.
     *
     * @param checks the checks
     * @return one row per check
     */
    public static Table table(List<Check> checks) {
        return Table.create("diagnostics")
                .addColumns(
                        StringColumn.create("check", checks.stream().map(Check::name)),
                        StringColumn.create("where", checks.stream().map(Check::where)),
                        column(
                                "figure",
                                checks.stream().mapToDouble(Check::figure).toArray()),
                        column(
                                "error",
                                checks.stream().mapToDouble(Check::error).toArray()),
                        column(
                                "threshold",
                                checks.stream().mapToDouble(Check::threshold).toArray()),
                        StringColumn.create(
                                "verdict", checks.stream().map(c -> c.verdict().name())));
    }

    private static DoubleColumn column(String name, double... values) {
        DoubleColumn column = DoubleColumn.create(name, values);
        column.setPrintFormatter(new DecimalFormat("0.0000", DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
        return column;
    }
}
