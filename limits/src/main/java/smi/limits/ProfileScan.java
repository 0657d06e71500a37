package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;

/**
 * The profile likelihood on a grid: at every point the parameters that the grid does not have are fitted, beginning at
 * the values of a neighbour. Rows of the grid are done one after the other, each from the first point of the row before,
 * so that the result does not depend on the number of threads.
 */
final class ProfileScan {
    private final Likelihood likelihood;
    private final ParameterGrid grid;
    private final Bounds bounds;
    private final int[] scanned;
    private final int[] profiled;
    private final FitSettings settings;
    private final double[][] points;
    private final boolean[] failed;

    private ProfileScan(Likelihood likelihood, ParameterGrid grid, Bounds bounds, FitSettings settings) {
        this.likelihood = likelihood;
        this.grid = grid;
        this.settings = settings;
        this.bounds = bounds;
        this.scanned = grid.space().names().stream()
                .mapToInt(likelihood.space()::indexOf)
                .toArray();
        this.profiled = IntStream.range(0, likelihood.space().dimension())
                .filter(p -> Arrays.stream(scanned).noneMatch(s -> s == p))
                .toArray();
        this.points = new double[grid.size()][];
        this.failed = new boolean[grid.size()];
    }

    /**
     * The points of all parameters where the likelihood is largest at each point of the grid.
     *
     * @param bounds where the parameters of the likelihood may go
     * @param best where to begin: the best fit of all parameters
     */
    static ProfileScan of(
            Likelihood likelihood, ParameterGrid grid, Bounds bounds, double[] best, FitSettings settings) {
        var scan = new ProfileScan(likelihood, grid, bounds, settings);
        int row = grid.axes().get(grid.axes().size() - 1).points();
        scan.points[0] = scan.fitted(0, best);
        for (int first = row; first < grid.size(); first += row) {
            scan.points[first] = scan.fitted(first, scan.points[first - row]);
        }
        IntStream.range(0, grid.size() / row).parallel().forEach(r -> {
            for (int g = r * row + 1; g < (r + 1) * row; g++) {
                scan.points[g] = scan.fitted(g, scan.points[g - 1]);
            }
        });
        return scan;
    }

    private double[] fitted(int g, double[] near) {
        double[] start = near.clone();
        for (int s = 0; s < scanned.length; s++) {
            start[scanned[s]] = grid.point(g).get(s);
        }
        FitResult fit = Fit.conditional(likelihood, bounds, profiled, start, settings.withStarts(1));
        if (!fit.converged()) {
            fit = Fit.conditional(likelihood, bounds, profiled, start, settings);
        }
        failed[g] = !fit.converged();
        for (int k = 0; k < profiled.length; k++) {
            start[profiled[k]] = fit.point()[k];
        }
        return start;
    }

    /** The fitted points, shape [nPoints][nParameters of the likelihood]. */
    EventMatrix points() {
        return EventMatrix.ofRows(points);
    }

    /** What went wrong. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        int count = 0;
        int first = -1;
        for (int g = 0; g < failed.length; g++) {
            first = failed[g] && first < 0 ? g : first;
            count += failed[g] ? 1 : 0;
        }
        if (count > 0) {
            notes.add(
                    "at %d of %d points the fit of the profiled parameters did not converge, first at %s; q may be too large there"
                            .formatted(count, failed.length, grid.point(first)));
        }
        return notes;
    }
}
