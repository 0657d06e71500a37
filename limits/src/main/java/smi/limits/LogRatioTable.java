package smi.limits;

import java.util.function.UnaryOperator;
import smi.events.EventMatrix;

/**
 * A log likelihood ratio of events and points at once, for example a trained estimator or an exact toy likelihood.
 */
@FunctionalInterface
public interface LogRatioTable {
    /**
     * The table of log r.
     *
     * @param observations all observables of the events, shape {@code [n][nObservables]}
     * @param points shape {@code [nPoints][nParameters]}
     * @return \( \log r(x_i|\theta_g) \) with any fixed denominator, shape {@code [n][nPoints]}
     */
    EventMatrix logRatios(EventMatrix observations, EventMatrix points);

    /**
     * Whether log r changes smoothly with θ, so that its gradient means something.
     *
     * @return true unless it is known to jump
     */
    default boolean smooth() {
        return true;
    }

    /**
     * The same for events that are asked for again and again: what depends on the events alone is done once.
     *
     * @param observations all observables of the events, shape {@code [n][nObservables]}
     * @return from points to log r
     */
    default UnaryOperator<EventMatrix> prepared(EventMatrix observations) {
        return points -> logRatios(observations, points);
    }
}
