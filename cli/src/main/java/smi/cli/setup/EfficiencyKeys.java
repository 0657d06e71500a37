package smi.cli.setup;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import smi.events.expressions.Definitions;
import smi.events.expressions.Expression;
import smi.events.observables.Efficiency;
import smi.morphing.InvalidInputException;

/**
 * An efficiency; a text alone is its expression.
 *
 * @param efficiency the expression
 * @param whenMissing its value where an event lacks an object of it (default 1), also called {@code default}
 */
public record EfficiencyKeys(String efficiency, @JsonAlias("default") Double whenMissing) {
    static final EfficiencyKeys DEFAULTS = new EfficiencyKeys(null, null);

    /** The form with keys. */
    @JsonCreator
    public EfficiencyKeys {}

    /**
     * The short form.
     *
     * @param efficiency the expression
     * @return the efficiency
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EfficiencyKeys of(String efficiency) {
        return new EfficiencyKeys(efficiency, null);
    }

    /** {@code definitions} are the observables, which its expression may name. */
    Efficiency efficiency(Definitions definitions) {
        if (efficiency == null) {
            throw new InvalidInputException("an efficiency has no expression; write one");
        }
        return Expression.efficiency(efficiency, whenMissing == null ? 1 : whenMissing, definitions);
    }
}
