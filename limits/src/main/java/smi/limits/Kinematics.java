package smi.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.ratio.EnsembleMean;
import smi.ratio.EventRatios;
import smi.ratio.ModelRatio;
import smi.ratio.PolynomialRatio;
import smi.ratio.RatioEstimator;
import smi.score.EventScores;
import smi.score.ScoreEstimator;

/** A way to describe what the observables of events say about θ. */
@FunctionalInterface
public interface Kinematics {
    /** Bins along the way from the reference point, where they are the only ones. */
    int BINS_ALONG = 25;

    /**
     * The description, filled for a measurement.
     *
     * @param limits says which simulated events, points and nuisance parameters there are
     * @return the model of the kinematics
     * @throws smi.morphing.InvalidInputException if the simulated events or the estimator do not allow it
     */
    KinematicModel model(Limits limits);

    /** {@return the number of events alone} */
    static Kinematics none() {
        return limits -> new KinematicModel("rate", Optional.empty(), List.of());
    }

    /**
     * A histogram of observables.
     *
     * @param observables names of the observables, one per axis
     * @param rule chooses the bins
     * @return the description
     */
    static Kinematics histogram(List<String> observables, BinRule rule) {
        return limits -> limits.histogramModel(
                "histogram of " + String.join(", ", observables),
                Variables.observables(limits.setup(), observables),
                rule);
    }

    /**
     * A likelihood ratio, known or learned, as it is.
     *
     * @param table gives log r for all observables of the events
     * @return the description
     */
    static Kinematics ratio(LogRatioTable table) {
        return limits -> KinematicModel.ofTable("learned", limits.setup().space(), table, List.of());
    }

    /**
     * A likelihood ratio whose normalisation is set right with the simulated events that are not the data.
     *
     * @param estimator the trained estimator
     * @return the description
     */
    static Kinematics learned(RatioEstimator estimator) {
        return learned(estimator, UnaryOperator.identity());
    }

    /**
     * The same with a table of log ratios in between, for example one that stores them.
     *
     * @param estimator the trained estimator
     * @param keeper from the estimator's log ratios, not normalised, to those used for data and toys
     * @return the description
     */
    static Kinematics learned(RatioEstimator estimator, UnaryOperator<LogRatioTable> keeper) {
        return limits -> {
            boolean cheap = estimator instanceof PolynomialRatio;
            LogRatioTable raw = cheap
                    ? MorphingAwareTable.of((PolynomialRatio) estimator, limits.setup())
                    : EventRatios.of(estimator, limits.setup())::logRatios;
            int events = cheap ? NormalisedRatio.MOST_CHEAP_EVENTS : NormalisedRatio.MOST_EVENTS;
            var normalised = NormalisedRatio.of(raw, estimator.reference(), limits.templates(), limits.grid(), events)
                    .with(keeper.apply(raw));
            List<String> notes = new ArrayList<>(List.of(normalised.note()));
            if (estimator instanceof ModelRatio model && model.members().size() > 1) {
                notes.add("the ensemble of %d networks is averaged in %s"
                        .formatted(
                                model.members().size(),
                                model.convention() == EnsembleMean.RATIO ? "the ratio" : "the logarithm of the ratio"));
            }
            return KinematicModel.ofTable("learned", limits.setup().space(), normalised, notes);
        };
    }

    /**
     * Densities that are polynomials in θ, event by event.
     *
     * @param ratio gives their coefficients
     * @return the description
     */
    static Kinematics polynomial(PolynomialDensity ratio) {
        return limits -> KinematicModel.of(
                "learned", ratio, data -> PolynomialLikelihood.of(limits.setup().space(), ratio, data), List.of());
    }

    /**
     * A histogram of all components of a score, turned to their principal axes. Nearly optimal where the score does not
     * change much over the grid, and correct everywhere.
     *
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), shape {@code [n][nParameters]}
     * @param rule chooses the bins, one axis per component, the axis along which log L varies most first
     * @return the description
     */
    static Kinematics sally(UnaryOperator<EventMatrix> score, BinRule rule) {
        return limits -> {
            Variables scores = Variables.scores(limits.setup(), score);
            return limits.histogramModel("sally", PrincipalAxes.of(scores, limits.sample(scores), limits.grid()), rule);
        };
    }

    /**
     * A histogram of the score along the way from the reference to each point, and across it.
     *
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), shape {@code [n][nParameters]}
     * @param reference \( \theta_{ref} \), where the score was learned
     * @param along bins of equal expected numbers of events along the way, 2 or more
     * @param across bins across it, 2 or more
     * @return the description
     */
    static Kinematics adaptiveSally(UnaryOperator<EventMatrix> score, ParameterPoint reference, int along, int across) {
        return limits -> adaptive("adaptive-sally", limits, score, reference, along, across);
    }

    /**
     * A histogram of the score along the way from the reference to each point: one variable instead of as many as
     * parameters, so that it can have finer bins.
     *
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), shape {@code [n][nParameters]}
     * @param reference \( \theta_{ref} \), where the score was learned
     * @param bins bins of equal expected numbers of events, 2 or more
     * @return the description
     */
    static Kinematics sallino(UnaryOperator<EventMatrix> score, ParameterPoint reference, int bins) {
        return limits -> adaptive("sallino", limits, score, reference, bins);
    }

    private static KinematicModel adaptive(
            String method, Limits limits, UnaryOperator<EventMatrix> score, ParameterPoint reference, int... bins) {
        Variables variables = Variables.scores(limits.setup(), score);
        var model = new AdaptiveScoreModel(limits.templates(), variables, reference, bins, limits.sample(variables));
        return KinematicModel.ofTable(method, model.space(), model, List.of());
    }

    /**
     * As {@link #sally(UnaryOperator, BinRule)}, for a trained estimator and {@link BinRule#scoreDefaults(int)}.
     *
     * @param estimator the estimator
     * @return the description
     */
    static Kinematics sally(ScoreEstimator estimator) {
        return limits -> sally(
                        EventScores.of(estimator, limits.setup()),
                        BinRule.scoreDefaults(limits.setup().space().dimension()))
                .model(limits);
    }

    /**
     * As {@link #adaptiveSally(UnaryOperator, ParameterPoint, int, int)}, for a trained estimator and 15 × 6 bins.
     *
     * @param estimator the estimator
     * @return the description
     */
    static Kinematics adaptiveSally(ScoreEstimator estimator) {
        int[] bins = BinRule.adaptiveDefaults();
        return limits -> adaptive(
                "adaptive-sally", limits, EventScores.of(estimator, limits.setup()), estimator.reference(), bins);
    }

    /**
     * As {@link #sallino(UnaryOperator, ParameterPoint, int)}, for a trained estimator and 25 bins.
     *
     * @param estimator the estimator
     * @return the description
     */
    static Kinematics sallino(ScoreEstimator estimator) {
        return limits -> adaptive(
                "sallino", limits, EventScores.of(estimator, limits.setup()), estimator.reference(), BINS_ALONG);
    }
}
