package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/** A Gaussian likelihood: everything is known in closed form. */
class GridScanTest {
    private static final double[] BEST = {0.137, -0.211};
    private static final double[][] METRIC = {{60, 25}, {25, 90}};

    /** −½ ΔᵀIΔ. */
    private record Parabola(ParameterSpace space) implements Likelihood {
        @Override
        public double[] logLikelihood(EventMatrix points) {
            double[] values = new double[points.rows()];
            for (int g = 0; g < values.length; g++) {
                double a = points.get(g, 0) - BEST[0];
                double b = points.get(g, 1) - BEST[1];
                values[g] = 5 - 0.5 * (METRIC[0][0] * a * a + 2 * METRIC[0][1] * a * b + METRIC[1][1] * b * b);
            }
            return values;
        }
    }

    private static LimitResult scan(String grid) {
        return measurement(grid).asymptotic();
    }

    private static Measurement measurement(String grid) {
        var likelihood = new Parabola(ToyEvents.SPACE);
        return new Measurement(
                "toy",
                new TotalLikelihood(ToyEvents.SPACE, List.of(likelihood), List.of(), List.of()),
                ParameterGrid.parse(grid, ToyEvents.SPACE),
                List.of(),
                100,
                new Luminosity(1000),
                List.of());
    }

    @Test
    void theBestFitOfAParabolaIsExact() {
        LimitResult result = scan("a=-1:1:21,b=-1:1:21");
        assertTrue(result.bestFit().refined());
        assertEquals(BEST[0], result.bestFit().point().get(0), 1e-12);
        assertEquals(BEST[1], result.bestFit().point().get(1), 1e-12);
        assertEquals(5.0, result.bestFit().logLikelihood(), 1e-12);
    }

    @Test
    void theTestStatisticAndItsProbabilityAreThoseOfAGaussian() {
        LimitResult result = scan("a=-1:1:21,b=-1:1:21");
        assertEquals(2, result.dof());
        double a = -1 - BEST[0];
        double b = -1 - BEST[1];
        double q = 60 * a * a + 50 * a * b + 90 * b * b;
        assertEquals(q, result.q()[0], 1e-10);
        // with two degrees of freedom the χ² tail is exp(−q/2), here about 1e-27
        assertEquals(1.0, result.pValue()[0] / Math.exp(-q / 2), 1e-9);
        assertEquals(5.991464547107979, result.threshold(0.95), 1e-9);
    }

    /** The ellipse has the area π·threshold/√det I; the interpolation and 20 × 20 sub-cells are good to 1 %. */
    @Test
    void theAreaIsThatOfTheEllipse() {
        LimitResult result = scan("a=-1:1:81,b=-1:1:81");
        double expected = Math.PI * result.threshold(0.95) / Math.sqrt(60.0 * 90 - 25 * 25);
        assertEquals(expected, result.area(0.95), 0.01 * expected);
        assertFalse(result.touchesBorder(0.95));
        boolean[] region = result.region(0.95);
        for (int g = 0; g < region.length; g++) {
            assertEquals(region[g], result.pValue()[g] >= 0.05);
        }
    }

    @Test
    void aLineHasALength() {
        LimitResult result = scan("a=-1:1:201,b=0");
        assertEquals(1, result.dof());
        // along b = 0 the parabola has its own maximum, at a = 0.137 + 25/60 · (−0.211)
        assertEquals(0.137 - 25.0 / 60 * 0.211, result.bestFit().point().get(0), 1e-10);
        assertEquals(2 * Math.sqrt(result.threshold(0.68) / 60), result.area(0.68), 1e-3);
    }

    @Test
    void aMaximumOutsideTheGridIsSaid() {
        LimitResult result = scan("a=0.3:1:8,b=-1:1:21");
        assertTrue(result.bestFit().atBorder());
        assertTrue(result.touchesBorder(0.95));
        assertTrue(
                result.notes().get(0).contains("extend the grid"),
                result.notes().toString());
        for (double q : result.q()) {
            assertTrue(q >= 0);
        }
    }

