package smi.events.observables;

import smi.events.Observable;
import smi.morphing.InvalidInputException;

/**
 * An observable that can be computed.
 *
 * @param name its name
 * @param definition the expression that defines it, stored in event files; {@code "None"} for code
 * @param function computes it
 */
public record NamedObservable(String name, String definition, ObservableFunction function) {

    public NamedObservable {
        if (name.isBlank()) {
            throw new InvalidInputException("an observable has an empty name; give it one");
        }
    }

    /**
     * An observable defined by code.
     *
     * @param name its name
     * @param function computes it
     * @return the observable
     */
    public static NamedObservable of(String name, ObservableFunction function) {
        return new NamedObservable(name, "None", function);
    }

    /** {@return name and definition, as event files hold them} */
    public Observable description() {
        return new Observable(name, definition);
    }
}
