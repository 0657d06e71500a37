package smi.score;

import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

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
        if (!estimator.space().names().equals(setup.space().names())) {
            throw new InvalidInputException("the score was learned for the parameters %s, the events have %s"
                    .formatted(estimator.space().names(), setup.space().names()));
        }
        int[] columns = estimator.observables().stream()
                .mapToInt(name -> {
                    int column = setup.observableNames().indexOf(name);
                    if (column < 0) {
                        throw new InvalidInputException(
                                "the score was learned on the observable '%s', which the events do not have; %s"
                                        .formatted(name, Suggestion.sentence(name, setup.observableNames())));
                    }
                    return column;
                })
                .toArray();
        return new EventScores(estimator, columns);
    }

    @Override
    public EventMatrix apply(EventMatrix observations) {
        return estimator.scores(observations.columns(columns));
    }
}
