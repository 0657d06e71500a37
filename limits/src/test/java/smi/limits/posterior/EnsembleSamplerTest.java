package smi.limits.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import smi.augmentation.Prior;
import smi.events.EventMatrix;
import smi.limits.Likelihood;
import smi.limits.fit.Bounds;
import smi.limits.fit.Fit;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** Posteriors that are known in closed form. */
class EnsembleSamplerTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -10, 10), Parameter.of("b", 2, -10, 10));
    private static final Bounds BOUNDS = new Bounds(new double[] {-10, -10}, new double[] {10, 10});
    private static final Prior WIDE = new Prior.Flat(-10, 10);

    private record Function(ParameterSpace space, ToDoubleFunction<double[]> of) implements Likelihood {
        @Override
        public double[] logLikelihood(EventMatrix points) {
            double[] values = new double[points.rows()];
            for (int g = 0; g < values.length; g++) {
                values[g] = of.applyAsDouble(points.row(g));
            }
            return values;
        }
    }

    /** Mean (1, −2), covariance [[1, 0.9], [0.9, 1]] · 0.04. */
    private static final Function GAUSSIAN = new Function(SPACE, t -> {
        double x = (t[0] - 1) / 0.2;
        double y = (t[1] + 2) / 0.2;
        return -0.5 * (x * x - 1.8 * x * y + y * y) / (1 - 0.81);
    });

    private static PosteriorSample sample(Likelihood likelihood, List<Prior> priors, SamplerSettings settings) {
        FitResult best = Fit.of(likelihood, BOUNDS, new double[] {0.5, -1}, FitSettings.defaults());
        return EnsembleSampler.sample(new LogPosterior(likelihood, BOUNDS, priors), best, settings);
    }

    @Test
    void aGaussianIsSampledWithItsMeanAndCovariance() {
        PosteriorSample sample = sample(GAUSSIAN, List.of(WIDE, WIDE), SamplerSettings.defaults(2, 3));
        assertTrue(sample.complete());
        assertTrue(sample.notes().isEmpty(), sample.notes().toString());
        double independent = Math.min(sample.effectiveSize()[0], sample.effectiveSize()[1]);
        // 32 000 draws with an autocorrelation time of some tens
        assertTrue(independent > 500 && independent < 32_000, "effective size " + independent);
        double error = 0.2 / Math.sqrt(independent);
        assertEquals(1, sample.mean(0), 4 * error);
        assertEquals(-2, sample.mean(1), 4 * error);
        // the relative error of a variance is √(2/n)
        assertEquals(0.04, sample.covariance(0, 0), 4 * 0.04 * Math.sqrt(2 / independent));
        assertEquals(0.036, sample.covariance(0, 1), 4 * 0.04 * Math.sqrt(2 / independent));
        assertEquals(1 + 0.2 * 1.645, sample.quantile(0, 0.95), 6 * error);
        assertTrue(sample.acceptance() > 0.2 && sample.acceptance() < 0.9, "acceptance " + sample.acceptance());
    }

    /** A prior as narrow as the likelihood moves the mean half way and divides the variance by two. */
    @Test
    void thePriorCounts() {
        var alone = new Function(SPACE, t -> -0.5 * (t[0] * t[0] + t[1] * t[1]) / 0.04);
        PosteriorSample sample =
                sample(alone, List.of(new Prior.Gaussian(0.4, 0.2), WIDE), SamplerSettings.defaults(2, 5));
        double error = 0.2 / Math.sqrt(2 * sample.effectiveSize()[0]);
        assertEquals(0.2, sample.mean(0), 4 * error);
        assertEquals(0.02, sample.covariance(0, 0), 4 * 0.02 * Math.sqrt(2 / sample.effectiveSize()[0]));
        assertEquals(0.04, sample.covariance(1, 1), 4 * 0.04 * Math.sqrt(2 / sample.effectiveSize()[1]));
    }

    @Test
    void boundsAreKept() {
        var rising = new Function(SPACE, t -> t[0] - 0.5 * t[1] * t[1]);
        PosteriorSample sample = sample(rising, List.of(WIDE, WIDE), SamplerSettings.defaults(2, 7));
        for (double a : sample.draws().column(0)) {
            assertTrue(a <= 10 && a >= -10);
        }
        // an exponential with the scale 1 that ends at 10 has the mean 9
        assertEquals(9, sample.mean(0), 0.15);
    }

    /** Two narrow maxima far apart: walkers cannot cross, and that must be seen. */
    @Test
    void ensemblesThatDisagreeAreTold() {
        var two = new Function(SPACE, t -> {
            double left = -0.5 * (Math.pow((t[0] + 5) / 0.02, 2) + Math.pow(t[1] / 0.02, 2));
            double right = -0.5 * (Math.pow((t[0] - 5) / 0.02, 2) + Math.pow(t[1] / 0.02, 2));
            return Math.max(left, right);
        });
        var best = new FitResult(
                List.of("a", "b"), new double[2], 0, new double[][] {{25, 0}, {0, 1}}, new boolean[2], 0, true, 1);
        PosteriorSample sample = EnsembleSampler.sample(
                new LogPosterior(two, BOUNDS, List.of(WIDE, WIDE)),
                best,
                new SamplerSettings(4, 4, 60, Duration.ofMinutes(1), 2));
        assertFalse(sample.notes().isEmpty());
        assertTrue(sample.notes().get(0).contains("more steps"), sample.notes().get(0));
    }

    /** The same two maxima with a start at the prior: each gets its share, a quarter and three quarters. */
    @Test
    void aStartAtThePriorGivesEveryMaximumItsShare() {
        var two = new Function(SPACE, t -> {
            double left = -0.5 * (Math.pow((t[0] + 5) / 0.3, 2) + Math.pow(t[1] / 0.3, 2));
            double right = -0.5 * (Math.pow((t[0] - 5) / 0.3, 2) + Math.pow(t[1] / 0.3, 2)) + Math.log(3);
            return Math.max(left, right);
        });
        var flat = new Prior.Flat(-10, 10);
        PosteriorSample sample = EnsembleSampler.sampleFromPrior(
                new LogPosterior(two, BOUNDS, List.of(flat, flat)),
                200_000,
                new SamplerSettings(4, 200, 40, Duration.ofMinutes(1), 2));
        double right = 0;
        double width = 0;
        for (int i = 0; i < sample.draws().rows(); i++) {
            double a = sample.draws().get(i, 0);
            right += a > 0 ? 1 : 0;
            width += a > 0 ? (a - 5) * (a - 5) : 0;
        }
        // 800 walkers keep to their side: standard error √(3/16/800) = 0.015, and that of the start, as large
        assertEquals(0.75, right / sample.draws().rows(), 0.08);
        assertEquals(0.09, width / right, 0.015);
        var error = assertThrows(
                InvalidInputException.class,
                () -> EnsembleSampler.sampleFromPrior(
                        new LogPosterior(two, BOUNDS, List.of(flat)), 100, SamplerSettings.defaults(2, 1)));
        assertTrue(error.getMessage().contains("prior"), error.getMessage());
    }

    @Test
    void whenTheTimeIsOverItReturnsWhatThereIs() {
        var slow = new Function(SPACE, t -> {
            double x = 0;
            for (int k = 0; k < 2000; k++) {
                x += Math.sin(t[0] + k) * 1e-9;
            }
            return -0.5 * (t[0] * t[0] + t[1] * t[1]) + x;
        });
        PosteriorSample sample =
                sample(slow, List.of(WIDE, WIDE), new SamplerSettings(2, 16, 1_000_000, Duration.ofMillis(300), 3));
        assertFalse(sample.complete());
        assertTrue(sample.steps() > 0 && sample.draws().rows() > 0);
        assertTrue(
                sample.notes().get(0).contains("when the time was over"),
                sample.notes().get(0));
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        var settings = new SamplerSettings(2, 8, 50, Duration.ofMinutes(1), 9);
        assertEquals(
                sample(GAUSSIAN, List.of(WIDE, WIDE), settings).draws(),
                sample(GAUSSIAN, List.of(WIDE, WIDE), settings).draws());
    }

    @Test
    void badSettingsAreRefused() {
        assertThrows(InvalidInputException.class, () -> new SamplerSettings(1, 16, 100, Duration.ofMinutes(1), 1));
        assertThrows(InvalidInputException.class, () -> new SamplerSettings(2, 15, 100, Duration.ofMinutes(1), 1));
        assertThrows(InvalidInputException.class, () -> new SamplerSettings(2, 16, 100, Duration.ZERO, 1));
        assertThrows(
                InvalidInputException.class,
                () -> sample(GAUSSIAN, List.of(WIDE, WIDE, WIDE), SamplerSettings.defaults(2, 1)));
    }

    @Test
    void priorDensitiesIntegrateToOne() {
        for (Prior prior : List.of(new Prior.Flat(-1, 3), new Prior.Gaussian(0.5, 0.3), new Prior.LogUniform(0.1, 4))) {
            double sum = 0;
            for (int k = 0; k < 100_000; k++) {
                sum += 1e-4 * Math.exp(prior.logDensity(-5 + (k + 0.5) * 1e-4));
            }
            // the midpoint rule with steps of 1e-4 misses at most one step at the ends
            assertEquals(1, sum, 2e-3, prior.text());
        }
    }
}
