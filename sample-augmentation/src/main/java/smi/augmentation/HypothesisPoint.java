package smi.augmentation;

import java.util.Arrays;
import smi.morphing.ParameterPoint;

/**
 * A point (θ, ν).
 *
 * @param theta the physics parameters
 * @param nu the nuisance parameters in standard deviations; not copied, must not be changed
 */
record HypothesisPoint(ParameterPoint theta, double[] nu) {

    /** Whether a nuisance parameter differs from zero. */
    boolean isShifted() {
        for (double value : nu) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HypothesisPoint that && theta.equals(that.theta) && Arrays.equals(nu, that.nu);
    }

    @Override
    public int hashCode() {
        return 31 * theta.hashCode() + Arrays.hashCode(nu);
    }

    @Override
    public String toString() {
        return isShifted() ? theta + ", nu = " + Arrays.toString(nu) : theta.toString();
    }
}
