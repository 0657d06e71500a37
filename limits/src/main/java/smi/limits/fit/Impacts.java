package smi.limits.fit;

import java.util.ArrayList;
import java.util.List;

/** Pulls of nuisance parameters, and their impacts on a parameter of interest. */
public final class Impacts {
    private Impacts() {}

    /**
     * Holds each nuisance parameter a standard deviation above and below its best fit, and fits all others.
     *
     * @param function log L, with a constraint of unit width on every nuisance parameter
     * @param bounds where the parameters may go
     * @param interest index of the parameter of interest
     * @param nuisance indices of the nuisance parameters
     * @param best the best fit of all parameters
     * @param settings how carefully fits are done
     * @return one entry per nuisance parameter, in the order given
     * @throws FitException if a fit does not converge, or a nuisance parameter's best fit is at its bound
     */
    public static List<NuisanceImpact> of(
            LogFunction function, Bounds bounds, int interest, int[] nuisance, FitResult best, FitSettings settings) {
        best.requireConverged();
        List<NuisanceImpact> impacts = new ArrayList<>();
        for (int k : nuisance) {
            double error = best.error(k);
            if (!(error > 0)) {
                throw new FitException("the nuisance parameter '%s' has its best fit at a bound, %s; widen its range"
                        .formatted(function.names().get(k), best.point()[k]));
            }
            impacts.add(new NuisanceImpact(
                    function.names().get(k),
                    best.point()[k],
                    error,
                    shift(function, bounds, interest, k, error, best, settings),
                    shift(function, bounds, interest, k, -error, best, settings)));
        }
        return List.copyOf(impacts);
    }

    private static double shift(
            LogFunction function,
            Bounds bounds,
            int interest,
            int nuisance,
            double step,
            FitResult best,
            FitSettings settings) {
        int[] free = FixedParameters.allBut(best.point().length, nuisance);
        double[] start = best.point().clone();
        start[nuisance] += step;
        FitResult moved = Fit.conditional(function, bounds, free, bounds.clip(start), settings.withStarts(1))
                .requireConverged();
        int place = interest < nuisance ? interest : interest - 1;
        return moved.point()[place] - best.point()[interest];
    }
}
