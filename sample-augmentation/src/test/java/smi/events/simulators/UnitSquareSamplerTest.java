package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class UnitSquareSamplerTest {

    /** Density 4uv: E[u] = E[v] = 2/3, variance 1/18. */
    @Test
    void pointsFollowTheDensity() {
        DoubleBinaryOperator density = (u, v) -> 4 * u * v;
        UnitSquareSampler sampler = UnitSquareSampler.of(8, 5, density);
        var random = new ChunkSeed(1, 0).random(ChunkSeed.Purpose.PARTICLES);
        double[] point = new double[2];
        double[] sums = new double[3];
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            sampler.draw(random, density, point);
            sums[0] += point[0];
            sums[1] += point[1];
            sums[2] += point[0] * point[1];
        }
        double error = 5 * Math.sqrt(1 / 18.0 / n);
        assertEquals(2 / 3.0, sums[0] / n, error);
        assertEquals(2 / 3.0, sums[1] / n, error);
        assertEquals(4 / 9.0, sums[2] / n, error, "u and v are independent");
    }

    /** The bounds of 8 × 5 cells of 4uv, by hand: max + (max − min) / 4 at the corners of every cell. */
    @Test
    void efficiencyIsTheIntegralOverTheMeanBound() {
        double mean = 0;
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 5; j++) {
                double max = 4 * (i + 1) / 8.0 * (j + 1) / 5.0;
                double min = 4 * i / 8.0 * j / 5.0;
                mean += (max + 0.25 * (max - min)) / 40;
            }
        }
        assertEquals(1 / mean, UnitSquareSampler.of(8, 5, (u, v) -> 4 * u * v).efficiency(1), 1e-12);
    }

    @Test
    void aDensityAboveItsBoundIsAnError() {
        UnitSquareSampler sampler = UnitSquareSampler.of(4, 4, (u, v) -> 1.0);
        var random = new ChunkSeed(1, 0).random(ChunkSeed.Purpose.PARTICLES);
        assertThrows(IllegalStateException.class, () -> sampler.draw(random, (u, v) -> 1.001, new double[2]));
        assertThrows(IllegalStateException.class, () -> sampler.draw(random, (u, v) -> Double.NaN, new double[2]));
    }
}
