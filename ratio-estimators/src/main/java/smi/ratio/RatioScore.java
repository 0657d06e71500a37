package smi.ratio;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.score.ScoreEstimator;

/** The derivative of a learned log ratio by its numerator, at one point. */
record RatioScore(ModelRatio ratio, ParameterPoint reference) implements ScoreEstimator {
    @Override
    public EventMatrix scores(EventMatrix x) {
        return ratio.scores(x, reference);
    }

    @Override
    public ParameterSpace space() {
        return ratio.space();
    }

    @Override
    public List<String> observables() {
        return ratio.observables();
    }
}
