package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.PolynomialMorpher;

class LatentGaussianTest {
    private static final LatentGaussian TRUTH = LatentGaussian.standard();

    /** The numbers that the documentation of the simulator promises. */
    @ParameterizedTest
    @ValueSource(doubles = {-6, -5, -4, -2.2, 0, 1.3, 4, 5, 6})
    void morphingReplacesTheExponential(double standardDeviations) {
        var setup = LatentGaussianSimulator.defaults().setup();
        PolynomialMorpher morpher = setup.morpher();
        double z = standardDeviations * TRUTH.sigmaZ();
        double[] weights = setup.benchmarks().stream()
                .mapToDouble(b -> Math.exp(TRUTH.jointLogRatio(z, b.point().get(0), 0)))
                .toArray();
        boolean far = Math.abs(standardDeviations) > 4;
        for (double theta = -1; theta <= 1; theta += 1 / 64.0) {
            ParameterPoint point = setup.space().point(theta);
            double morphed = DrellYanLikelihood.dot(morpher.weights(point), weights);
            double exact = Math.exp(TRUTH.jointLogRatio(z, theta, 0));
            assertEquals(1, morphed / exact, far ? 2e-8 : 1e-10);
            double score = DrellYanLikelihood.dot(morpher.weightGradients(point)[0], weights) / morphed;
            assertEquals(TRUTH.jointScore(z, theta), score, far ? 1e-6 : 5e-9);
        }
    }

    /** Events generated at θ, with x ~ N(θ, 5): standard errors √(5/n) and 5 √(2/n). */
    @ParameterizedTest
    @ValueSource(strings = {"origin", "node_1", "node_12"})
    void observationsAreGaussian(String benchmark) {
        var simulator = LatentGaussianSimulator.defaults().with(Map.of("sampled-from", benchmark));
        double theta = simulator.setup().benchmarkPoint(benchmark).get(0);
        int n = 100_000;
        double[] sums = new double[2];
        simulator.simulate(n, 31).readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                double x = block.observations().get(i, 0);
                sums[0] += x - theta;
                sums[1] += (x - theta) * (x - theta);
            }
        });
        assertEquals(0, sums[0] / n, 5 * Math.sqrt(5.0 / n));
        assertEquals(5, sums[1] / n, 25 * Math.sqrt(2.0 / n));
    }

    /**
     * The regression of the joint score on x is the score: slope 1/5. Standard error of the slope at n = 10⁵:
     * √(Var(t|x) / n Var(x)) = √(0.05 / (5 n)) = 3.2e-4.
     */
    @Test
    void jointScoreAveragesToTheScore() {
        var setup = LatentGaussianSimulator.defaults().setup();
        ParameterPoint origin = setup.space().origin();
        double[] gradient = setup.morpher().weightGradients(origin)[0];
        EventSource events = LatentGaussianSimulator.defaults().simulate(100_000, 32);
        double[] sums = new double[2];
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                double[] weights = block.weights().row(i);
                double x = block.observations().get(i, 0);
                sums[0] += x * DrellYanLikelihood.dot(gradient, weights) / weights[0];
                sums[1] += x * x;
            }
        });
        assertEquals(0.2, sums[0] / sums[1], 5 * 3.2e-4);
        EventMatrix score = TRUTH.score(EventMatrix.ofRows(new double[] {3.0}), origin);
        assertEquals(0.6, score.get(0, 0), 1e-15);
    }

    /** Var W/W0 = exp(θ²/σz²) − 1 for events generated at 0. */
    @Test
    void weightsAddUpToTheCrossSectionAtEveryBenchmark() {
        EventSource events = LatentGaussianSimulator.defaults().simulate(100_000, 33);
        double[] sums = new double[13];
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                for (int b = 0; b < 13; b++) {
                    sums[b] += block.weights().get(i, b);
                }
            }
        });
        assertEquals(1, sums[0], 1e-10);
        for (int b = 1; b < 13; b++) {
            double theta = events.setup().benchmarks().get(b).point().get(0);
            assertEquals(1, sums[b], 5 * Math.sqrt(Math.expm1(theta * theta / 4) / 100_000));
        }
    }

    @Test
    void truthIsTheGaussianOfBothVariances() {
        var space = TRUTH.space();
        EventMatrix x = EventMatrix.ofRows(new double[] {-1.5}, new double[] {4});
        double[] ratio = TRUTH.logRatio(x, space.point(0.8), space.point(-0.4));
        for (int i = 0; i < 2; i++) {
            double v = x.get(i, 0);
            assertEquals(((v + 0.4) * (v + 0.4) - (v - 0.8) * (v - 0.8)) / 10, ratio[i], 1e-15);
        }
        assertEquals(20, TRUTH.information(space.origin(), new Luminosity(100))[0][0], 1e-13);
        assertEquals(1, TRUTH.crossSection(space.point(0.3)), 0);
        assertEquals(0, TRUTH.crossSectionGradient(space.point(0.3))[0], 0);
    }

    @Test
    void impossibleWidthsAreRefused() {
        var error = assertThrows(InvalidInputException.class, () -> new LatentGaussian(0, 1, 1));
        assertTrue(error.getMessage().contains("must be positive"));
        assertThrows(InvalidInputException.class, () -> new LatentGaussian(1, Double.NaN, 1));
    }
}
