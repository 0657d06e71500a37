package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class InterpolationGridTest {
    private static final ParameterSpace SPACE =
            new ParameterSpace(List.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1)));

    private static InterpolationGrid grid(String text) {
        return InterpolationGrid.over(ParameterGrid.parse(text, SPACE), 144, 33);
    }

    private static double[] values(InterpolationGrid grid, ToDoubleFunction<double[]> function) {
        double[] values = new double[grid.size()];
        Arrays.setAll(values, k -> function.applyAsDouble(grid.points().row(k)));
        return values;
    }

    /** Twelve nodes along each axis: polynomials of the fourth degree are theirs exactly. */
    @Test
    void polynomialsOfTheFourthDegreeAreExact() {
        InterpolationGrid grid = grid("a=-1:1:41,b=-0.5:2:41");
        ToDoubleFunction<double[]> function =
                t -> 1 + t[0] - 2 * Math.pow(t[0], 4) * t[1] + 0.3 * Math.pow(t[1], 3) * t[0] * t[0];
        double[] values = values(grid, function);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            double[] theta = {random.nextDouble(-1, 1), random.nextDouble(-0.5, 2)};
            assertEquals(function.applyAsDouble(theta), grid.interpolate(values, theta), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fewNodesGiveThePolynomialThroughAllOfThem(int points) {
        InterpolationGrid grid = grid("a=%s,b=0:1:5".formatted(points == 1 ? "0.5" : "0:1:" + points));
        ToDoubleFunction<double[]> function = t -> Math.pow(t[0], points - 1) * t[1];
        double[] values = values(grid, function);
        double[] theta = {points == 1 ? 0.5 : 0.37, 0.81};
        assertEquals(function.applyAsDouble(theta), grid.interpolate(values, theta), 1e-13);
    }

    /** A fit stops at a kink; the values here are as rough as can be. */
    @Test
    void theDerivativeHasNoJumpsAtTheNodes() {
        InterpolationGrid grid = grid("a=-1:1:41,b=0");
        var random = new SplittableRandom(2);
        double[] values = values(grid, t -> random.nextDouble(-1, 1));
        double step = 1e-6;
        for (int k = 1; k < grid.size() - 1; k++) {
            double[] node = grid.points().row(k);
            double here = grid.interpolate(values, node);
            assertEquals(values[k], here, 1e-13);
            double right = (grid.interpolate(values, new double[] {node[0] + step, 0}) - here) / step;
            double left = (here - grid.interpolate(values, new double[] {node[0] - step, 0})) / step;
            // second derivatives are below 1e3 here
            assertEquals(left, right, 2e3 * step);
        }
    }
}
