package smi.diagnostics;

import smi.morphing.InvalidInputException;

/**
 * What does no harm, in units that matter: what a measurement with N events would feel. Distances between distributions
 * are those of the metric of the Fisher information, \( D^2 = \int (p-q)^2 / \tfrac12 (p+q) \): N D² is the value of
 * −2Δ log L by which N events tell p from q, and 4 the largest D².
 *
 * @param events N, the number of events that the estimator shall be used with
 */
record Tolerance(double events) {
    /** A tenth in −2Δ log L moves a limit by a twentieth. */
    private static final double RELATIVE = 0.1;

    /** Where −2Δ log L of N events is below this, nothing hangs on its last digits. */
    private static final double WEAK = 16;

    Tolerance {
        if (!(events > 0 && events < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "the number of events to be used with is %s; give a positive number".formatted(events));
        }
    }

    /** The largest deviation of the slope of a ratio from 1, see {@link #harm}. */
    double slope() {
        return RELATIVE;
    }

    /** The largest deviation of the slope of a score from 1, of which the standard deviation is the root. */
    double scoreSlope() {
        return 1.5 * RELATIVE;
    }

    /** By how much a deviation of a slope counts between hypotheses at a squared distance: fully if N events tell them apart. */
    double harm(double squaredDistance) {
        return squaredDistance / (squaredDistance + WEAK / events);
    }

    /** The largest harmless squared distance between what is and what should be, for hypotheses at a squared distance. */
    double squaredDistance(double ofHypotheses) {
        return 1 / events + RELATIVE * RELATIVE * ofHypotheses;
    }
}
