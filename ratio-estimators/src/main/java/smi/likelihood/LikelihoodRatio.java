package smi.likelihood;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/** The ratio of two learned likelihoods. */
record LikelihoodRatio(LikelihoodEstimator likelihood, ParameterPoint reference) implements RatioEstimator {
    LikelihoodRatio {
        if (reference.dimension() != likelihood.space().dimension()) {
            throw new InvalidInputException("the estimator has the parameters %s, not those of %s"
                    .formatted(likelihood.space().names(), reference));
        }
    }

    @Override
    public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
        double[] ratios = likelihood.logLikelihoods(x, numerators).toArray();
        double[] denominators = likelihood
                .logLikelihoods(x, EventMatrix.ofRows(reference.values()))
                .column(0);
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] -= denominators[i / numerators.rows()];
        }
        return EventMatrix.of(x.rows(), numerators.rows(), ratios);
    }

    @Override
    public ScoreEstimator scoreAt(ParameterPoint theta) {
        return likelihood.scoreAt(theta);
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
