package smi.ratio;

import java.util.List;
import java.util.stream.Stream;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.Model;
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

    @Override
    public List<ScoreEstimator> parts() {
        List<Model> parts = ratio.model().parts();
        return parts.size() == 1 ? List.of(this) : scores(parts.stream().map(RatioForm::estimator));
    }

    /** The score of the mean of ratios is no mean of scores: such an ensemble counts as one. */
    @Override
    public List<ScoreEstimator> members() {
        return ratio.convention() == EnsembleMean.LOG_RATIO && ratio.members().size() > 1
                ? scores(ratio.members().stream())
                : List.of(this);
    }

    private List<ScoreEstimator> scores(Stream<ModelRatio> ratios) {
        return ratios.map(other -> (ScoreEstimator) new RatioScore(other, reference))
                .toList();
    }
}
