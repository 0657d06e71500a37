package smi.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import smi.augmentation.CrossSection;
import smi.augmentation.WeightedEvents;
import smi.fisher.Information;
import smi.fisher.InformationDistribution;
import smi.fisher.geometry.InformationGeometry;
import smi.limits.LimitResult;
import smi.limits.ParameterGrid;
import smi.limits.fit.NuisanceImpact;
import smi.limits.posterior.PosteriorSample;
import smi.limits.toys.Coverage;
import smi.limits.toys.ExpectedBands;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.ParameterPoint;
import smi.networks.TrainingHistory;

/**
 * Every figure of the project in one call each. The {@link Plot} that comes back is shown by a notebook when it is the
 * last expression of a cell, takes labels, and writes itself into PNG, SVG, PDF and CSV files.
 *
 * <p>Where a map gives names to results, its order is that of the legend: use a {@link LinkedHashMap}, since
 * {@link Map#of} has no order.
 */
public final class Plots {
    private Plots() {}

    /**
     * Any figure as a plot.
     *
     * @param drawable a figure put together by hand, such as a {@link ContourFigure}
     * @return the plot
     */
    public static Plot of(Drawable drawable) {
        return Plot.of(drawable);
    }

    /**
     * Limits of several methods: contours at 68 % (solid) and 95 % (dashed) where two parameters are scanned,
     * {@link #curves} where one is.
     *
     * @param limits name in the legend → limits; all scan the same parameters
     * @param truth the true point of expected limits, marked
     * @return the plot
     * @throws InvalidInputException if the limits scan different parameters, or more than two
     */
    public static Plot contours(Map<String, LimitResult> limits, ParameterPoint truth) {
        return LimitFigures.of(limits, truth).plot();
    }

    /**
     * Limits of several methods where the truth is not known.
     *
     * @param limits name in the legend → limits; all scan the same parameters
     * @return the plot
     */
    public static Plot contours(Map<String, LimitResult> limits) {
        return LimitFigures.of(limits, Optional.empty()).plot();
    }

    /**
     * Limits of several methods, under their own names.
     *
     * @param limits all scan the same parameters
     * @param truth the true point of expected limits, marked
     * @return the plot
     */
    public static Plot contours(List<LimitResult> limits, ParameterPoint truth) {
        return contours(LimitFigures.named(limits), truth);
    }

    /**
     * Limits of one method.
     *
     * @param limits the limits
     * @param truth the true point of expected limits, marked
     * @return the plot
     */
    public static Plot contours(LimitResult limits, ParameterPoint truth) {
        return contours(List.of(limits), truth);
    }

    /**
     * The test statistic of limits on one parameter, with the thresholds of 68 % and 95 %.
     *
     * @param limits name in the legend → limits; all scan the same parameter
     * @return the plot
     * @throws InvalidInputException if more than one parameter is scanned
     */
    public static Plot curves(Map<String, LimitResult> limits) {
        return LimitFigures.curves(limits).plot();
    }

    /**
     * The p-values of limits on one parameter over the bands that hold 68 % (green) and 95 % (yellow) of experiments.
     *
     * @param limits the limits, drawn as a line
     * @param bands what is expected
     * @param name what the limits are of, such as {@code observed}
     * @return the plot
     */
    public static Plot band(LimitResult limits, ExpectedBands bands, String name) {
        return LimitFigures.band(limits, bands.pValue(), name).plot();
    }

    /**
     * The p-values of limits on two parameters as shades, in standard deviations.
     *
     * @param limits the limits
     * @param truth the true point of expected limits, marked; empty for none
     * @return the plot
     */
    public static Plot pValues(LimitResult limits, Optional<ParameterPoint> truth) {
        return LimitFigures.map(limits, truth).plot();
    }

    /**
     * Pulls of nuisance parameters and their impacts on a parameter, the largest above.
     *
     * @param parameter the parameter of interest
     * @param impacts one entry per nuisance parameter
     * @return the plot
     */
    public static Plot impacts(String parameter, List<NuisanceImpact> impacts) {
        return new PullFigure(parameter, impacts, Labels.none()).plot();
    }

