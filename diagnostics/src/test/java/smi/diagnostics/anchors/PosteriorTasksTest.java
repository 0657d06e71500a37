package smi.diagnostics.anchors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smi.events.EventMatrix;

/** The exact posteriors, against what defines them: the simulator. */
class PosteriorTasksTest {
    private static EventMatrix gaussian(int n, double mean, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] x = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = mean + random.nextGaussian();
            x[2 * i + 1] = random.nextGaussian();
        }
        return EventMatrix.of(n, 2, x);
    }

    /** The best decision between N(0, 1) and N(1, 1) is right with probability Φ(½) = 0.6915. */
    @Test
    void theClassifierFindsTheBestDecision() {
        var test = new TwoSampleTest(10);
        double best = new NormalDistribution().cumulativeProbability(0.5);
        // standard error of a share of 8000: 0.005
        assertEquals(best, test.accuracy(gaussian(4000, 0, 1), gaussian(4000, 1, 2), 3), 0.02);
        assertEquals(0.5, test.accuracy(gaussian(4000, 0, 1), gaussian(4000, 0, 2), 3), 0.025);
    }

    static Stream<Arguments> lowDimensional() {
        return Stream.of(
                Arguments.of(new TwoMoonsTask(), new double[] {-0.3, 0.2}, 0.01, new double[] {-1, 1, -1, 1}),
                Arguments.of(new MixtureTask(), new double[] {1.5, -9.5}, 0.05, new double[] {-3, 6, -10, -5}));
    }

    /** Rejection: θ of the prior (where it matters) whose simulated x falls near the observation are the posterior. */
    @ParameterizedTest
    @MethodSource("lowDimensional")
    void theReferenceIsWhatRejectionGives(PosteriorTask task, double[] x, double radius, double[] window) {
        RandomGenerator random = new SplittableRandom(5);
        List<double[]> near = new ArrayList<>();
        while (near.size() < 800) {
            double[] theta = {random.nextDouble(window[0], window[1]), random.nextDouble(window[2], window[3])};
            double[] y = task.simulate(theta, random);
            if (Math.hypot(y[0] - x[0], y[1] - x[1]) < radius) {
                near.add(theta);
            }
        }
        PosteriorTask.Reference exact = task.posterior(x);
        double[][] draws = new double[near.size()][];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = exact.draw(random);
        }
        EventMatrix reference = EventMatrix.ofRows(draws);
        EventMatrix rejection = EventMatrix.ofRows(near.toArray(double[][]::new));
        // standard error 0.0125; the radius widens the narrow features by a tenth
        assertEquals(0.5, new TwoSampleTest(20).accuracy(reference, rejection, 6), 0.06);
    }

    @Test
    void gaussianPosteriorsHaveTheirMoments() {
        double[] x = new double[10];
        x[0] = 0.4;
        x[1] = 0.95;
        RandomGenerator random = new SplittableRandom(7);
        var linear = GaussianTask.linear().posterior(x);
        var uniform = GaussianTask.uniform().posterior(x);
        double[] mean = new double[2];
        double square = 0;
        int n = 50_000;
        for (int i = 0; i < n; i++) {
            double a = linear.draw(random)[0];
            mean[0] += a / n;
            square += (a - 0.2) * (a - 0.2) / n;
            mean[1] += uniform.draw(random)[1] / n;
        }
        assertEquals(0.2, mean[0], 5e-3); // five standard errors of √0.05/√n
        assertEquals(0.05, square, 1.6e-3); // relative √(2/n)
        // a normal distribution of mean μ cut at b: μ − σ φ(β)/Φ(β) with β = (b − μ)/σ
        double sigma = Math.sqrt(0.1);
        double beta = 0.05 / sigma;
        var normal = new NormalDistribution();
        double cut = 0.95 - sigma * normal.density(beta) / normal.cumulativeProbability(beta);
        assertEquals(cut, mean[1], 5e-3);
    }

    /** Moments of the posterior by importance sampling from the prior. */
    @Test
    void theSlcpPosteriorHasTheMomentsOfThePriorWeightedWithTheLikelihood() {
        var task = new SlcpTask();
        double[] x = {0.5, -1, 2.5, 0.2, -1.2, -2.5, 1.1, 0.3};
        RandomGenerator random = new SplittableRandom(8);
        double[] expected = new double[5];
        double total = 0;
        double squares = 0;
        for (int k = 0; k < 2_000_000; k++) {
            double[] theta = task.drawPrior(random);
            double weight = likelihood(theta, x);
            total += weight;
            squares += weight * weight;
            for (int p = 0; p < 5; p++) {
                expected[p] += weight * (p == 2 || p == 3 ? theta[p] * theta[p] : theta[p]);
            }
        }
        double independent = total * total / squares;
        PosteriorTask.Reference exact = task.posterior(x);
        int n = 20_000;
        double[] found = new double[5];
        double[] spread = new double[5];
        for (int i = 0; i < n; i++) {
            double[] theta = exact.draw(random);
            for (int p = 0; p < 5; p++) {
                double value = p == 2 || p == 3 ? theta[p] * theta[p] : theta[p];
                found[p] += value / n;
                spread[p] += value * value / n;
            }
        }
        assertTrue(independent > 500, "effective draws " + independent);
        for (int p = 0; p < 5; p++) {
            double deviation = Math.sqrt(spread[p] - found[p] * found[p]);
            assertEquals(expected[p] / total, found[p], 5 * deviation * Math.sqrt(1 / independent + 1.0 / n), "θ" + p);
        }
    }

    private static double likelihood(double[] theta, double... x) {
        double s1 = theta[2] * theta[2];
        double s2 = theta[3] * theta[3];
        double rho = Math.tanh(theta[4]);
        double log = 0;
        for (int i = 0; i < 4; i++) {
            double a = (x[2 * i] - theta[0]) / s1;
            double b = (x[2 * i + 1] - theta[1]) / s2;
            log -= 0.5 * (a * a - 2 * rho * a * b + b * b) / (1 - rho * rho)
                    + Math.log(s1 * s2 * Math.sqrt(1 - rho * rho));
        }
        return Math.exp(log);
    }
}
