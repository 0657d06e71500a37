package smi.likelihood;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.score.ScoreEstimator;

/** The derivative of a learned log likelihood, at one point. */
record LikelihoodScore(LearnedLikelihood likelihood, ParameterPoint reference) implements ScoreEstimator {
    @Override
    public EventMatrix scores(EventMatrix x) {
        return likelihood.scores(x, reference);
    }

    @Override
    public ParameterSpace space() {
        return likelihood.space();
    }

    @Override
    public List<String> observables() {
        return likelihood.observables();
    }
}
