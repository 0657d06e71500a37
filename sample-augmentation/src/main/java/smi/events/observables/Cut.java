package smi.events.observables;

import smi.morphing.InvalidInputException;

/**
 * A requirement min ≤ observable ≤ max. An event without the observable fails it.
 *
 * @param observable what is cut on; it need not be stored
 * @param min smallest accepted value; −∞ for none
 * @param max largest accepted value; ∞ for none
 */
public record Cut(NamedObservable observable, double min, double max) {

    public Cut {
        if (!(min <= max)) {
            throw new InvalidInputException("the cut on '%s' asks for values from %s to %s; give min <= max"
                    .formatted(observable.name(), min, max));
        }
        if (min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY) {
            throw new InvalidInputException(
                    "the cut on '%s' has neither min nor max; give at least one".formatted(observable.name()));
        }
    }

    /**
     * A cut on an observable of the catalogue.
     *
     * @param name the observable
     * @param min smallest accepted value; −∞ for none
     * @param max largest accepted value; ∞ for none
     * @return the cut
     * @throws InvalidInputException if the catalogue does not know the observable or the interval is empty
     */
    public static Cut on(String name, double min, double max) {
        return new Cut(ObservableCatalogue.get(name), min, max);
    }

    /**
     * Whether an event passes.
     *
     * @param event its objects
     * @return whether it does
     */
    public boolean accepts(EventObjects event) {
        double value = observable.function().value(event);
        return value >= min && value <= max;
    }

    /** {@return the requirement as text, for example {@code 122.0 <= m_aa <= 128.0}} */
    public String text() {
        String lower = min == Double.NEGATIVE_INFINITY ? "" : min + " <= ";
        String upper = max == Double.POSITIVE_INFINITY ? "" : " <= " + max;
        return upper.isEmpty() ? observable.name() + " >= " + min : lower + observable.name() + upper;
    }
}
