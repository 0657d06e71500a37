package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.Luminosity;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.limits.fit.FixedParameters;
import smi.limits.fit.Impacts;
import smi.limits.fit.NuisanceImpact;
import smi.limits.fit.ProfileIntervals;
import smi.morphing.InvalidInputException;

/**
 * The likelihood of data by one method, and where it is to be looked at.
 *
 * @param method how the kinematics is described, for labels
 * @param likelihood log L of the data, a function of θ and perhaps of ν
 * @param grid the points θ, which also bound the parameters
 * @param profiled parameters of the grid that are profiled, not scanned; may be empty
 * @param count the number of events, observed or expected
 * @param luminosity the integrated luminosity
 * @param notes what the reader must know
 */
public record Measurement(
        String method,
        TotalLikelihood likelihood,
        ParameterGrid grid,
        List<String> profiled,
        double count,
        Luminosity luminosity,
        List<String> notes) {
    /** The ends of intervals are found to this part of the range of their parameter. */
    private static final double INTERVAL_ACCURACY = 1e-5;

    public Measurement {
        profiled = List.copyOf(profiled);
        notes = List.copyOf(notes);
    }

    /**
     * The same measurement with parameters profiled.
     *
     * @param names parameters of the grid
     * @return the measurement
     * @throws InvalidInputException if one is unknown, or the likelihood jumps, so that no fit is possible
     */
    public Measurement profile(List<String> names) {
        grid.without(names);
        if (!names.isEmpty()) {
            requireSmooth("profiled");
        }
        return new Measurement(method, likelihood, grid, names, count, luminosity, notes);
    }

    private void requireSmooth(String what) {
        if (!likelihood.smooth()) {
            throw new InvalidInputException(
                    "the likelihood of '%s' jumps between directions, so that nothing can be %s; use another method, or the grid alone"
                            .formatted(method, what));
        }
    }

    /** {@return the points that are scanned: the grid without the profiled parameters} */
    public ParameterGrid scannedGrid() {
        return profiled.isEmpty() ? grid : grid.without(profiled);
    }

    /**
     * Limits with asymptotic p-values. The best fit is a continuous one where the likelihood is smooth.
     *
     * @return the limits
     * @throws InvalidInputException if the grid scans no parameter, or the likelihood is not defined at a point
     */
    public LimitResult asymptotic() {
        return GridScan.asymptotic(this);
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
    public Likelihood freeLikelihood() {
        return likelihood.with(free(), bounds().centre());
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
     * @throws InvalidInputException if the likelihood jumps, so that no fit is possible
     */
    public FitResult fit(FitSettings settings) {
        requireSmooth("fitted");
        return Fit.of(freeLikelihood(), freeBounds(), freeBounds().centre(), settings);
    }

    /**
     * Intervals of one parameter, their ends found by root finding.
     *
     * @param parameter its name
     * @param others what is done with the other parameters of the theory; nuisance parameters are always profiled
     * @param levels confidence levels
     * @param best the best fit, as {@link #fit} gives it
     * @param settings how carefully fits are done
     * @return the intervals at every level
     * @throws smi.limits.fit.FitException if a fit does not converge
     * @throws InvalidInputException if the parameter is unknown, or fixed by the grid
     */
    public ParameterIntervals intervals(
            String parameter, OtherParameters others, List<Double> levels, FitResult best, FitSettings settings) {
        Likelihood function = freeLikelihood();
        int index = index(parameter, function);
        int[] fitted = others == OtherParameters.FIXED
                ? nuisance(function)
                : FixedParameters.allBut(function.names().size(), index);
        Bounds bounds = freeBounds();
        var profile = ProfileIntervals.of(function, bounds, index, fitted, best, settings);
        int dof = others == OtherParameters.FREE ? function.names().size() - nuisance(function).length : 1;
        List<ParameterIntervals.Level> found = new ArrayList<>();
        for (double level : levels) {
            double threshold = ChiSquare.quantile(level, dof);
            found.add(new ParameterIntervals.Level(
                    level, threshold, profile.below(threshold, INTERVAL_ACCURACY * bounds.width(index))));
        }
        return new ParameterIntervals(
                parameter, others, best.point()[index], best.error(index), found, profile.missed());
    }

    /**
     * Pulls of the nuisance parameters and their impacts on a parameter.
     *
     * @param parameter the parameter of interest
     * @param best the best fit, as {@link #fit} gives it
     * @param settings how carefully fits are done
     * @return one entry per nuisance parameter
     * @throws smi.limits.fit.FitException if a fit does not converge
     * @throws InvalidInputException if the parameter is unknown, or there are no nuisance parameters
     */
    public List<NuisanceImpact> impacts(String parameter, FitResult best, FitSettings settings) {
        Likelihood function = freeLikelihood();
        int[] nuisance = nuisance(function);
        if (nuisance.length == 0) {
            throw new InvalidInputException(
                    "there are no nuisance parameters, so they have no impact; choose some of the events'");
        }
        return Impacts.of(function, freeBounds(), index(parameter, function), nuisance, best, settings);
    }

    /**
     * What is to be said of a best fit on the border of the grid, with a grid that contains the maximum where one is found.
     *
     * @param best the best fit, of a measurement that profiles nothing
     * @return one sentence
     */
    public String borderNote(BestFit best) {
        double[] start = bounds().centre();
        for (String name : grid.space().names()) {
            start[likelihood.space().indexOf(name)] =
                    best.point().get(grid.space().indexOf(name));
        }
        return new GridBorder(likelihood, grid, bounds(), free()).note(best, start);
    }

    private int index(String parameter, Likelihood function) {
        likelihood.space().indexOf(parameter);
        int index = function.names().indexOf(parameter);
        if (index < 0) {
            throw new InvalidInputException(
                    "the parameter '%s' is fixed by the grid; give it a range".formatted(parameter));
        }
        return index;
    }

    /** The nuisance parameters among those that the grid does not fix. */
    private int[] nuisance(Likelihood function) {
        List<String> theory = grid.space().names();
        return IntStream.range(0, function.names().size())
                .filter(p -> !theory.contains(function.names().get(p)))
                .toArray();
    }

    /** {@return the names of the scanned parameters} */
    public List<String> scannedParameters() {
        ParameterGrid scanned = scannedGrid();
        return Arrays.stream(scanned.scanned())
                .mapToObj(scanned.space().names()::get)
                .toList();
    }
}
