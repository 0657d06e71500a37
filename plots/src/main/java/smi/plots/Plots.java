package smi.plots;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import smi.augmentation.CrossSection;
import smi.fisher.Information;
import smi.fisher.InformationDistribution;
import smi.fisher.geometry.InformationGeometry;
import smi.limits.LimitResult;
import smi.limits.ParameterGrid;
import smi.limits.fit.NuisanceImpact;
import smi.limits.posterior.PosteriorSample;
import smi.limits.toys.ExpectedBands;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
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
    private static final int GEODESICS = 48;

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
        return contours(named(limits), truth);
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

    private static Map<String, LimitResult> named(List<LimitResult> limits) {
        Map<String, LimitResult> named = new LinkedHashMap<>();
        for (LimitResult one : limits) {
            String name = one.method();
            for (int k = 2; named.containsKey(name); k++) {
                name = one.method() + " (" + k + ")";
            }
            named.put(name, one);
        }
        return named;
    }

    /**
     * The test statistic of limits on one parameter, with the thresholds of 68 % and 95 %.
     *
     * @param limits name in the legend → limits; all scan the same parameter
     * @return the plot
     * @throws InvalidInputException if more than one parameter is scanned
     */
    public static Plot curves(Map<String, LimitResult> limits) {
        for (LimitResult one : limits.values()) {
            if (one.grid().scanned().length != 1) {
                throw new InvalidInputException("curves show limits on one parameter, these scan %d; use contours"
                        .formatted(one.grid().scanned().length));
            }
        }
        return LimitFigures.of(limits, Optional.empty()).plot();
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
        double longest = Arrays.stream(distances).max().orElse(1);
        List<String> names = centre.space().names();
        if (names.size() != 2) {
            throw new InvalidInputException(
                    "geodesics are drawn in the plane of two parameters, this point has %s".formatted(names));
        }
        return new GeodesicFigure(
                        Axis.linear(names.get(0), ""),
                        Axis.linear(names.get(1), ""),
                        geometry.contour(centre.values(), longest, GEODESICS),
                        Arrays.stream(distances).boxed().toList(),
                        Labels.none())
                .plot();
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
        CurveFigure figure = CurveFigure.of(Axis.linear("", ""), Axis.linear("", ""));
        for (Map.Entry<String, double[]> line : y.entrySet()) {
            figure = figure.with(Curve.of(line.getKey(), x, line.getValue()));
        }
        return figure.plot();
    }
}
