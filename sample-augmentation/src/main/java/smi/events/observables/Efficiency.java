package smi.events.observables;

import smi.morphing.InvalidInputException;

/**
 * A factor on all weights of an event. An event with a factor that is not positive is rejected.
 *
 * @param text what the cut-flow calls it
 * @param function computes it; not finite where the event lacks an object that is needed
 * @param whenMissing its value in such an event
 */
public record Efficiency(String text, ObservableFunction function, double whenMissing) {

    public Efficiency {
        if (!Double.isFinite(whenMissing)) {
            throw new InvalidInputException(
                    "the efficiency '%s' is %s where it cannot be computed; give a finite number"
                            .formatted(text, whenMissing));
        }
    }

    /** {@return the factor for an event} */
    double factor(EventObjects event) {
        double value = function.value(event);
        return Double.isFinite(value) ? value : whenMissing;
    }
}
