package smi.cli.setup;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.OptionalDouble;
import smi.events.expressions.Definitions;
import smi.events.expressions.Expression;
import smi.events.observables.NamedObservable;
import smi.events.observables.ObservableCatalogue;
import smi.events.observables.SelectedObservable;
import smi.morphing.InvalidInputException;

/**
 * An observable; a text alone is its definition.
 *
 * @param definition an expression (docs/observables.md); {@code null}: the observable of that name in the catalogue
 * @param required whether an event without it is rejected; {@code null}: yes, unless there is a default
 * @param whenMissing stored where it cannot be computed, also called {@code default}
 */
public record ObservableKeys(String definition, Boolean required, @JsonAlias("default") Double whenMissing) {
    static final ObservableKeys DEFAULTS = new ObservableKeys(null, null, null);

    /** The form with keys. */
    @JsonCreator
    public ObservableKeys {}

    /**
     * The short form.
     *
     * @param definition the expression
     * @return the observable
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ObservableKeys of(String definition) {
        return new ObservableKeys(definition, null, null);
    }

    /** {@code definitions} are the observables above it, which its expression may name. */
    SelectedObservable observable(String name, Definitions definitions) {
        NamedObservable observable = definition == null
                ? ObservableCatalogue.get(name)
                : Expression.observable(name, definition, definitions);
        boolean hasDefault = whenMissing != null;
        if (required != null && required == hasDefault) {
            throw new InvalidInputException("observable '%s' is %s; give either required: true or when_missing: VALUE"
                    .formatted(
                            name,
                            hasDefault
                                    ? "required and has a value for events without it"
                                    : "not required and has no value for events without it"));
        }
        return new SelectedObservable(observable, hasDefault ? OptionalDouble.of(whenMissing) : OptionalDouble.empty());
    }
}
