package smi.events.observables;

/** What an observable computes from an event. A lambda will do; the same event must give the same value. */
@FunctionalInterface
public interface ObservableFunction {
    /**
     * The value in one event.
     *
     * @param event its objects
     * @return the value; not finite (NaN) where the event lacks an object that is needed
     */
    double value(EventObjects event);
}
