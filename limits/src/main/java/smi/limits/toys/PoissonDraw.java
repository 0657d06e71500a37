package smi.limits.toys;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;

/** Draws Poisson numbers by inversion, from a table of the distribution within ten standard deviations. */
final class PoissonDraw {
    private final int first;
    private final double[] cumulative;

    PoissonDraw(double mean) {
        double half = 10 * Math.sqrt(mean) + 10;
        first = (int) Math.max(0, Math.floor(mean - half));
        cumulative = new double[(int) Math.ceil(mean + half) - first + 1];
        double sum = 0;
        for (int k = 0; k < cumulative.length; k++) {
            int n = first + k;
            sum += mean == 0 ? n == 0 ? 1 : 0 : Math.exp(n * Math.log(mean) - mean - Gamma.logGamma(n + 1.0));
            cumulative[k] = sum;
        }
    }

    int draw(RandomGenerator random) {
        double u = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, u);
        return first + Math.min(cumulative.length - 1, found >= 0 ? found + 1 : -found - 1);
    }
}
