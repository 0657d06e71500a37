package smi.limits.fit;

/**
 * What data say about a nuisance parameter, and what it does to a parameter of interest.
 *
 * @param name the nuisance parameter
 * @param pull its best fit, minus its expectation, in standard deviations of its constraint
 * @param constraint its standard deviation after the fit, in the same unit; 1 if the data say nothing about it
 * @param impactUp how far the best fit of the parameter of interest moves when the nuisance parameter is held one
 *     standard deviation (after the fit) above its best fit
 * @param impactDown the same, one standard deviation below
 */
public record NuisanceImpact(String name, double pull, double constraint, double impactUp, double impactDown) {
    /** {@return the larger of the two impacts, without sign} */
    public double largest() {
        return Math.max(Math.abs(impactUp), Math.abs(impactDown));
    }
}
