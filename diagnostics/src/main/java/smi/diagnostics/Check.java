package smi.diagnostics;

import java.util.List;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One answer to the question whether an estimator can be used.
 *
 * @param name what was checked, and where
 * @param figure the deviation from what must hold; 0 is perfect
 * @param error its standard error from the finite number of events; 0 where there is none
 * @param threshold the largest deviation, in either direction, that does no harm
 */
public record Check(String name, double figure, double error, double threshold) {

    public Check {
        if (!(threshold > 0)) {
            throw new InvalidInputException(
                    "the threshold of the check '%s' is %s; give a positive number".formatted(name, threshold));
        }
    }

    /** {@return whether the figure is acceptable, as far as its error lets one say} */
    public Verdict verdict() {
        if (!Double.isFinite(figure) || !Double.isFinite(error) || Math.abs(figure) - 2 * error > threshold) {
            return Verdict.FAIL;
        }
        return Math.abs(figure) <= threshold && error <= threshold ? Verdict.PASS : Verdict.WARN;
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
     * The checks as a table.
     *
     * @param checks the checks
     * @return one row per check
     */
    public static Table table(List<Check> checks) {
        return Table.create("diagnostics")
                .addColumns(
                        StringColumn.create("check", checks.stream().map(Check::name)),
                        DoubleColumn.create(
                                "figure",
                                checks.stream().mapToDouble(Check::figure).toArray()),
                        DoubleColumn.create(
                                "error",
                                checks.stream().mapToDouble(Check::error).toArray()),
                        DoubleColumn.create(
                                "threshold",
                                checks.stream().mapToDouble(Check::threshold).toArray()),
                        StringColumn.create(
                                "verdict", checks.stream().map(c -> c.verdict().name())));
    }
}
