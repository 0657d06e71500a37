package smi.augmentation;

import smi.morphing.InvalidInputException;

/**
 * What the joint quantities of every event at one point need: monomials and their gradients, and the cross section with
 * its gradient, all of the same events.
 */
final class PointTerms {
    private final double[] monomials;
    private final double[][] gradients;
    private final double[] nu;
    private final boolean shifted;
    private final double crossSection;
    private final double[] logSlope;

    private PointTerms(
            double[] monomials, double[][] gradients, HypothesisPoint point, double crossSection, double[] logSlope) {
        this.monomials = monomials;
        this.gradients = gradients;
        this.nu = point.nu();
        this.shifted = point.isShifted();
        this.crossSection = crossSection;
        this.logSlope = logSlope;
    }

    /**
     * The terms at a point.
     *
     * @param components the components of the events
     * @param point the point; with nuisance parameters if the components have them
     * @param sigma the cross section there, of the events that are drawn from; its gradient in as many directions as
     *     scores are asked for
     */
    static PointTerms of(Components components, HypothesisPoint point, CrossSection sigma) {
        if (!(sigma.valuePb() > 0)) {
            throw new InvalidInputException(
                    "the cross section at %s is %s pb, so its events cannot be normalised; choose a point where it is positive"
                            .formatted(point, sigma.valuePb()));
        }
        double[] slope = sigma.gradientPb();
        for (int p = 0; p < slope.length; p++) {
            slope[p] /= sigma.valuePb();
        }
        return new PointTerms(
                components.at(point.theta()), components.gradientsAt(point.theta()), point, sigma.valuePb(), slope);
    }

    /** The weight of an event relative to the same measure at every point, \( W(\theta,\nu)/\sigma(\theta,\nu) \). */
    double density(double[] terms) {
        double weight = Components.dot(monomials, terms);
        return (shifted ? weight * factor(terms) : weight) / crossSection;
    }

    private double factor(double[] terms) {
        int linear = monomials.length;
        int quadratic = linear + nu.length;
        double exponent = 0.0;
        for (int k = 0; k < nu.length; k++) {
            exponent += (terms[linear + k] + terms[quadratic + k] * nu[k]) * nu[k];
        }
        return Math.exp(exponent);
    }

    /** How many directions the score has. */
    int scoreDimension() {
        return logSlope.length;
    }

    /**
     * The joint score of an event: \( \nabla W/W - \nabla\sigma/\sigma \) in θ and, where the cross section has a
     * gradient in ν, \( a_k + 2 b_k \nu_k - \partial_k \sigma/\sigma \).
     */
    void score(double[] terms, double[] target, int offset) {
        double weight = Components.dot(monomials, terms);
        int physics = gradients.length;
        for (int p = 0; p < physics; p++) {
            target[offset + p] = Components.dot(gradients[p], terms) / weight - logSlope[p];
        }
        for (int k = 0; k < logSlope.length - physics; k++) {
            double slope = terms[monomials.length + k] + 2 * terms[monomials.length + nu.length + k] * nu[k];
            target[offset + physics + k] = slope - logSlope[physics + k];
        }
    }
}
