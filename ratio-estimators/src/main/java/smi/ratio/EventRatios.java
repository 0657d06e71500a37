package smi.ratio;

import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;

/**
 * A ratio estimator for events that may have more observables, or have them in another order, than it was trained on.
 */
public final class EventRatios {
    private final RatioEstimator estimator;
    private final int[] columns;

    private EventRatios(RatioEstimator estimator, int[] columns) {
        this.estimator = estimator;
        this.columns = columns;
    }

    /**
     * Finds the estimator's observables among those of the events.
     *
     * @param estimator the estimator
     * @param setup of the events
     * @return the ratios as a function of all observables of the events
     * @throws InvalidInputException if the events lack an observable, or have other parameters
     */
    public static EventRatios of(RatioEstimator estimator, EventSetup setup) {
        int[] columns =
                setup.columnsOf(estimator.observables(), estimator.space().names());
        return new EventRatios(estimator, columns);
    }

    /**
     * The table of log ratios, with the estimator's own denominator.
     *
     * @param observations all observables of the events, shape {@code [n][nObservables]}
     * @param numerators θ0, shape {@code [nPoints][nParameters]}
     * @return log r(x|θ0, reference), shape {@code [n][nPoints]}
     */
    public EventMatrix logRatios(EventMatrix observations, EventMatrix numerators) {
        return estimator.logRatios(observations.columns(columns), numerators);
    }
}
