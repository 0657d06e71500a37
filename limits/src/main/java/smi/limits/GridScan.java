package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/** Evaluates a likelihood on a grid and turns it into limits. */
final class GridScan {
    /** How far a profiled point and the best fit may disagree: the tolerance of two fits. */
    private static final FitSettings SETTINGS = FitSettings.defaults();

    private final TotalLikelihood likelihood;
    private final ParameterGrid grid;
    private final Bounds bounds;
    private final int[] free;
    private final GridBorder border;
    private final List<String> notes;

    private GridScan(Measurement measurement) {
        this.likelihood = measurement.likelihood();
        this.grid = measurement.scannedGrid();
        this.bounds = measurement.bounds();
        this.free = measurement.free();
        this.border = new GridBorder(likelihood, grid, bounds, free);
        this.notes = new ArrayList<>(measurement.notes());
    }

    /**
     * Limits with asymptotic p-values, \( p = 1 - F_{\chi^2}(q; P) \), P the number of scanned parameters. Parameters of
     * the likelihood that the grid does not scan are profiled. The best fit is a continuous one.
     *
     * @param measurement the likelihood of the data, and where to look at it
     * @return the limits
     * @throws InvalidInputException if the grid scans no parameter, or the likelihood is not defined at a point
     */
    static LimitResult asymptotic(Measurement measurement) {
        var scan = new GridScan(measurement);
        int dof = scan.grid.scanned().length;
        if (dof == 0) {
            throw new InvalidInputException("the grid is a single point; give at least one parameter several values");
        }
        TotalLikelihood likelihood = scan.likelihood;
        EventMatrix points = scan.points();
        double[] kinematic = likelihood.kinematic(points);
        double[] rate = likelihood.rate(points);
        double[] total = scan.total(kinematic, rate);
        BestFit best = scan.best(points, total);
        double[] q = new double[total.length];
        double[] p = new double[total.length];
        for (int g = 0; g < q.length; g++) {
            q[g] = Math.max(0.0, -2 * (total[g] - best.logLikelihood()));
            p[g] = ChiSquare.survival(q[g], dof);
        }
        return new LimitResult(
                measurement.method(),
                scan.grid,
                kinematic,
                rate,
                q,
                p,
                new double[p.length],
                best,
                measurement.count(),
                measurement.luminosity(),
                dof,
                LimitResult.ASYMPTOTIC,
                scan.notes);
    }

    /** The points of the grid, with what it does not have profiled. */
    private EventMatrix points() {
        ParameterSpace space = likelihood.space();
        if (space.names().equals(grid.space().names())) {
            return grid.points();
        }
        FitResult best = Fit.conditional(likelihood, bounds, free, bounds.centre(), SETTINGS);
        ProfileScan profile = ProfileScan.of(likelihood, grid, bounds, whole(bounds.centre(), free, best), SETTINGS);
        notes.addAll(profile.notes());
        return profile.points();
    }

    private static double[] whole(double[] start, int[] free, FitResult fit) {
        double[] point = start.clone();
        for (int k = 0; k < free.length; k++) {
            point[free[k]] = fit.point()[k];
        }
        return point;
    }

    private double[] total(double[] kinematic, double[] rate) {
        double[] total = new double[kinematic.length];
        for (int g = 0; g < total.length; g++) {
            total[g] = kinematic[g] + rate[g];
            if (!Double.isFinite(total[g])) {
                throw new InvalidInputException("log L is %s at %s; choose a smaller grid or check the events"
                        .formatted(total[g], grid.point(g)));
            }
        }
        return total;
    }

    /** A fit that begins at the best point of the grid, or at the maximum of a parabola around it. */
    private BestFit best(EventMatrix points, double[] total) {
        BestFit onGrid = BestFit.of(grid, total);
        if (!likelihood.smooth()) {
            gridNotes(onGrid);
            return onGrid;
        }
        ParameterSpace space = likelihood.space();
        double[] start = points.row(onGrid.nearest());
        for (int s = 0; s < grid.space().dimension(); s++) {
            start[space.indexOf(grid.space().names().get(s))] = onGrid.point().get(s);
        }
        FitResult fit = Fit.conditional(likelihood, bounds, free, bounds.clip(start), SETTINGS.withStarts(1));
        double highest = Arrays.stream(total).max().orElseThrow();
        if (!fit.converged() || !(fit.logLikelihood() >= highest - SETTINGS.tolerance())) {
            notes.add(
                    "no maximum was found from the best grid point %s on, which is taken for the best fit: the likelihood has a ridge there, or is rough"
                            .formatted(grid.point(onGrid.nearest())));
            return new BestFit(
                    grid.point(onGrid.nearest()), highest, false, grid.onBorder(onGrid.nearest()), onGrid.nearest());
        }
        double[] point = whole(start, free, fit);
        boolean atBorder = atBorder(space, fit);
        var best = new BestFit(
                grid.space().point(scannedPart(point)),
                Math.max(highest, fit.logLikelihood()),
                true,
                atBorder,
                onGrid.nearest());
        if (atBorder) {
            notes.add(border.note(best, point));
        }
        return best;
    }

    /** For likelihoods that jump, of which a fit makes nothing. */
    private void gridNotes(BestFit best) {
        if (best.atBorder()) {
            notes.add(border.note(best, bounds.centre()));
        } else if (!best.refined()) {
            notes.add(
                    "the best fit %s is a grid point, because the likelihood around it is no parabola: it has a ridge, or the grid is coarse"
                            .formatted(best.point()));
        }
    }

    private boolean atBorder(ParameterSpace space, FitResult fit) {
        for (int k = 0; k < free.length; k++) {
            if (fit.atBound()[k] && grid.space().names().contains(space.names().get(free[k]))) {
                return true;
            }
        }
        return false;
    }

    private double[] scannedPart(double... point) {
        return grid.space().names().stream()
                .mapToDouble(name -> point[likelihood.space().indexOf(name)])
                .toArray();
    }
}
