package smi.limits;

import java.util.ArrayList;
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
import smi.morphing.ParameterSpace;
import smi.ratio.RatioEstimator;
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
 * @param nuisance the nuisance parameters that are profiled; may be empty
 */
public record Limits(
        Data data,
        WeightedEvents templates,
        Optional<RateLikelihood> rateTerm,
        Luminosity luminosity,
        ParameterGrid grid,
        List<String> nuisance) {

    public Limits {
        nuisance = List.copyOf(nuisance);
        List<String> names = templates.setup().space().names();
        if (!grid.space().names().equals(names)) {
            throw new InvalidInputException("the grid has the parameters %s, the events %s"
                    .formatted(grid.space().names(), names));
        }
    }

    /**
     * A measurement without nuisance parameters.
     *
     * @param data observed or expected events
     * @param templates the weighted events that fill histograms; other events than the data
     * @param rateTerm the likelihood of the number of events; empty to use the kinematics alone
     * @param luminosity the integrated luminosity
     * @param grid the points
     */
    public Limits(
            Data data,
            WeightedEvents templates,
            Optional<RateLikelihood> rateTerm,
            Luminosity luminosity,
            ParameterGrid grid) {
        this(data, templates, rateTerm, luminosity, grid, List.of());
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
        WeightedEvents training = WeightedEvents.of(source, Partition.TRAIN, split, factors);
        var data = new ObservedData(
                observations,
                SimulatedRange.of(training.near(source.setup().space().origin()))
                        .notes(observations));
        return new Limits(
                data,
                training,
                Optional.of(new RateLikelihood(
                        WeightedEvents.of(source, Partition.ALL, split, factors), luminosity, data.count())),
                luminosity,
                grid);
    }

    /** {@return this measurement without what the number of events says} */
    public Limits withoutRate() {
        return new Limits(data, templates, Optional.empty(), luminosity, grid, nuisance);
    }

    /**
     * The same measurement with nuisance parameters, which are constrained to 0 ± 1 and profiled. The simulated events are
     * kept in memory.
     *
     * @param names the nuisance parameters
     * @return the measurement with them
     * @throws InvalidInputException if the events have no such nuisance parameter
     */
    public Limits withNuisance(List<String> names) {
        NuisanceParameters.space(setup(), names);
        return new Limits(data, templates, rateTerm, luminosity, grid, names);
    }

    /**
     * The likelihood of the data by a method.
     *
     * @param kinematics describes what the observables say
     * @return the measurement
     * @throws InvalidInputException if the method cannot be used with these events
     */
    public Measurement measure(Kinematics kinematics) {
        return measure(kinematics.model(this));
    }

    /**
     * The likelihood of the data by a method whose model is filled already.
     *
     * @param model what the observables say
     * @return the measurement
     */
    public Measurement measure(KinematicModel model) {
        List<String> notes = new ArrayList<>(data.notes());
        notes.addAll(model.notes());
        List<Likelihood> terms =
                model.terms().map(t -> t.likelihood().apply(data)).stream().toList();
        List<NuisanceConstraint> constraints = List.of();
        ParameterSpace space = setup().space();
        if (!nuisance.isEmpty()) {
            space = NuisanceParameters.space(setup(), nuisance);
            constraints = List.of(NuisanceConstraint.standard(
                    space.parameters().subList(setup().space().dimension(), space.dimension())));
            if (terms.stream()
                    .anyMatch(t -> t.space().dimension() == setup().space().dimension())) {
                notes.add("the kinematics of '%s' does not know the nuisance parameters; they act on the rate only"
                        .formatted(model.method()));
            }
        }
        List<Likelihood> rates = rateTerm.map(this::rate).stream().toList();
        return new Measurement(
                model.method(),
                new TotalLikelihood(space, terms, rates, constraints),
                grid,
                List.of(),
                data.count(),
                luminosity,
                notes);
    }

    private Likelihood rate(RateLikelihood rate) {
        return nuisance.isEmpty()
                ? rate
                : NuisanceRateLikelihood.of(rate.events(), nuisance, rate.luminosity(), rate.count());
    }

    /**
     * Limits from the number of events alone.
     *
     * @return the limits
     * @throws InvalidInputException if the rate is not to be used, or the cross section at a point is not positive
     */
    public LimitResult rate() {
        return measure(Kinematics.none()).asymptotic();
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
        return measure(Kinematics.histogram(observables, rule)).asymptotic();
    }

    /**
     * Limits from a learned, or a known, likelihood ratio, taken as it is.
     *
     * @param table gives log r for all observables of the events
     * @return the limits
     * @throws InvalidInputException if log r is not finite for an event at a point
     */
    public LimitResult learned(LogRatioTable table) {
        return measure(Kinematics.ratio(table)).asymptotic();
    }

    /**
     * Limits from a trained estimator. Its normalisation is set right with the simulated events that are not the data: a
     * network is easily off by a thousandth in log r for all events alike, and n events make n thousandths of it.
     *
     * @param estimator the estimator
     * @return the limits; a note says how far the normalisation was off
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public LimitResult learned(RatioEstimator estimator) {
        return measure(Kinematics.learned(estimator)).asymptotic();
    }

    /**
     * Limits from the histogram of all components of a score; see {@link Kinematics#sally(UnaryOperator, BinRule)}.
     *
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), shape {@code [n][nParameters]}
     * @param rule chooses the bins, one axis per component, the axis along which log L varies most first
     * @return the limits
     * @throws InvalidInputException if the templates predict nothing at a point
     */
    public LimitResult sally(UnaryOperator<EventMatrix> score, BinRule rule) {
        return measure(Kinematics.sally(score, rule)).asymptotic();
    }

    /**
     * Limits from histograms of the score of a trained estimator.
     *
     * @param estimator the estimator
     * @return the limits
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public LimitResult sally(ScoreEstimator estimator) {
        return measure(Kinematics.sally(estimator)).asymptotic();
    }

    /**
     * Limits from the score along the way to each point and across it.
     *
     * @param estimator the estimator
     * @return the limits
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public LimitResult adaptiveSally(ScoreEstimator estimator) {
        return measure(Kinematics.adaptiveSally(estimator)).asymptotic();
    }

    /**
     * Limits from the score along the way to each point.
     *
     * @param estimator the estimator
     * @return the limits
     * @throws InvalidInputException as above, or if the estimator has other observables or parameters
     */
    public LimitResult sallino(ScoreEstimator estimator) {
        return measure(Kinematics.sallino(estimator)).asymptotic();
    }

    /** A histogram of variables, with the nuisance parameters of this measurement. */
    KinematicModel histogramModel(String method, Variables variables, BinRule rule) {
        var model =
                HistogramModel.of(templates, variables, rule.binning(() -> sample(variables)), grid.points(), nuisance);
        return KinematicModel.ofHistogram(method, model);
    }

    /** Template events with their mean normalised weight over the grid, which is linear in the weights of the columns. */
    VariableSample sample(Variables variables) {
        EventMatrix points = grid.points();
        double[][] weights = HistogramModel.columnWeights(setup(), points);
        double[] mean = new double[setup().weightColumns().size()];
        for (int g = 0; g < weights.length; g++) {
            double sigma = templates.crossSection(grid.point(g)).valuePb();
            for (int b = 0; b < mean.length && sigma > 0; b++) {
                mean[b] += weights[g][b] / sigma;
            }
        }
        return VariableSample.collect(templates, variables, mean);
    }

    EventSetup setup() {
        return templates.setup();
    }
}
