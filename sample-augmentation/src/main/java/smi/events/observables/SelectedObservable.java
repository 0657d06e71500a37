package smi.events.observables;

import java.util.OptionalDouble;
import smi.morphing.InvalidInputException;

/**
 * An observable to store, and what becomes of an event without it.
 *
 * @param observable the observable
 * @param whenMissing stored where the event lacks an object that is needed; empty: such an event is rejected
 */
public record SelectedObservable(NamedObservable observable, OptionalDouble whenMissing) {

    public SelectedObservable {
        if (whenMissing.isPresent() && !Double.isFinite(whenMissing.getAsDouble())) {
            throw new InvalidInputException(
                    "the default of observable '%s' is %s; give a finite number, or none to reject events without it"
                            .formatted(observable.name(), whenMissing.getAsDouble()));
        }
    }

    /**
     * An observable of the catalogue that every event must have.
     *
     * @param name its name
     * @return the observable
     * @throws InvalidInputException if the catalogue does not know it
     */
    public static SelectedObservable required(String name) {
        return new SelectedObservable(ObservableCatalogue.get(name), OptionalDouble.empty());
    }

    /**
     * An observable of the catalogue with a default.
     *
     * @param name its name
     * @param whenMissing stored where it cannot be computed
     * @return the observable
     * @throws InvalidInputException if the catalogue does not know it or the default is not finite
     */
    public static SelectedObservable withDefault(String name, double whenMissing) {
        return new SelectedObservable(ObservableCatalogue.get(name), OptionalDouble.of(whenMissing));
    }

    /**
     * What is stored of an event.
     *
     * @param event its objects
     * @return the value, or what stands for it; not finite where the event is to be rejected
     */
    public double stored(EventObjects event) {
        double value = event.value(observable.function());
        return Double.isFinite(value) || whenMissing.isEmpty() ? value : whenMissing.getAsDouble();
    }
}
