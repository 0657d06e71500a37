package smi.plots;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smi.augmentation.CrossSection;
import smi.limits.ParameterGrid;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;

/** The figures that belong to cross sections on a grid: a curve in one parameter, a map in two. */
public final class CrossSectionFigures {
    private static final Axis SIGMA = Axis.linear("\\sigma", "pb");
    /** Where events are so few that a result should not be trusted, and where they suffice for most purposes. */
    private static final double[] RELATIVE_ERRORS = {0.01, 0.1};

    private CrossSectionFigures() {}

    /**
     * Cross sections with their statistical errors: a curve with a band of one standard error where one parameter is
     * scanned; where two are, a map with lines, on which dashed lines show where the error is 1 % and 10 %.
     *
     * @param grid the points
     * @param sigmas one cross section per point of the grid, in its order
     * @param benchmarks marked on a map
     * @return the figure
     * @throws InvalidInputException if no parameter is scanned, or more than two
     */
    public static Drawable of(ParameterGrid grid, List<CrossSection> sigmas, List<Benchmark> benchmarks) {
        return of(grid, sigmas, benchmarks, "");
    }

    /**
     * The same at values of the nuisance parameters.
     *
     * @param grid the points
     * @param sigmas one cross section per point of the grid, in its order
     * @param benchmarks marked on a map
     * @param nuisance the values as a text, which stands above the frame
     * @return the figure
     * @throws InvalidInputException if no parameter is scanned, or more than two
     */
    public static Drawable of(
            ParameterGrid grid, List<CrossSection> sigmas, List<Benchmark> benchmarks, String nuisance) {
        requireDrawable(grid);
        int[] scanned = grid.scanned();
        Labels labels = fixed(grid, nuisance);
        return scanned.length == 1
                ? curve(grid, scanned[0], sigmas).withLabels(labels)
                : map(grid, scanned, sigmas, benchmarks).withLabels(labels);
    }

    /**
     * Whether there is a figure of cross sections on a grid.
     *
     * @param grid the points
     * @throws InvalidInputException if not: no parameter is scanned, or more than two
     */
    public static void requireDrawable(ParameterGrid grid) {
        int scanned = grid.scanned().length;
        if (scanned < 1 || scanned > 2) {
            throw new InvalidInputException(
                    "a figure shows cross sections along one or two parameters, this grid scans %d; %s"
                            .formatted(
                                    scanned,
                                    scanned == 0
                                            ? "give from:to:points for one"
                                            : "fix the others, as in "
                                                    + grid.axes().get(0).parameter() + "=0"));
        }
    }

    private static CurveFigure curve(ParameterGrid grid, int scanned, List<CrossSection> sigmas) {
        double[] value = sigmas.stream().mapToDouble(CrossSection::valuePb).toArray();
        double[] error = sigmas.stream().mapToDouble(CrossSection::errorPb).toArray();
        double[] low = new double[value.length];
        double[] high = new double[value.length];
        Arrays.setAll(low, g -> value[g] - error[g]);
        Arrays.setAll(high, g -> value[g] + error[g]);
        return CurveFigure.of(Axis.linear(grid.axes().get(scanned).parameter(), ""), SIGMA)
                .with(Curve.of("\\sigma ± statistical error", values(grid, scanned), value)
                        .withBand(low, high));
    }

    /** The values of the parameters that are not scanned, above the frame. */
    private static Labels fixed(ParameterGrid grid, String nuisance) {
        Stream<String> values = grid.axes().stream()
                .filter(axis -> axis.points() == 1)
                .map(axis -> axis.parameter() + " = "
                        + Ticks.plain(BigDecimal.valueOf(axis.from()).stripTrailingZeros()));
        return Labels.none()
                .withExperiment(
                        "",
                        Stream.concat(values, Stream.of(nuisance))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(", ")));
    }

    private static MapFigure map(
            ParameterGrid grid, int[] scanned, List<CrossSection> sigmas, List<Benchmark> benchmarks) {
        double[] x = values(grid, scanned[0]);
        double[] y = values(grid, scanned[1]);
        double[][] value = new double[x.length][y.length];
        double[][] error = new double[x.length][y.length];
        for (int g = 0; g < grid.size(); g++) {
            int[] place = grid.indices(g);
            CrossSection sigma = sigmas.get(g);
            value[place[scanned[0]]][place[scanned[1]]] = sigma.valuePb();
            error[place[scanned[0]]][place[scanned[1]]] = sigma.errorPb() / Math.abs(sigma.valuePb());
        }
        MapFigure figure = MapFigure.of(
                Axis.linear(grid.axes().get(scanned[0]).parameter(), ""),
                Axis.linear(grid.axes().get(scanned[1]).parameter(), ""),
                SIGMA,
                Grid.of(x, y, value));
        for (double level : RELATIVE_ERRORS) {
            String name = "statistical error " + Math.round(100 * level) + " %";
            figure = figure.with(new MapFigure.Lines(name, Grid.of(x, y, error), level));
        }
        for (Benchmark benchmark : benchmarks) {
            if (inPlane(benchmark, grid)) {
                double[] theta = benchmark.point().values();
                figure = figure.withPoint("benchmarks", theta[scanned[0]], theta[scanned[1]]);
            }
        }
        return figure;
    }

    private static double[] values(ParameterGrid grid, int parameter) {
        double[] values = new double[grid.axes().get(parameter).points()];
        Arrays.setAll(values, grid.axes().get(parameter)::value);
        return values;
    }

    /** Whether a benchmark has the values at which the other parameters are fixed. */
    private static boolean inPlane(Benchmark benchmark, ParameterGrid grid) {
        for (int p = 0; p < grid.axes().size(); p++) {
            boolean fixed = grid.axes().get(p).points() == 1;
            if (fixed && benchmark.point().get(p) != grid.axes().get(p).value(0)) {
                return false;
            }
        }
        return true;
    }
}
