package smi.limits.posterior;

import java.time.Duration;
import smi.morphing.InvalidInputException;

/**
 * How long a posterior is sampled.
 *
 * @param ensembles independent ensembles, at least 2: their agreement is what is tested
 * @param walkers walkers per ensemble, an even number of at least twice the number of parameters
 * @param steps steps of every walker, of which the first half is not kept
 * @param timeLimit after this time the sampler returns what there is
 * @param seed seed of the random numbers
 */
public record SamplerSettings(int ensembles, int walkers, int steps, Duration timeLimit, long seed) {
    /** R-hat compares halves of what is kept. */
    private static final int FEWEST_STEPS = 20;

    public SamplerSettings {
        if (ensembles < 2 || walkers < 4 || walkers % 2 != 0 || steps < FEWEST_STEPS) {
            throw new InvalidInputException(
                    "%d ensembles of %d walkers with %d steps cannot be tested; give at least 2 ensembles, an even number of walkers of at least 4, and %d steps"
                            .formatted(ensembles, walkers, steps, FEWEST_STEPS));
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new InvalidInputException("the time limit is %s; give a positive one".formatted(timeLimit));
        }
    }

    /**
     * Four ensembles of at least 16 walkers, 1000 steps, ten minutes.
     *
     * @param parameters number of parameters
     * @param seed seed of the random numbers
     * @return the settings
     */
    public static SamplerSettings defaults(int parameters, long seed) {
        return new SamplerSettings(4, Math.max(16, 4 * parameters), 1000, Duration.ofMinutes(10), seed);
    }
}
