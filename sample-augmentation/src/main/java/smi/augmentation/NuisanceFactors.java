package smi.augmentation;

import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceMorpher;

/** The factors \( n_i(\nu) \) of events at fixed nuisance parameters, and their derivatives. */
final class NuisanceFactors {
    private final NuisanceMorpher morpher;
    private final double[] nu;

    NuisanceFactors(NuisanceMorpher morpher, double[] nu) {
        if (nu.length != morpher.count()) {
            throw new InvalidInputException(
                    "%d nuisance parameters need as many values, got %d".formatted(morpher.count(), nu.length));
        }
        this.morpher = morpher;
        this.nu = nu.clone();
    }

    void addTo(ComponentSums sums, ComponentBlock block, EventMatrix weights) {
        double[] factor = new double[block.size()];
        double[][] slope = new double[nu.length][block.size()];
        double[] row = new double[weights.columns()];
        for (int i = 0; i < factor.length; i++) {
            weights.copyRow(i, row, 0);
            double[] a = morpher.linear(row);
            double[] b = morpher.quadratic(row);
            double exponent = 0.0;
            for (int k = 0; k < nu.length; k++) {
                exponent += (a[k] + b[k] * nu[k]) * nu[k];
            }
            factor[i] = Math.exp(exponent);
            for (int k = 0; k < nu.length; k++) {
                slope[k][i] = factor[i] * (a[k] + 2 * b[k] * nu[k]);
            }
        }
        sums.add(block, factor, slope);
    }
}
