package smi.limits;

import java.util.List;
import smi.limits.fit.Interval;

/**
 * The intervals of one parameter that are not excluded.
 *
 * @param parameter its name
 * @param others what was done with the other parameters of the theory
 * @param bestFit its best fit
 * @param error its standard deviation from the curvature, with the others profiled; NaN at a bound
 * @param levels one entry per confidence level
 * @param missed how much higher log L was found on the way than at the best fit; more than a hundredth means that the best
 *     fit is not the best
 */
public record ParameterIntervals(
        String parameter, OtherParameters others, double bestFit, double error, List<Level> levels, double missed) {

    public ParameterIntervals {
        levels = List.copyOf(levels);
    }

    /**
     * The intervals at one confidence level.
     *
     * @param level the confidence level
     * @param threshold the value of q at their ends
     * @param intervals from low to high; several if the likelihood has several maxima
     */
    public record Level(double level, double threshold, List<Interval> intervals) {
        public Level {
            intervals = List.copyOf(intervals);
        }
    }
}
