package smi.plots;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.limits.LimitResult;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** The figures that belong to limits: contours in two parameters, curves in one. */
public final class LimitFigures {
    /** Scans are shown up to three standard deviations, where intervals are read off. */
    private static final double HIGHEST_Q = 10;

    /** p-values are shown from here; above one there is room for what the bands mean. */
    private static final double LOWEST_P = 1e-3;

    private static final double ABOVE_P = 40;

    private LimitFigures() {}

    /**
     * Limits in one figure: contours at 68 % and 95 % where two parameters are scanned, q against θ where one is.
     *
     * @param limits name in the legend → limits; all scan the same parameters
     * @param truth the true point, marked
     * @return the figure
     * @throws InvalidInputException if the limits scan different parameters, or more than two
     */
    public static Drawable of(Map<String, LimitResult> limits, ParameterPoint truth) {
        return of(limits, Optional.of(truth));
    }

    /**
     * The same where the truth may not be known.
     *
     * @param limits name in the legend → limits; all scan the same parameters
     * @param truth the true point of expected limits, marked
     * @return the figure
     * @throws InvalidInputException if the limits scan different parameters, or more than two
     */
    public static Drawable of(Map<String, LimitResult> limits, Optional<ParameterPoint> truth) {
        LimitResult first = limits.values().iterator().next();
        int[] scanned = first.grid().scanned();
        for (LimitResult other : limits.values()) {
            if (!other.parameters().equals(first.parameters())
                    || !Arrays.equals(other.grid().scanned(), scanned)) {
                throw new InvalidInputException("limits on %s and on %s do not fit into one figure; plot them apart"
                        .formatted(first.parameters(), other.parameters()));
            }
        }
        return switch (scanned.length) {
            case 1 -> curves(limits, scanned[0]);
            case 2 -> contours(limits, scanned, truth);
            default ->
                throw new InvalidInputException(
                        "a figure shows limits on one or two parameters, these scan %d; fix the others in the grid, as in cHW=0"
                                .formatted(scanned.length));
        };
    }

    /** Under the names of their methods; a second one of a name gets a number. */
    static Map<String, LimitResult> named(List<LimitResult> limits) {
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

    static Drawable curves(Map<String, LimitResult> limits) {
        for (LimitResult one : limits.values()) {
            if (one.grid().scanned().length != 1) {
                throw new InvalidInputException("curves show limits on one parameter, these scan %d; use contours"
                        .formatted(one.grid().scanned().length));
            }
        }
        return of(limits, Optional.empty());
    }

    private static ContourFigure contours(
            Map<String, LimitResult> limits, int[] scanned, Optional<ParameterPoint> truth) {
        List<String> names = limits.values().iterator().next().parameters();
        ContourFigure figure =
                ContourFigure.of(Axis.linear(names.get(scanned[0]), ""), Axis.linear(names.get(scanned[1]), ""));
        for (Map.Entry<String, LimitResult> entry : limits.entrySet()) {
            LimitResult result = entry.getValue();
            ParameterPoint best = result.bestFit().point();
            figure = figure.with(Contour.of(
                            entry.getKey(), new ScanRegion(grid(result, scanned, result.calibratedQ()), result.dof()))
                    .withBestFit(best.get(scanned[0]), best.get(scanned[1])));
        }
        if (truth.isEmpty()) {
            return figure;
        }
        ParameterPoint point = truth.get();
        return figure.withPoint(
                "truth", coordinate(point, names.get(scanned[0])), coordinate(point, names.get(scanned[1])));
    }

    private static Grid grid(LimitResult result, int[] scanned, double[] column) {
        ParameterGrid grid = result.grid();
        double[] x = axis(grid, scanned[0]);
        double[] y = axis(grid, scanned[1]);
        double[][] values = new double[x.length][y.length];
        for (int g = 0; g < grid.size(); g++) {
            int[] place = grid.indices(g);
            values[place[scanned[0]]][place[scanned[1]]] = column[g];
        }
        return Grid.of(x, y, values);
    }

    private static CurveFigure curves(Map<String, LimitResult> limits, int scanned) {
        double highest = limits.values().stream()
                .flatMapToDouble(l -> Arrays.stream(l.calibratedQ()))
                .max()
                .orElse(0);
        Axis q = Axis.linear("−2 Δ log L", "").withRange(0, highest > 0.5 * HIGHEST_Q ? HIGHEST_Q : 0.5 * HIGHEST_Q);
        CurveFigure figure = CurveFigure.of(
                        Axis.linear(
                                limits.values().iterator().next().parameters().get(scanned), ""),
                        q)
                .withConfidenceLevels(0.68, 0.95);
        for (Map.Entry<String, LimitResult> entry : limits.entrySet()) {
            figure = figure.with(Curve.of(
                    entry.getKey(),
                    axis(entry.getValue().grid(), scanned),
                    entry.getValue().calibratedQ()));
        }
        return figure;
    }

    private static double[] axis(ParameterGrid grid, int parameter) {
        double[] values = new double[grid.axes().get(parameter).points()];
        Arrays.setAll(values, grid.axes().get(parameter)::value);
        return values;
    }

    /**
     * The p-values of one result in the plane of two parameters.
     *
     * @param limits the limits
     * @param truth the true point of expected limits, marked
     * @return the figure
     * @throws InvalidInputException if the limits do not scan two parameters
     */
    public static PValueMap map(LimitResult limits, Optional<ParameterPoint> truth) {
        int[] scanned = limits.grid().scanned();
        if (scanned.length != 2) {
            throw new InvalidInputException(
                    "a map of p-values shows limits on two parameters, these scan %d".formatted(scanned.length));
        }
        List<String> names = scannedNames(limits);
        double[] best = limits.bestFit().point().values();
        return new PValueMap(
                Axis.linear(names.get(0), ""),
                Axis.linear(names.get(1), ""),
                grid(limits, scanned, limits.pValue()),
                Optional.of(new Point("best fit", best[scanned[0]], best[scanned[1]])),
                truth.map(t -> new Point("truth", coordinate(t, names.get(0)), coordinate(t, names.get(1)))).stream()
                        .toList(),
                Labels.none());
    }

    /**
     * The p-values of one result along one parameter, with the bands of what is expected.
     *
     * @param limits the limits, drawn as a line
     * @param bands p-values at −2, −1, 0, 1, 2 standard deviations, shape {@code [5][nPoints]}
     * @param name what the limits are of, such as observed
     * @return the figure
     * @throws InvalidInputException if the limits do not scan one parameter
     */
    public static BandFigure band(LimitResult limits, double[][] bands, String name) {
        int[] scanned = limits.grid().scanned();
        if (scanned.length != 1) {
            throw new InvalidInputException(
                    "a band shows limits on one parameter, these scan %d".formatted(scanned.length));
        }
        return new BandFigure(
                Axis.linear(scannedNames(limits).get(0), ""),
                Axis.logarithmic("p-value", "").withRange(LOWEST_P, ABOVE_P),
                Series.of(axis(limits.grid(), scanned[0])),
                Arrays.stream(bands).map(Series::of).toList(),
                Optional.of(Curve.of(name, axis(limits.grid(), scanned[0]), limits.pValue())),
                List.of(0.68, 0.95),
                Labels.none());
    }

    private static List<String> scannedNames(LimitResult limits) {
        return Arrays.stream(limits.grid().scanned())
                .mapToObj(limits.parameters()::get)
                .toList();
    }

    private static double coordinate(ParameterPoint theta, String name) {
        return theta.get(theta.space().indexOf(name));
    }
}
