package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class RatioPolynomialTest {
    private static MorphingComponents components(int dimension, int maxPower, int degree) {
        Parameter[] parameters = new Parameter[dimension];
        for (int p = 0; p < dimension; p++) {
            parameters[p] = Parameter.of("c" + p, maxPower, -1, 1);
        }
        return MorphingComponents.upTo(ParameterSpace.of(parameters), degree);
    }

    private static RatioPolynomial form(int dimension, int maxPower, int degree) {
        MorphingComponents components = components(dimension, maxPower, degree);
        double[] sums = new double[components.count()];
        double[] origin = new double[dimension];
        double[] scales = new double[dimension];
        for (int c = 0; c < sums.length; c++) {
            sums[c] = c == 0 ? 5 : 0.1 * c;
        }
        for (int p = 0; p < dimension; p++) {
            origin[p] = 0.1 * (p + 1);
            scales[p] = 0.5 + 0.2 * p;
        }
        return RatioPolynomial.of(new CrossSectionPolynomial(components, sums), origin, scales);
    }

    /** A symmetric 1+n matrix has (n+1)(n+2)/2 elements, of which one is fixed; quartics have (n+2 choose 2) roots. */
    @ParameterizedTest
    @CsvSource({"1, 2, 2, 2, 3", "2, 2, 2, 5, 6", "5, 2, 2, 20, 21", "1, 4, 4, 5, 5", "2, 4, 4, 20, 15"})
    void numbersOfOutputsAndMonomials(int dimension, int maxPower, int degree, int outputs, int monomials) {
        RatioPolynomial form = form(dimension, maxPower, degree);
        assertEquals(outputs, form.outputs());
        assertEquals(monomials, form.monomials().count());
    }

    /** 1 + aθ is no sum of squares: fitted by one, r had a mean of 1.02 where it should be 1. */
    @Test
    void linearDependenceIsRefused() {
        var thrown = assertThrows(InvalidInputException.class, () -> form(3, 1, 1));
        assertTrue(thrown.getMessage().contains("odd highest power, 1, of parameter 1"), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 2", "2, 2, 2", "5, 2, 2", "2, 4, 4"})
    void theExpandedFormIsTheSquareOfTheRoots(int dimension, int maxPower, int degree) {
        RatioPolynomial form = form(dimension, maxPower, degree);
        var random = new SplittableRandom(dimension);
        double[] outputs = random.doubles(form.outputs(), -1, 1).toArray();
        double[] coefficients = form.coefficients(outputs);
        for (int trial = 0; trial < 5; trial++) {
            double[] theta = random.doubles(dimension, -2, 2).toArray();
            double value = dot(coefficients, form.monomialsAt(theta));
            assertEquals(square(form, outputs, theta), value, 1e-12 * (1 + value));
            for (int p = 0; p < dimension; p++) {
                double[] up = theta.clone();
                double[] down = theta.clone();
                up[p] += 1e-4;
                down[p] -= 1e-4;
                double slope = (square(form, outputs, up) - square(form, outputs, down)) / 2e-4;
                // differences: h² f‴/6, and 1e-16 f/h
                assertEquals(slope, dot(coefficients, form.monomialGradientsAt(theta)[p]), 1e-5 * (1 + value));
            }
        }
        assertEquals(1, dot(coefficients, form.monomialsAt(form.origin())), 1e-14);
        assertEquals(0, form.logCrossSectionRatio(form.origin()), 1e-15);
    }

    private static double square(RatioPolynomial form, double[] outputs, double[] theta) {
        int m = form.roots().count();
        double[] l = new double[m * m];
        form.matrix(outputs, 0, l);
        double[] u = theta.clone();
        for (int p = 0; p < u.length; p++) {
            u[p] = (theta[p] - form.origin()[p]) / form.scales()[p];
        }
        double[] v = form.roots().monomials(u);
        double sum = 0;
        for (int k = 0; k < m; k++) {
            double y = 0;
            for (int j = k; j < m; j++) {
                y += l[j * m + k] * v[j];
            }
            sum += y * y;
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    /** Any positive quadratic that is 1 at θ1 has a matrix: 1 + 2 b·u + uᵀ A u with A − b bᵀ positive. */
    @Test
    void everyPositiveQuadraticHasAMatrix() {
        RatioPolynomial form = form(2, 2, 2);
        // roots (1, u1, u0): first column b, then the Cholesky factor of A − b bᵀ
        double[] outputs = {-0.8, Math.log(Math.expm1(0.5)), 0.3, -0.2, Math.log(Math.expm1(0.7))};
        double[] expected = new double[form.monomials().count()];
        int[][] powers = form.monomials().powers();
        for (int c = 0; c < expected.length; c++) {
            expected[c] = switch (powers[c][0] * 10 + powers[c][1]) {
                case 0 -> 1;
                case 1 -> 2 * -0.8;
                case 10 -> 2 * 0.3;
                case 2 -> 0.64 + 0.25;
                case 20 -> 0.09 + 0.04 + 0.49;
                default -> 2 * (-0.8 * 0.3 + 0.5 * -0.2);
            };
        }
        assertArrayEquals(expected, form.coefficients(outputs), 1e-15);
    }

    @Test
    void refusesWhatIsNoForm() {
        MorphingComponents constant = MorphingComponents.of(new int[][] {{0, 0}});
        var flat = new CrossSectionPolynomial(constant, new double[] {1});
        double[] two = {1, 1};
        assertThrows(InvalidInputException.class, () -> RatioPolynomial.of(flat, two, two));
        var negative = new CrossSectionPolynomial(components(2, 2, 2), new double[] {-9, 0, 0, 0, 0, 0});
        String message = assertThrows(InvalidInputException.class, () -> RatioPolynomial.of(negative, two, two))
                .getMessage();
        assertTrue(message.contains("cross section") && message.contains("-9"), message);
        var good = new CrossSectionPolynomial(components(2, 2, 2), new double[] {9, 0, 0, 0, 0, 0});
        assertThrows(IllegalArgumentException.class, () -> RatioPolynomial.of(good, two, new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> RatioPolynomial.of(good, new double[1], two));
    }
}
