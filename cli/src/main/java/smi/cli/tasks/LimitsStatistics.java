package smi.cli.tasks;

import java.util.List;
import java.util.Optional;
import smi.limits.OtherParameters;
import smi.morphing.InvalidInputException;

/**
 * What is asked of a likelihood besides limits on the grid.
 *
 * @param levels confidence levels
 * @param nuisance nuisance parameters to profile; {@code all} for those of the events
 * @param profile parameters of the grid to profile
 * @param intervals what is done with the other parameters for the intervals of each one: {@code profiled},
 *     {@code fixed} or {@code free}
 * @param impacts the parameter on which nuisance parameters have impacts
 * @param signalStrength the parameter that CLs is computed for
 */
public record LimitsStatistics(
        List<Double> levels,
        List<String> nuisance,
        List<String> profile,
        Optional<String> intervals,
        Optional<String> impacts,
        Optional<String> signalStrength) {

    /** Checks levels and the name of what is done with other parameters. */
    public LimitsStatistics {
        levels = List.copyOf(levels);
        nuisance = List.copyOf(nuisance);
        profile = List.copyOf(profile);
        intervals.ifPresent(OtherParameters::parse);
        if (levels.isEmpty()) {
            throw new InvalidInputException("no confidence level is given; for example 0.68,0.95");
        }
        for (double level : levels) {
            if (!(level > 0 && level < 1)) {
                throw new InvalidInputException(
                        "the confidence level is %s; give a number between 0 and 1, such as 0.95".formatted(level));
            }
        }
    }

    /** {@return limits at 68 % and 95 %, and nothing else} */
    public static LimitsStatistics defaults() {
        return new LimitsStatistics(
                LimitsText.LEVELS, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether a fit of all parameters is needed. */
    boolean needsFit() {
        return intervals.isPresent() || impacts.isPresent();
    }
}
