package smi.limits.toys;

import java.util.List;
import smi.morphing.InvalidInputException;

/**
 * How many pseudo-experiments are made.
 *
 * @param toys at every point of the grid
 * @param mostToys where it is not clear whether a point is excluded
 * @param levels the confidence levels at which that matters, for example 0.68 and 0.95
 * @param seed seed of the random numbers; the result depends on it, but not on the number of threads
 */
public record ToySettings(int toys, int mostToys, List<Double> levels, long seed) {
    /** Fewer could not tell a p-value of 5 % from one of 10 %. */
    private static final int FEWEST = 100;

    public ToySettings {
        levels = List.copyOf(levels);
        if (toys < FEWEST || mostToys < toys) {
            throw new InvalidInputException(
                    "%d toys per point and at most %d are too few; give at least %d, and no smaller number for the most"
                            .formatted(toys, mostToys, FEWEST));
        }
        for (double level : levels) {
            if (!(level > 0 && level < 1)) {
                throw new InvalidInputException(
                        "the confidence level is %s; give a number between 0 and 1, such as 0.95".formatted(level));
            }
        }
    }

    /**
     * 1000 toys per point, 4000 near the borders of the regions at 68 % and 95 %.
     *
     * @param seed seed of the random numbers
     * @return the settings
     */
    public static ToySettings defaults(long seed) {
        return new ToySettings(1000, 4000, List.of(0.68, 0.95), seed);
    }
}
