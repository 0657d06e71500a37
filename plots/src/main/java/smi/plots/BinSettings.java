package smi.plots;

import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * How observables are binned in figures, and how the effect of nuisance parameters is sampled.
 *
 * @param bins number of bins between the quantiles 2.5 % and 97.5 %
 * @param edges the borders of the bins instead; empty to find them
 * @param toys how many values of the nuisance parameters are drawn for a band
 * @param seed of these
 */
public record BinSettings(int bins, Optional<Series> edges, int toys, long seed) {
    /** Refuses what gives no histogram or no band. */
    public BinSettings {
        if (!(bins >= 1 && toys >= 20)) {
            throw new InvalidInputException(
                    "%d bins and %d toys were asked for; give one bin or more, and 20 toys or more"
                            .formatted(bins, toys));
        }
    }

    /**
     * {@return 30 bins, 200 toys}
     */
    public static BinSettings defaults() {
        return new BinSettings(30, Optional.empty(), 200, 1);
    }

    /**
     * The same with given bins.
     *
     * @param borders of the bins, rising
     * @return the settings
     */
    public BinSettings withEdges(double... borders) {
        return new BinSettings(bins, Optional.of(Series.of(borders)), toys, seed);
    }

    /**
     * The same with another number of bins.
     *
     * @param number of bins
     * @return the settings
     */
    public BinSettings withBins(int number) {
        return new BinSettings(number, Optional.empty(), toys, seed);
    }
}