    /**
     * Draws from a posterior distribution: each parameter alone, and each pair.
     *
     * @param posterior the draws
     * @return the plot
     */
    public static Plot corner(PosteriorSample posterior) {
        List<Series> draws = IntStream.range(0, posterior.names().size())
                .mapToObj(p -> Series.of(posterior.draws().column(p)))
                .toList();
        return new CornerFigure(posterior.names(), draws, Labels.none()).plot();
    }

    /**
     * Fisher information on two parameters as ellipses of constant local distance, at 68 % and 95 %.
     *
     * @param information name in the legend → information
     * @return the plot
     */
    public static Plot ellipses(Map<String, Information> information) {
        return InformationFigures.ellipses(information).plot();
    }

    /**
     * The eigenvalues of Fisher information with their errors.
     *
     * @param information name in the legend → information; all about the same number of parameters
     * @return the plot
     */
    public static Plot eigenvalues(Map<String, Information> information) {
        return InformationFigures.eigenvalues(information).plot();
    }

    /**
     * Where in an observable the information sits, beside the cross section.
     *
     * @param distribution the information in bins
     * @return the plot
     */
    public static Plot informationDensity(InformationDistribution distribution) {
        return InformationFigures.density(distribution).plot();
    }

    /**
     * Geodesics from a point in the plane of two parameters, and the curves of equal distance.
     *
     * @param geometry the geometry
     * @param centre where they begin; its two parameters are the axes
     * @param distances at which curves are drawn, for example 1 and 2
     * @return the plot
     */
    public static Plot geodesics(InformationGeometry geometry, ParameterPoint centre, double... distances) {
        return GeodesicFigure.of(geometry, centre, distances).plot();
    }

    /**
     * The cross section along one parameter with its statistical error, or over two as a map.
     *
     * @param grid the points
     * @param sigmas one cross section per point of the grid, in its order
     * @param benchmarks marked on a map
     * @return the plot
     */
    public static Plot crossSection(ParameterGrid grid, List<CrossSection> sigmas, List<Benchmark> benchmarks) {
        return CrossSectionFigures.of(grid, sigmas, benchmarks).plot();
    }

    /**
     * The losses of a training, epoch by epoch, with their terms; of an ensemble the mean and the range.
     *
     * @param histories one per network
     * @return the plot
     */
    public static Plot learningCurves(TrainingHistory... histories) {
        return LearningCurves.of(List.of(histories)).plot();
    }

    /**
     * A function of one variable as a line, to which others are added by {@link CurveFigure}.
     *
     * @param x positions
     * @param y name in the legend → one value per position
     * @return the plot, with axes to be named by {@link Plot#withX} and {@link Plot#withY}
     */
    public static Plot lines(double[] x, Map<String, double[]> y) {
        return PlainFigures.lines(x, y).plot();
    }

    /**
     * The shape of observables at several parameter points, each with the band that holds 68 % of the variations of the
     * nuisance parameters.
     *
     * @param events the events
     * @param observable the name of the observable
     * @param points name in the legend → point; the first one decides on the bins
     * @param settings bins and toys
     * @return the plot
     */
    public static Plot distributions(
            WeightedEvents events, String observable, Map<String, ParameterPoint> points, BinSettings settings) {
        ParameterPoint first = points.values().iterator().next();
        return new DistributionFigures(events, observable, first, settings)
                .shapes(points)
                .plot();
    }

    /**
     * The differential cross section with the bands that hold 68 % and 95 % of the variations of all nuisance
     * parameters, and their ratio to the prediction.
     *
     * @param events the events
     * @param observable the name of the observable
     * @param theta the parameter point
     * @param settings bins and toys
     * @return the plot
     */
    public static Plot uncertainty(
            WeightedEvents events, String observable, ParameterPoint theta, BinSettings settings) {
        return new DistributionFigures(events, observable, theta, settings)
                .uncertainty(theta)
                .plot();
    }

