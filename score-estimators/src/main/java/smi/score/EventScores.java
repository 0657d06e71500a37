package smi.score;

import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;

/**
 * A score estimator for events that may have more observables, or have them in another order, than it was trained on.
 */
public final class EventScores implements UnaryOperator<EventMatrix> {
    private final ScoreEstimator estimator;
    private final int[] columns;

    private EventScores(ScoreEstimator estimator, int[] columns) {
        this.estimator = estimator;
        this.columns = columns;
    }

    /**
     * Finds the estimator's observables among those of the events.
     *
     * @param estimator the estimator
     * @param setup of the events
     * @return the scores as a function of all observables of the events
     * @throws InvalidInputException if the events lack an observable, or have other parameters
     */
    public static EventScores of(ScoreEstimator estimator, EventSetup setup) {
        int[] columns =
                setup.columnsOf(estimator.observables(), estimator.space().names());
        return new EventScores(estimator, columns);
    }

    @Override
    public EventMatrix apply(EventMatrix observations) {
        return estimator.scores(observations.columns(columns));
    }
}
