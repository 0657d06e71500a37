package smi.events.observables;

import smi.morphing.InvalidInputException;

/**
 * A requirement that an event must fulfil to be kept.
 *
 * @param text what the cut-flow calls it, for example {@code 122.0 <= m_aa <= 128.0}
 * @param condition 0 where an event fails it, another number where it passes; NaN where it cannot be decided because the
 *     event lacks an object that is needed
 * @param whenMissing what becomes of an event in which it cannot be decided: whether it passes
 */
public record Cut(String text, ObservableFunction condition, boolean whenMissing) {

    /**
     * The requirement min ≤ observable ≤ max. An event without the observable fails it.
     *
     * @param observable what is cut on; it need not be stored
     * @param min smallest accepted value; −∞ for none
     * @param max largest accepted value; ∞ for none
     * @return the cut
     * @throws InvalidInputException if the interval is empty or has no end
     */
    public static Cut between(NamedObservable observable, double min, double max) {
        if (!(min <= max)) {
            throw new InvalidInputException("the cut on '%s' asks for values from %s to %s; give min <= max"
                    .formatted(observable.name(), min, max));
        }
        if (min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY) {
            throw new InvalidInputException(
                    "the cut on '%s' has neither min nor max; give at least one".formatted(observable.name()));
        }
        ObservableFunction function = observable.function();
        return new Cut(
                text(observable.name(), min, max),
                event -> {
                    double value = event.value(function);
                    return value >= min && value <= max ? 1 : 0;
                },
                false);
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
        return between(ObservableCatalogue.get(name), min, max);
    }

    /**
     * Whether an event passes.
     *
     * @param event its objects
     * @return whether it does
     */
    public boolean accepts(EventObjects event) {
        double value = condition.value(event);
        return Double.isNaN(value) ? whenMissing : value != 0;
    }

    private static String text(String name, double min, double max) {
        String lower = min == Double.NEGATIVE_INFINITY ? "" : min + " <= ";
        String upper = max == Double.POSITIVE_INFINITY ? "" : " <= " + max;
        return upper.isEmpty() ? name + " >= " + min : lower + name + upper;
    }
}