    /**
     * The differential cross section with each nuisance parameter one standard deviation up and down, and their ratio
     * to the prediction.
     *
     * @param events the events
     * @param observable the name of the observable
     * @param theta the parameter point
     * @param settings bins
     * @return the plot
     */
    public static Plot systematics(
            WeightedEvents events, String observable, ParameterPoint theta, BinSettings settings) {
        return new DistributionFigures(events, observable, theta, settings)
                .systematics(theta)
                .plot();
    }

    /**
     * Is a morphing basis good? The weights of its benchmarks along one parameter; for two parameters a map of the
     * factor by which statistical errors grow; for more, maps of every pair through a point.
     *
     * @param basis the basis; the ranges of its parameters are shown
     * @param through the values of the parameters that a map does not show
     * @return the plot
     */
    public static Plot morphing(MorphingBasis basis, ParameterPoint through) {
        return basis.space().dimension() == 1
                ? new MorphingWeights(basis).curves().plot()
                : MorphingFigures.of(basis, through, basis.benchmarks().size()).plot();
    }

    /**
     * The factor by which statistical errors grow in morphing, at random points of two or more parameters.
     *
     * @param basis the basis; the ranges of its parameters are shown
     * @param points how many
     * @param seed of the points
     * @return the plot
     */
    public static Plot morphingScatter(MorphingBasis basis, int points, long seed) {
        return new MorphingWeights(basis).scatter(points, seed).plot();
    }

    /**
     * Predicted against seen: of a perfect network all points lie on the diagonal.
     *
     * @param predicted mean prediction in bins of it, such as the probability of a class
     * @param seen what the events of the bin say
     * @param error standard errors of these
     * @return the plot
     */
    public static Plot calibration(double[] predicted, double[] seen, double[] error) {
        return TrustFigures.calibration(predicted, seen, error).plot();
    }

    /**
     * True events of a hypothesis against events of another one, reweighted by a learned ratio; below, their ratio.
     *
     * @param observable its name
     * @param target true events, errors included
     * @param reweighted reweighted events in the same bins
     * @param before the events before they are reweighted
     * @return the plot
     */
    public static Plot closure(String observable, Histogram target, Histogram reweighted, Histogram before) {
        return TrustFigures.closure(observable, target, reweighted, before).plot();
    }

    /**
     * How often regions contain the truth, against how often they should.
     *
     * @param coverage pseudo-experiments at one or more true points
     * @return the plot
     */
    public static Plot coverage(Coverage... coverage) {
        return TrustFigures.coverage(List.of(coverage)).plot();
    }

    /**
     * Points in the plane.
     *
     * @param x abscissas
     * @param y name in the legend → one ordinate per abscissa
     * @return the plot, with axes to be named
     */
    public static Plot scatter(double[] x, Map<String, double[]> y) {
        return PlainFigures.scatter(x, y).plot();
    }

    /**
     * Values counted in bins of equal width, normalised to one.
     *
     * @param bins number of bins, from the smallest to the largest value
     * @param values name in the legend → any number of values
     * @return the plot, with axes to be named
     */
    public static Plot histogram(int bins, Map<String, double[]> values) {
        return PlainFigures.histogram(bins, values).plot();
    }

    /**
     * Histograms over each other, with the ratio to the first one below.
     *
     * @param observable its name
     * @param histograms of one binning
     * @return the plot, with a vertical axis to be named
     */
    public static Plot histograms(String observable, List<Histogram> histograms) {
        HistogramFigure figure = HistogramFigure.of(Axis.linear(observable, ""), Axis.linear("", ""));
        for (Histogram histogram : histograms) {
            figure = figure.with(histogram);
        }
        return (histograms.size() > 1 ? figure.withRatioTo(histograms.get(0).name()) : figure).plot();
    }
}
