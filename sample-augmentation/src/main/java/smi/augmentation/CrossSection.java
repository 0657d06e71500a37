package smi.augmentation;

import java.util.Arrays;
import smi.morphing.ParameterPoint;

/**
 * The cross section at a parameter point.
 *
 * @param theta the point
 * @param valuePb \( \sigma(\theta) = \sum_i W_i(\theta) \) in pb
 * @param errorPb its standard error \( \sqrt{\sum_i W_i(\theta)^2} \) in pb, from the finite number of events
 * @param gradientPb \( \partial\sigma/\partial\theta_p \) and, where it was asked for at nuisance parameters, after
 *     these \( \partial\sigma/\partial\nu_k \); pb per unit of the parameter; copied
 */
public record CrossSection(ParameterPoint theta, double valuePb, double errorPb, double[] gradientPb) {

    public CrossSection {
        gradientPb = gradientPb.clone();
    }

    /** {@return a copy of the gradient, shape [nParameters] or [nParameters + nNuisance]} */
    @Override
    public double[] gradientPb() {
        return gradientPb.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CrossSection that
                && theta.equals(that.theta)
                && Double.compare(valuePb, that.valuePb) == 0
                && Double.compare(errorPb, that.errorPb) == 0
                && Arrays.equals(gradientPb, that.gradientPb);
    }

    @Override
    public int hashCode() {
        return 31 * theta.hashCode() + Double.hashCode(valuePb);
    }

    @Override
    public String toString() {
        return "CrossSection[%s: %s ± %s pb, gradient %s]"
                .formatted(theta, valuePb, errorPb, Arrays.toString(gradientPb));
    }
}
