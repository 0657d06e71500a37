package smi.augmentation;

import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * What the joint quantities of every event at one parameter point need: monomials and their gradients, and the cross
 * section with its gradient, all of the same events.
 */
final class PointTerms {
    private final double[] monomials;
    private final double[][] gradients;
    private final double crossSection;
    private final double[] logSlope;

    private PointTerms(double[] monomials, double[][] gradients, double crossSection, double[] logSlope) {
        this.monomials = monomials;
        this.gradients = gradients;
        this.crossSection = crossSection;
        this.logSlope = logSlope;
    }

    static PointTerms of(WeightedEvents events, ParameterPoint theta) {
        CrossSection sigma = events.crossSection(theta);
        if (!(sigma.valuePb() > 0)) {
            throw new InvalidInputException(
                    "the cross section at %s is %s pb, so its events cannot be normalised; choose a point where it is positive"
                            .formatted(theta, sigma.valuePb()));
        }
        double[] slope = sigma.gradientPb();
        for (int p = 0; p < slope.length; p++) {
            slope[p] /= sigma.valuePb();
        }
        Components components = events.components();
        return new PointTerms(components.at(theta), components.gradientsAt(theta), sigma.valuePb(), slope);
    }

    /** The density of an event, \( W(\theta)/\sigma(\theta) \), relative to the same measure at every θ. */
    double density(double[] f) {
        return Components.dot(monomials, f) / crossSection;
    }

    /** The joint score \( \nabla W/W - \nabla\sigma/\sigma \) of an event. */
    void score(double[] f, double[] target, int offset) {
        double weight = Components.dot(monomials, f);
        for (int p = 0; p < logSlope.length; p++) {
            target[offset + p] = Components.dot(gradients[p], f) / weight - logSlope[p];
        }
    }
}
