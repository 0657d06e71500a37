package smi.limits.toys;

import smi.events.EventMatrix;
import smi.morphing.NuisanceMorpher;

/** How the weights of many events depend on nuisance parameters; their logarithms are taken once. */
final class WeightFactors {
    private final int nuisance;
    private final double[] linear;
    private final double[] quadratic;

    /**
     * Takes the logarithms.
     *
     * @param morpher finds the dependence of an event
     * @param weights in all weight columns, shape [nEvents][nWeightColumns]
     */
    WeightFactors(NuisanceMorpher morpher, EventMatrix weights) {
        nuisance = morpher.count();
        linear = new double[weights.rows() * nuisance];
        quadratic = new double[weights.rows() * nuisance];
        for (int i = 0; i < weights.rows(); i++) {
            double[] row = weights.row(i);
            System.arraycopy(morpher.linear(row), 0, linear, i * nuisance, nuisance);
            System.arraycopy(morpher.quadratic(row), 0, quadratic, i * nuisance, nuisance);
        }
    }

    /** Multiplies values of all events by \( \exp \sum_k (a_k\nu_k + b_k\nu_k^2) \). */
    void multiply(double[] values, double... nu) {
        for (int i = 0; i < values.length; i++) {
            double exponent = 0;
            for (int k = 0; k < nuisance; k++) {
                exponent += (linear[i * nuisance + k] + quadratic[i * nuisance + k] * nu[k]) * nu[k];
            }
            values[i] *= Math.exp(exponent);
        }
    }
}
