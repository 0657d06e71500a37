package smi.limits.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;

/** Fits of functions whose maxima are known. */
class FitTest {
    /** A function whose gradient is known by differences only: exact enough where it is of order one. */
    private record Function(List<String> names, ToDoubleFunction<double[]> of) implements LogFunction {
        @Override
        public double value(double... point) {
            return of.applyAsDouble(point);
        }

        @Override
        public double[] gradient(double... point) {
            double[] gradient = new double[point.length];
            for (int p = 0; p < point.length; p++) {
                double[] up = point.clone();
                double[] down = point.clone();
                up[p] += 1e-5;
                down[p] -= 1e-5;
                gradient[p] = (value(up) - value(down)) / 2e-5;
            }
            return gradient;
        }
    }

    private static final List<String> XY = List.of("x", "y");

    private static Bounds box(double low, double high) {
        return new Bounds(new double[] {low, low}, new double[] {high, high});
    }

    private static double square(double x) {
        return x * x;
    }

    /** Covariance [[1, 0.6], [0.6, 4]] around (0.3, −0.5). */
    private static final Function GAUSSIAN = new Function(XY, t -> {
        double x = t[0] - 0.3;
        double y = t[1] + 0.5;
        return 7 - 0.5 * (4 * x * x - 1.2 * x * y + y * y) / (4 - 0.36);
    });

    @Test
    void aGaussianGivesItsMeanAndCovariance() {
        FitResult fit = Fit.of(GAUSSIAN, box(-20, 20), new double[] {5, 5}, FitSettings.defaults());
        assertTrue(fit.converged());
        // log L is known to the tolerance 1e-5, so the point to √(2e-5) standard deviations, and much better in
        // practice
        assertArrayEquals(new double[] {0.3, -0.5}, fit.point(), 1e-4);
        assertEquals(7, fit.logLikelihood(), 1e-8);
        // differences of a quadratic function are exact up to rounding, 1e-9 / step
        assertArrayEquals(new double[] {1, 0.6}, fit.covariance()[0], 1e-4);
        assertArrayEquals(new double[] {0.6, 4}, fit.covariance()[1], 1e-4);
    }

    /** Rosenbrock's valley: curved, with its minimum at (1, 1). */
    @Test
    void aCurvedValleyIsFollowed() {
        var valley = new Function(XY, t -> -100 * square(t[1] - t[0] * t[0]) - square(1 - t[0]));
        FitResult fit = Fit.of(valley, box(-2, 2), new double[] {-1.2, 1}, FitSettings.defaults());
        assertTrue(fit.converged());
        assertEquals(0, fit.logLikelihood(), 2e-5);
        assertArrayEquals(new double[] {1, 1}, fit.point(), 0.02);
    }

    @Test
    void theHigherOfTwoMaximaIsFoundFromTheLower() {
        var two = new Function(List.of("x"), t -> -square(t[0] * t[0] - 1) * 20 + 0.5 * t[0]);
        Bounds bounds = new Bounds(new double[] {-3}, new double[] {3});
        FitResult fit =
                Fit.of(two, bounds, new double[] {-1}, FitSettings.defaults().withStarts(8));
        assertTrue(fit.converged());
        assertEquals(1.003, fit.point()[0], 1e-3);
    }

    @Test
    void aMaximumAtABoundIsOneAndHasNoErrorThere() {
        Bounds bounds = new Bounds(new double[] {0.5, -5}, new double[] {3, 5});
        FitResult fit = Fit.of(GAUSSIAN, bounds, new double[] {2, 1}, FitSettings.defaults());
        assertTrue(fit.converged());
        assertTrue(fit.atBound()[0]);
        assertFalse(fit.atBound()[1]);
        assertTrue(Double.isNaN(fit.error(0)));
        // the conditional maximum: −0.5 + 0.6 · 0.2, with the variance 4 − 0.36
        assertEquals(-0.38, fit.point()[1], 1e-4);
        assertEquals(Math.sqrt(3.64), fit.error(1), 1e-4);
        assertEquals(7 - 0.5 * 0.04, fit.logLikelihood(), 1e-7);
    }

    @Test
    void aFlatDirectionDoesNotConverge() {
        var ridge = new Function(XY, t -> -square(t[0] + t[1]));
        FitResult fit = Fit.of(ridge, box(-1, 1), new double[] {0.2, 0.1}, FitSettings.defaults());
        assertFalse(fit.converged());
        assertTrue(Double.isNaN(fit.error(0)));
        FitException e = assertThrows(FitException.class, fit::requireConverged);
        assertTrue(e.getMessage().contains("did not converge"), e.getMessage());
    }

    /** At the start the gradient is zero, but it is a saddle. */
    @Test
    void aSaddleIsNoMaximum() {
        var saddle = new Function(XY, t -> square(t[0]) - square(square(t[0])) - square(t[1]));
        FitResult fit = Fit.of(
                saddle, box(-2, 2), new double[] {0, 0}, FitSettings.defaults().withStarts(1));
        assertTrue(fit.converged());
        assertEquals(Math.sqrt(0.5), Math.abs(fit.point()[0]), 1e-3);
    }

    @Test
    void aConditionalFitHoldsTheOthers() {
        FitResult fit =
                Fit.conditional(GAUSSIAN, box(-20, 20), new int[] {1}, new double[] {1.3, 0}, FitSettings.defaults());
        assertEquals(List.of("y"), fit.names());
        assertEquals(-0.5 + 0.6, fit.point()[0], 1e-4);
        FitResult none =
                Fit.conditional(GAUSSIAN, box(-20, 20), new int[0], new double[] {0.3, -0.5}, FitSettings.defaults());
        assertEquals(7, none.logLikelihood(), 1e-12);
    }