    @Test
    void theTableHasOneRowPerPoint() {
        LimitResult result = scan("a=-1:1:3,b=-1:1:5");
        assertEquals(15, result.table().rowCount());
        assertEquals(
                List.of("a", "b", "log_ratio_kinematic", "log_likelihood_rate", "q", "p_value", "p_value_error"),
                result.table().columnNames());
        assertEquals(result.q()[7], result.table().doubleColumn("q").get(7));
    }

    @Test
    void gradientsByDifferencesAreThoseOfTheParabola() {
        var likelihood = new TotalLikelihood(
                ToyEvents.SPACE,
                List.of(new Parabola(ToyEvents.SPACE), new Parabola(ToyEvents.SPACE)),
                List.of(),
                List.of());
        double[] gradient = likelihood.gradient(0.5, 0.5);
        assertEquals(-2 * (60 * (0.5 - BEST[0]) + 25 * (0.5 - BEST[1])), gradient[0], 1e-7);
        assertEquals(-2 * (25 * (0.5 - BEST[0]) + 90 * (0.5 - BEST[1])), gradient[1], 1e-7);
    }

    /** The profile of the parabola over b has the curvature 60 − 25²/90 in a. */
    @Test
    void aParameterOfTheGridCanBeProfiled() {
        Measurement measurement = measurement("a=-1:1:41,b=-1:1:3").profile(List.of("b"));
        LimitResult result = measurement.asymptotic();
        assertEquals(List.of("a"), result.parameters());
        assertEquals(1, result.dof());
        double curvature = 60 - 25.0 * 25 / 90;
        for (int g = 0; g < 41; g++) {
            double a = result.grid().point(g).get(0) - BEST[0];
            // the fits know log L to 1e-5; where the maximum over b lies outside of [−1, 1] q is larger
            double b = BEST[1] - 25 * a / 90;
            if (Math.abs(b) < 1) {
                assertEquals(curvature * a * a, result.q()[g], 4e-5 + 1e-6 * curvature * a * a, "point " + g);
            }
        }
        assertThrows(InvalidInputException.class, () -> measurement.profile(List.of("a", "b")));
        assertThrows(InvalidInputException.class, () -> measurement.profile(List.of("c")));
    }

    @Test
    void intervalsWithTheOthersProfiledFixedAndFree() {
        Measurement measurement = measurement("a=-1:1:3,b=-1:1:3");
        FitResult best = measurement.fit(FitSettings.defaults());
        double profiled = 60 - 25.0 * 25 / 90;
        double[] curvatures = {profiled, 60, profiled};
        double[] thresholds = {ChiSquare.quantile(0.95, 1), ChiSquare.quantile(0.95, 1), ChiSquare.quantile(0.95, 2)};
        for (OtherParameters others : OtherParameters.values()) {
            ParameterIntervals found =
                    measurement.intervals("a", others, List.of(0.68, 0.95), best, FitSettings.defaults());
            double half = Math.sqrt(thresholds[others.ordinal()] / curvatures[others.ordinal()]);
            // root finding to 2e-5, and the tolerance 1e-5 of log L over its slope of 15
            assertEquals(
                    BEST[0] + half, found.levels().get(1).intervals().get(0).high(), 1e-4, others.label());
            assertEquals(
                    BEST[0] - half, found.levels().get(1).intervals().get(0).low(), 1e-4, others.label());
            assertEquals(1 / Math.sqrt(profiled), found.error(), 1e-5);
        }
        Measurement fixed = measurement("a=-1:1:3,b=0");
        FitResult line = fixed.fit(FitSettings.defaults());
        assertThrows(
                InvalidInputException.class,
                () -> fixed.intervals("b", OtherParameters.FIXED, List.of(0.95), line, FitSettings.defaults()));
        assertThrows(InvalidInputException.class, () -> OtherParameters.parse("frozen"));
    }

    @Test
    void aMaximumBeyondTheGridIsSuggested() {
        String note = scan("a=0.3:1:8,b=-1:1:21").notes().get(0);
        // the maximum lies at a = 0.137: half the grid's width around it
        assertTrue(note.contains("a=-0.213:1.00:8"), note);
    }

    @Test
    void aGridOfOnePointIsRefused() {
        assertThrows(InvalidInputException.class, () -> scan("a=0,b=0"));
    }
}
