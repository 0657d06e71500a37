package smi.limits.fit;

import smi.morphing.InvalidInputException;

/**
 * How carefully a maximum is searched for.
 *
 * @param starts the number of starting points: the one given and others spread over the bounds
 * @param seed seed of the other starting points
 * @param tolerance a fit has converged if log L at the maximum is estimated to be higher by no more than this
 */
public record FitSettings(int starts, long seed, double tolerance) {

    public FitSettings {
        if (starts < 1 || !(tolerance > 0)) {
            throw new InvalidInputException(
                    "a fit with %d starts and the tolerance %s is none; give at least 1 start and a positive tolerance"
                            .formatted(starts, tolerance));
        }
    }

    /** {@return four starts, and log L known to 1e-5} */
    public static FitSettings defaults() {
        return new FitSettings(4, 1, 1e-5);
    }

    /**
     * Another number of starts.
     *
     * @param number how many
     * @return the settings with it
     */
    public FitSettings withStarts(int number) {
        return new FitSettings(number, seed, tolerance);
    }
}
