package smi.cli.setup;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import smi.events.expressions.Definitions;
import smi.events.expressions.Expression;
import smi.events.observables.Cut;
import smi.morphing.InvalidInputException;

/**
 * A cut: an expression, alone or as {@code cut}, or an interval of an observable.
 *
 * @param cut the expression
 * @param whenMissing {@code reject} (default) or {@code pass}: what becomes of an event that lacks an object of it
 * @param observable what is cut on
 * @param min smallest accepted value
 * @param max largest accepted value
 */
public record CutKeys(String cut, String whenMissing, String observable, Double min, Double max) {
    static final CutKeys DEFAULTS = new CutKeys(null, null, null, null, null);

    /** The form with keys. */
    @JsonCreator
    public CutKeys {}

    /**
     * The short form.
     *
     * @param cut the expression
     * @return the cut
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CutKeys of(String cut) {
        return new CutKeys(cut, null, null, null, null);
    }

    /** {@code definitions} are the observables, which its expression may name. */
    Cut cut(Definitions definitions) {
        if (cut == null) {
            return interval(definitions);
        }
        if (observable != null || min != null || max != null) {
            throw new InvalidInputException("the cut '%s' has an interval, too; write two cuts".formatted(cut));
        }
        String missing = whenMissing == null ? "reject" : whenMissing;
        if (!List.of("reject", "pass").contains(missing)) {
            throw new InvalidInputException(
                    "the cut '%s' has when_missing: %s; give reject or pass".formatted(cut, missing));
        }
        return Expression.cut(cut, missing.equals("pass"), definitions);
    }

    private Cut interval(Definitions definitions) {
        if (observable == null) {
            throw new InvalidInputException(
                    "a cut names no observable; write an expression, or observable, and min or max");
        }
        return Cut.between(
                definitions.get(observable),
                min == null ? Double.NEGATIVE_INFINITY : min,
                max == null ? Double.POSITIVE_INFINITY : max);
    }
}
