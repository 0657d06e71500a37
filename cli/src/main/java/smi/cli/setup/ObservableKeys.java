package smi.cli.setup;

import smi.events.observables.SelectedObservable;

/**
 * An observable.
 *
 * @param whenMissing stored where it cannot be computed; without it such an event is rejected
 */
public record ObservableKeys(Double whenMissing) {
    static final ObservableKeys DEFAULTS = new ObservableKeys(null);

    SelectedObservable observable(String name) {
        return whenMissing == null
                ? SelectedObservable.required(name)
                : SelectedObservable.withDefault(name, whenMissing);
    }
}
