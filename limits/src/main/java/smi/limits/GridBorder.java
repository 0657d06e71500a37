package smi.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.morphing.InvalidInputException;

/**
 * What is said of a best fit on the border of a grid: that the maximum is not on it, and where it may be.
 *
 * @param likelihood the likelihood
 * @param grid the scanned points
 * @param bounds those of all parameters of the likelihood
 * @param free the parameters that the grid does not fix
 */
record GridBorder(TotalLikelihood likelihood, ParameterGrid grid, Bounds bounds, int[] free) {

    /** The note for a best fit, with the point of all parameters where a search beyond the border begins. */
    String note(BestFit best, double... point) {
        String said = "the best fit %s lies on the border of the grid, which %s contain the maximum; extend the grid";
        if (!likelihood.smooth()) {
            return said.formatted(text(best), "may not");
        }
        said = said.formatted(text(best), "does not");
        try {
            FitResult beyond = Fit.conditional(
                    likelihood,
                    GridBounds.widened(bounds),
                    free,
                    point,
                    FitSettings.defaults().withStarts(1));
            return beyond.converged() ? said + ", for example to " + suggestion(beyond, point) : said;
        } catch (InvalidInputException e) {
            return said + " (beyond it the likelihood is not defined: %s)".formatted(e.getMessage());
        }
    }

    private static String text(BestFit best) {
        List<String> names = best.point().space().names();
        return IntStream.range(0, names.size())
                .mapToObj(p -> String.format(
                        Locale.ROOT, "%s = %.4g", names.get(p), best.point().get(p)))
                .collect(Collectors.joining(", "));
    }

    /** The grid, moved so far that the maximum lies half of its width inside. */
    private String suggestion(FitResult beyond, double... point) {
        double[] maximum = point.clone();
        for (int k = 0; k < free.length; k++) {
            maximum[free[k]] = beyond.point()[k];
        }
        List<String> axes = new ArrayList<>();
        for (GridAxis axis : grid.axes()) {
            double at = maximum[likelihood.space().indexOf(axis.parameter())];
            double half = 0.5 * (axis.to() - axis.from());
            boolean inside = at > axis.from() && at < axis.to();
            double from = inside ? axis.from() : Math.min(axis.from(), at - half);
            double to = inside ? axis.to() : Math.max(axis.to(), at + half);
            axes.add(
                    axis.points() == 1
                            ? "%s=%s".formatted(axis.parameter(), axis.from())
                            : String.format(Locale.ROOT, "%s=%.3g:%.3g:%d", axis.parameter(), from, to, axis.points()));
        }
        return String.join(",", axes);
    }
}
