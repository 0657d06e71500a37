package smi.limits;

import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.ratio.PolynomialRatio;

/**
 * A morphing-aware estimator: its network is evaluated once per event, and any number of points is a matrix product.
 *
 * @param estimator the estimator
 * @param columns where its observables are among those of the events
 */
record MorphingAwareTable(PolynomialRatio estimator, int[] columns) implements LogRatioTable {

    static MorphingAwareTable of(PolynomialRatio estimator, EventSetup setup) {
        return new MorphingAwareTable(
                estimator,
                setup.columnsOf(estimator.observables(), estimator.space().names()));
    }

    @Override
    public EventMatrix logRatios(EventMatrix observations, EventMatrix points) {
        return estimator.logRatios(observations.columns(columns), points);
    }

    @Override
    public UnaryOperator<EventMatrix> prepared(EventMatrix observations) {
        EventMatrix coefficients = estimator.coefficients(observations.columns(columns));
        return points -> estimator.logRatiosOf(coefficients, points);
    }
}
