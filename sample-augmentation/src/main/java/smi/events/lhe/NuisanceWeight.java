package smi.events.lhe;

import java.util.List;

/**
 * How the weight at a nuisance benchmark follows from those that an event lists. With w the weight at the point where
 * the event was generated: {@code ofNominal} w + {@code ofDifference} (w_id − mean of {@code meanOf}).
 *
 * @param ofNominal factor on the weight at the sampling point
 * @param ofDifference factor on the rest; 0 where there is none
 * @param id the weight of the event that the rest begins with; empty for none
 * @param meanOf the weights whose mean is subtracted; may be empty
 */
record NuisanceWeight(double ofNominal, double ofDifference, String id, List<String> meanOf) {
    /** The systematic does not concern the file. */
    static final NuisanceWeight UNVARIED = scaled(1);

    static NuisanceWeight scaled(double factor) {
        return new NuisanceWeight(factor, 0, "", List.of());
    }

    static NuisanceWeight declared(DeclaredWeight weight) {
        return new NuisanceWeight(0, 1, weight.id(), List.of());
    }

    /** One of several replicas. */
    static NuisanceWeight replica(String id, List<String> all) {
        return new NuisanceWeight(1, 1 / Math.sqrt(all.size() - 1.0), id, all);
    }
}
