package smi.limits;

import java.util.ArrayList;
import java.util.List;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;

/** Evaluates a likelihood on a grid and turns it into limits. */
public final class GridScan {
    private GridScan() {}

    /**
     * Limits with asymptotic p-values, \( p = 1 - F_{\chi^2}(q; P) \), P the number of scanned parameters.
     *
     * @param method name of the method, for labels
     * @param likelihood the likelihood of the data
     * @param grid the points
     * @param count the number of events, observed or expected
     * @param luminosity the integrated luminosity
     * @param notes what the reader must know
     * @return the limits
     * @throws InvalidInputException if the grid scans no parameter, or the likelihood is not defined at a point
     */
    public static LimitResult asymptotic(
            String method,
            TotalLikelihood likelihood,
            ParameterGrid grid,
            double count,
            Luminosity luminosity,
            List<String> notes) {
        int dof = grid.scanned().length;
        if (dof == 0) {
            throw new InvalidInputException("the grid is a single point; give at least one parameter several values");
        }
        EventMatrix points = grid.points();
        double[] kinematic = likelihood.kinematic(points);
        double[] rate = likelihood.rate(points);
        double[] total = new double[kinematic.length];
        for (int g = 0; g < total.length; g++) {
            total[g] = kinematic[g] + rate[g];
            if (!Double.isFinite(total[g])) {
                throw new InvalidInputException("log L is %s at %s; choose a smaller grid or check the events"
                        .formatted(total[g], grid.point(g)));
            }
        }
        BestFit best = BestFit.of(grid, total);
        double[] q = new double[total.length];
        double[] p = new double[total.length];
        for (int g = 0; g < q.length; g++) {
            q[g] = Math.max(0.0, -2 * (total[g] - best.logLikelihood()));
            p[g] = ChiSquare.survival(q[g], dof);
        }
        return new LimitResult(
                method, grid, kinematic, rate, q, p, best, count, luminosity, dof, "asymptotic", notes(best, notes));
    }

    private static List<String> notes(BestFit best, List<String> given) {
        List<String> notes = new ArrayList<>(given);
        if (best.atBorder()) {
            notes.add(
                    "the best fit %s lies on the border of the grid, which may not contain the maximum; extend the grid"
                            .formatted(best.point()));
        } else if (!best.refined()) {
            notes.add(
                    ("the best fit %s is a grid point, because the likelihood around it is no parabola: it has a ridge, or"
                                    + " the grid is coarse")
                            .formatted(best.point()));
        }
        return notes;
    }
}
