package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorMomentsTest {

    /**
     * Simpson's rule with 20 000 steps over the density: exact to 1e-12 of the integral of |x|^k for these densities, the
     * Gaussian cut at twelve standard deviations.
     */
    @ParameterizedTest
    @CsvSource({
        "'flat(-1,3)', -1, 3",
        "'flat(2,2.5)', 2, 2.5",
        "'gaussian(0.3,0.5)', -5.7, 6.3",
        "'gaussian(-2,0.1)', -3.2, -0.8",
        "'log-uniform(0.1,2)', 0.1, 2"
    })
    void momentsAreThoseOfTheDensity(String text, double low, double high) {
        Prior prior = Prior.parse(text);
        int n = 20_000;
        for (int power = 0; power <= 8; power++) {
            double sum = 0;
            double size = 0;
            for (int i = 0; i <= n; i++) {
                double x = Math.min(high, low + (high - low) * i / n);
                double term = (i == 0 || i == n ? 1 : i % 2 == 0 ? 2 : 4)
                        * Math.exp(prior.logDensity(x))
                        * Math.pow(x, power);
                sum += term;
                size += Math.abs(term);
            }
            double step = (high - low) / n / 3;
            assertEquals(sum * step, prior.moment(power), 1e-11 * size * step, text + ", power " + power);
        }
    }
}
