package smi.plots;

import java.util.List;
import java.util.Optional;

/** A confidence region in the plane of two parameters, given by its border at any confidence level. */
public sealed interface Region permits ScanRegion, PValueRegion, FisherEllipse, DistanceRegion {
    /**
     * The border of the region.
     *
     * @param confidence the confidence level, between 0 and 1
     * @return its lines, closed (first point repeated) or ending where the function is no longer known; none if the
     *     border lies outside
     */
    List<Points> border(double confidence);

    /**
     * Where the function behind it is known, as (x, y) ranges; empty if everywhere.
     *
     * @return the domain
     */
    Optional<Domain> domain();

    /**
     * A rectangle in the plane of the parameters.
     *
     * @param x its extent along the first parameter
     * @param y its extent along the second parameter
     */
    record Domain(Range x, Range y) {}
}
