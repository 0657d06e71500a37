package smi.limits;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.ratio.EventRatios;
import smi.ratio.RatioEstimator;
import smi.score.EventScores;
import smi.score.ScoreEstimator;

/**
 * A measurement: data, what predicts them, and the points to be tested. Each method describes the kinematics in another
 * way; the rate is the same in all.
 *
 * @param data observed or expected events
 * @param templates the weighted events that fill histograms; other events than the data
 * @param rateTerm the likelihood of the number of events; empty to use the kinematics alone
 * @param luminosity the integrated luminosity
 * @param grid the points
 */
public record Limits(
        Data data,
        WeightedEvents templates,
        Optional<RateLikelihood> rateTerm,
        Luminosity luminosity,
        ParameterGrid grid) {
    private static final int ADAPTIVE_BINS = 25;

    public Limits {
        List<String> names = templates.setup().space().names();
        if (!grid.space().names().equals(names)) {
            throw new InvalidInputException("the grid has the parameters %s, the events %s"
                    .formatted(grid.space().names(), names));
        }
    }

    /**
     * Expected limits. The data are the test events weighted to the true θ, histograms are filled with the training
     * events, cross sections come from all events.
     *
     * @param source the events
     * @param split how they are divided
     * @param factors how samples generated at several benchmarks are put together
     * @param thetaTrue the true θ
     * @param luminosity the integrated luminosity
     * @param grid the points
     * @return the measurement
     * @throws InvalidInputException if the cross section at the true θ is not positive
     */
    public static Limits expected(
            EventSource source,
            Split split,
            SamplingFactors factors,
            ParameterPoint thetaTrue,
            Luminosity luminosity,
            ParameterGrid grid) {
        WeightedEvents all = WeightedEvents.of(source, Partition.ALL, split, factors);
        double count =
                luminosity.inversePicobarn() * all.crossSection(thetaTrue).valuePb();
        return new Limits(
                AsimovData.of(WeightedEvents.of(source, Partition.TEST, split, factors), thetaTrue, count),
                WeightedEvents.of(source, Partition.TRAIN, split, factors).near(thetaTrue),
                Optional.of(new RateLikelihood(all.near(thetaTrue), luminosity, count)),
                luminosity,
                grid);
    }

    /**
     * Observed limits. Histograms are filled with the training events, cross sections come from all events.
     *
     * @param observations the observed events, with the observables of the source, shape {@code [n][nObservables]}
     * @param source the simulated events
     * @param split how they are divided
     * @param factors how samples generated at several benchmarks are put together
     * @param luminosity the integrated luminosity
     * @param grid the points
     * @return the measurement
     * @throws InvalidInputException if there is no event, or another number of observables
     */
    public static Limits observed(
            EventMatrix observations,
            EventSource source,
            Split split,
            SamplingFactors factors,
            Luminosity luminosity,
            ParameterGrid grid) {
        int expected = source.setup().observables().size();
        if (observations.columns() != expected) {
            throw new InvalidInputException("the observed events have %d observables, the simulated ones %d: %s"
                    .formatted(observations.columns(), expected, source.setup().observableNames()));
        }
        var data = new ObservedData(observations);
        return new Limits(
                data,
                WeightedEvents.of(source, Partition.TRAIN, split, factors),
                Optional.of(new RateLikelihood(
                        WeightedEvents.of(source, Partition.ALL, split, factors), luminosity, data.count())),
                luminosity,
                grid);
    }

    /** {@return this measurement without what the number of events says} */
    public Limits withoutRate() {
        return new Limits(data, templates, Optional.empty(), luminosity, grid);
    }

    /**
     * Limits from the number of events alone.
     *
     * @return the limits
     * @throws InvalidInputException if the rate is not to be used, or the cross section at a point is not positive
     */
    public LimitResult rate() {
        return scan("rate", List.of(), List.of());
    }

    /**
     * Limits from a histogram of observables.
     *
     * @param observables names of the observables, one per axis
     * @param rule chooses the bins
     * @return the limits
     * @throws InvalidInputException if an observable is unknown, or the templates predict nothing at a point
     */
    public LimitResult histogram(List<String> observables, BinRule rule) {
        return histogram(
                "histogram of " + String.join(", ", observables), Variables.observables(setup(), observables), rule);
    }

    /**
     * Limits from a learned, or a known, likelihood ratio.
     *
     * @param table gives log r for all observables of the events
     * @return the limits
     * @throws InvalidInputException if log r is not finite for an event at a point
     */
    public LimitResult learned(LogRatioTable table) {
        return scan("learned", List.of(new TableLikelihood(setup().space(), table, data)), List.of());
    }

    /**
     * Limits from the histogram of all components of a score, turned to their principal axes. Nearly optimal where the
     * score does not change much over the grid, and correct everywhere.
     *
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), shape {@code [n][nParameters]}
     * @param rule chooses the bins, one axis per component, the axis along which log L varies most first
     * @return the limits
     * @throws InvalidInputException if the templates predict nothing at a point
     */
    public LimitResult sally(UnaryOperator<EventMatrix> score, BinRule rule) {
        Variables scores = Variables.scores(setup(), score);
        return histogram("sally", PrincipalAxes.of(scores, sample(scores), grid), rule);
    }

    /**
     * Limits from the histogram of the score along the way from the reference to each point. One variable instead of as
     * many as parameters, so that it can have finer bins.
     *
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), shape {@code [n][nParameters]}
     * @param reference \( \theta_{ref} \), where the score was learned
     * @param bins bins of equal expected numbers of events, 2 or more
     * @return the limits
     * @throws InvalidInputException if the templates predict nothing at a point
     */
    public LimitResult adaptiveSally(UnaryOperator<EventMatrix> score, ParameterPoint reference, int bins) {
        Variables variables = Variables.scores(setup(), score);
        var kinematics =
                new AdaptiveScoreLikelihood(templates, variables, reference, bins, () -> sample(variables), data);
        return scan("adaptive-sally", List.of(kinematics), List.of());
    }

    /**
     * Limits from a trained estimator. Its normalisation is set right with the simulated events that are not the data: a
     * network is easily off by a thousandth in log r for all events alike, and n events make n thousandths of it.
     * {@link #learned(LogRatioTable)} takes a ratio as it is.
     *
     * @param estimator the estimator
     * @return the limits; a note says how far the normalisation was off
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public LimitResult learned(RatioEstimator estimator) {
        LogRatioTable raw = EventRatios.of(estimator, setup())::logRatios;
        var normalised = NormalisedRatio.of(raw, estimator.reference(), templates, grid);
        return scan(
                "learned", List.of(new TableLikelihood(setup().space(), normalised, data)), List.of(normalised.note()));
    }

    /**
     * As {@link #sally(UnaryOperator, BinRule)}, for a trained estimator and {@link BinRule#scoreDefaults(int)}.
     *
     * @param estimator the estimator
     * @return the limits
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public LimitResult sally(ScoreEstimator estimator) {
        return sally(
                EventScores.of(estimator, setup()),
                BinRule.scoreDefaults(setup().space().dimension()));
    }

    /**
     * As {@link #adaptiveSally(UnaryOperator, ParameterPoint, int)}, for a trained estimator and 25 bins.
     *
     * @param estimator the estimator
     * @return the limits
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public LimitResult adaptiveSally(ScoreEstimator estimator) {
        return adaptiveSally(EventScores.of(estimator, setup()), estimator.reference(), ADAPTIVE_BINS);
    }

    private LimitResult histogram(String method, Variables variables, BinRule rule) {
        var likelihood = HistogramLikelihood.of(
                templates, variables, rule.binning(() -> sample(variables)), grid.points(), data);
        return scan(method, List.of(likelihood), likelihood.notes());
    }

    private LimitResult scan(String method, List<Likelihood> kinematics, List<String> notes) {
        List<Likelihood> rates = rateTerm.map(r -> List.<Likelihood>of(r)).orElse(List.of());
        var likelihood = new TotalLikelihood(setup().space(), kinematics, rates);
        return GridScan.asymptotic(method, likelihood, grid, data.count(), luminosity, notes);
    }

    /** Template events with their mean normalised weight over the grid, which is linear in the weights of the columns. */
    private VariableSample sample(Variables variables) {
        EventMatrix points = grid.points();
        double[][] weights = HistogramLikelihood.columnWeights(setup(), points);
        double[] mean = new double[setup().weightColumns().size()];
        for (int g = 0; g < weights.length; g++) {
            double sigma = templates.crossSection(grid.point(g)).valuePb();
            for (int b = 0; b < mean.length && sigma > 0; b++) {
                mean[b] += weights[g][b] / sigma;
            }
        }
        return VariableSample.collect(templates, variables, mean);
    }

    private EventSetup setup() {
        return templates.setup();
    }
}