    @Test
    void intervalsOfAGaussianAreItsStandardDeviations() {
        FitResult best = Fit.of(GAUSSIAN, box(-20, 20), new double[] {0, 0}, FitSettings.defaults());
        var profiled = ProfileIntervals.of(GAUSSIAN, box(-20, 20), 1, new int[] {0}, best, FitSettings.defaults());
        List<Interval> one = profiled.below(1, 1e-4);
        assertEquals(1, one.size());
        // root finding to 1e-4, and the best fit's log L to 1e-8
        assertEquals(-0.5 - 2, one.get(0).low(), 3e-4);
        assertEquals(-0.5 + 2, one.get(0).high(), 3e-4);
        assertFalse(one.get(0).openBelow() || one.get(0).openAbove());
        // with x held the standard deviation of y is √(4 − 0.36)
        var fixed = ProfileIntervals.of(GAUSSIAN, box(-20, 20), 1, new int[0], best, FitSettings.defaults());
        assertEquals(Math.sqrt(3.64) * 2, fixed.below(4, 1e-4).get(0).high() + 0.5, 3e-4);
        assertEquals(0, profiled.missed(), 1e-5);
    }

    @Test
    void twoMaximaGiveTwoIntervals() {
        var two = new Function(List.of("x"), t -> -square(t[0] * t[0] - 1) * 20);
        Bounds bounds = new Bounds(new double[] {-3}, new double[] {0.9});
        FitResult best = Fit.of(two, bounds, new double[] {-1.1}, FitSettings.defaults());
        var scan = ProfileIntervals.of(two, bounds, 0, new int[0], best, FitSettings.defaults());
        List<Interval> found = scan.below(4, 1e-6);
        assertEquals(2, found.size());
        // 40 (x² − 1)² = 4
        double d = Math.sqrt(0.1);
        assertEquals(-Math.sqrt(1 + d), found.get(0).low(), 1e-5);
        assertEquals(-Math.sqrt(1 - d), found.get(0).high(), 1e-5);
        assertEquals(Math.sqrt(1 - d), found.get(1).low(), 1e-5);
        assertEquals(0.9, found.get(1).high(), 1e-12);
        assertTrue(found.get(1).openAbove());
    }

    /** n = 25 on μ s + b e^{0.1 ν} with s = 10, b = 20: pull and impact from the quadratic approximation are known. */
    @Test
    void impactsAreShiftsOfTheBestFit() {
        var counting = new Function(List.of("mu", "nu"), t -> {
            double expected = 10 * t[0] + 20 * Math.exp(0.1 * t[1]);
            return 25 * Math.log(expected) - expected - 0.5 * t[1] * t[1];
        });
        Bounds bounds = new Bounds(new double[] {-1, -5}, new double[] {4, 5});
        FitResult best = Fit.of(counting, bounds, new double[] {0, 0}, FitSettings.defaults());
        NuisanceImpact impact = Impacts.of(counting, bounds, 0, new int[] {1}, best, FitSettings.defaults())
                .get(0);
        // μ can absorb every shift of the background: ν stays at 0 ± 1, μ moves by −20 (e^{±0.1} − 1)/10
        assertEquals(0, impact.pull(), 1e-3);
        assertEquals(1, impact.constraint(), 1e-3);
        assertEquals(-2 * Math.expm1(0.1), impact.impactUp(), 5e-3);
        assertEquals(-2 * Math.expm1(-0.1), impact.impactDown(), 5e-3);
    }

    /**
     * A Gaussian measurement of μ: there \( \tilde q \) is exactly what the asymptotic formulas assume. The CLs limit
     * solves \( \Phi(-(μ - x)/σ) = 0.05\,\Phi(x/σ) \).
     */
    @Test
    void clsOfAGaussianMeasurementIsKnown() {
        var data = new Function(List.of("mu"), t -> -0.5 * square((t[0] - 0.4) / 0.8));
        var asimov = new Function(List.of("mu"), t -> -0.5 * square(t[0] / 0.8));
        Bounds bounds = new Bounds(new double[] {0}, new double[] {10});
        SignalStrength limit = SignalStrength.of(data, asimov, bounds, 0, FitSettings.defaults());
        double up = limit.upperLimit(0.95, 1e-6);
        var normal = new org.hipparchus.distribution.continuous.NormalDistribution();
        double cls = normal.cumulativeProbability(-(up - 0.4) / 0.8) / normal.cumulativeProbability(0.4 / 0.8);
        assertEquals(0.05, cls, 1e-5);
        // arXiv:1007.1727 (88): median σ Φ⁻¹(1 − 0.05 Φ(N)) + N σ
        for (double n : new double[] {-2, -1, 0, 1, 2}) {
            double expected =
                    0.8 * (normal.inverseCumulativeProbability(1 - 0.05 * normal.cumulativeProbability(n)) + n);
            assertEquals(expected, limit.expectedUpperLimit(0.95, n, 1e-6), 1e-4, "N = " + n);
        }
    }

    @Test
    void badInputIsRefused() {
        assertThrows(InvalidInputException.class, () -> new Bounds(new double[] {1}, new double[] {1}));
        assertThrows(InvalidInputException.class, () -> new Bounds(new double[] {Double.NaN}, new double[] {1}));
        assertThrows(InvalidInputException.class, () -> new FitSettings(0, 1, 1e-5));
        assertThrows(
                InvalidInputException.class,
                () -> SignalStrength.of(GAUSSIAN, GAUSSIAN, box(-1, 1), 0, FitSettings.defaults()));
    }
}
