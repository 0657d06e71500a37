package smi.limits;

import java.util.List;
import smi.events.Luminosity;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.limits.fit.FixedParameters;
import smi.limits.fit.LogFunction;

/**
 * The likelihood of data by one method, and where it is to be looked at.
 *
 * @param method how the kinematics is described, for labels
 * @param likelihood log L of the data, a function of θ and perhaps of ν
 * @param grid the points θ
 * @param count the number of events, observed or expected
 * @param luminosity the integrated luminosity
 * @param notes what the reader must know
 */
public record Measurement(
        String method,
        TotalLikelihood likelihood,
        ParameterGrid grid,
        double count,
        Luminosity luminosity,
        List<String> notes) {

    public Measurement {
        notes = List.copyOf(notes);
    }

    /**
     * Limits with asymptotic p-values; parameters of the likelihood that the grid does not have are profiled.
     *
     * @return the limits
     * @throws smi.morphing.InvalidInputException if the grid scans no parameter, or the likelihood is not defined at a
     *     point
     */
    public LimitResult asymptotic() {
        return GridScan.asymptotic(method, likelihood, grid, count, luminosity, notes);
    }

    /** {@return where the parameters may go in a fit: the range of the grid, and of what it does not have} */
    public Bounds bounds() {
        return GridBounds.of(likelihood.space(), grid);
    }

    /** {@return the indices of the parameters that the grid does not fix} */
    public int[] free() {
        return GridBounds.free(likelihood.space(), grid);
    }

    /** {@return the likelihood as a function of the parameters that the grid does not fix} */
    public LogFunction freeLikelihood() {
        return FixedParameters.of(likelihood, free(), bounds().centre());
    }

    /** {@return the bounds of the parameters that the grid does not fix} */
    public Bounds freeBounds() {
        return bounds().of(free());
    }

    /**
     * The best fit of the parameters that the grid does not fix.
     *
     * @param settings how carefully it is searched for
     * @return the best fit; look at {@link FitResult#converged()}
     */
    public FitResult fit(FitSettings settings) {
        return Fit.of(freeLikelihood(), freeBounds(), freeBounds().centre(), settings);
    }
}
