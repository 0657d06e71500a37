package smi.limits.posterior;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import smi.limits.fit.FitResult;
import smi.morphing.InvalidInputException;

/**
 * The affine-invariant ensemble sampler: a walker moves along the line to another one, by the stretch move of Goodman and
 * Weare. The halves of an ensemble move in turn, so that all proposals of a half are evaluated together, and those of all
 * ensembles with them: one pass over the data.
 */
public final class EnsembleSampler {
    private static final double STRETCH = 2.0;

    /** Walkers begin so many standard deviations around the best fit, wider than the posterior. */
    private static final double SPREAD = 2.0;

    /** Where no standard deviation is known, this part of the bounds takes its place. */
    private static final double PART_OF_BOUNDS = 0.1;

    private final LogPosterior posterior;
    private final SamplerSettings settings;
    private final RandomGenerator random;
    private final double[][][] walkers;
    private final double[][] values;
    private long accepted;
    private long proposed;

    private EnsembleSampler(LogPosterior posterior, SamplerSettings settings) {
        int n = posterior.bounds().dimension();
        if (settings.walkers() < 2 * n) {
            throw new InvalidInputException(
                    "%d walkers cannot span %d parameters; give at least %d".formatted(settings.walkers(), n, 2 * n));
        }
        this.posterior = posterior;
        this.settings = settings;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed());
        this.walkers = new double[settings.ensembles()][settings.walkers()][];
        this.values = new double[settings.ensembles()][];
    }

    /**
     * Samples a posterior.
     *
     * @param posterior likelihood and prior
     * @param best the best fit of the likelihood, around which the walkers begin
     * @param settings how long
     * @return the draws, and whether they may be trusted
     * @throws InvalidInputException if there are too few walkers, or the likelihood is not defined somewhere
     */
    public static PosteriorSample sample(LogPosterior posterior, FitResult best, SamplerSettings settings) {
        var sampler = new EnsembleSampler(posterior, settings);
        return sampler.begin(() -> sampler.near(best)).run();
    }

    /**
     * Samples a posterior that may have several maxima. The walkers begin at draws from the prior, taken as often as the
     * likelihood says (sampling importance resampling), so that every maximum gets its share.
     *
     * @param posterior likelihood and priors, one for every parameter
     * @param candidates how many draws from the prior the walkers are chosen from
     * @param settings how long
     * @return the draws, and whether they may be trusted
     * @throws InvalidInputException if a parameter has no prior, or there are too few walkers
     */
    public static PosteriorSample sampleFromPrior(LogPosterior posterior, int candidates, SamplerSettings settings) {
        var sampler = new EnsembleSampler(posterior, settings);
        var start = PriorStart.of(posterior, candidates, sampler.random);
        return sampler.begin(() -> start.draw(sampler.random)).run();
    }

    private EnsembleSampler begin(Supplier<double[]> point) {
        for (int e = 0; e < walkers.length; e++) {
            for (int w = 0; w < settings.walkers(); w++) {
                walkers[e][w] = point.get();
            }
            values[e] = posterior.at(walkers[e]);
        }
        return this;
    }

    private double[] near(FitResult best) {
        double[] point = new double[best.point().length];
        for (int p = 0; p < point.length; p++) {
            double error = best.error(p);
            double width = PART_OF_BOUNDS * posterior.bounds().width(p);
            double scale = error > 0 ? Math.min(SPREAD * error, 5 * width) : width;
            double low = Math.max(posterior.bounds().lower()[p], best.point()[p] - 2 * scale);
            double high = Math.min(posterior.bounds().upper()[p], best.point()[p] + 2 * scale);
            point[p] = random.nextDouble(low, high);
        }
        return point;
    }

    private PosteriorSample run() {
        long end = System.nanoTime() + settings.timeLimit().toNanos();
        List<double[][][]> history = new ArrayList<>();
        while (history.size() < settings.steps() && System.nanoTime() < end) {
            move(0);
            move(1);
            history.add(copy(walkers));
        }
        return PosteriorSample.of(
                posterior.likelihood().names(),
                history,
                (double) accepted / Math.max(1, proposed),
                history.size() == settings.steps());
    }

    private static double[][][] copy(double[][][] walkers) {
        double[][][] result = new double[walkers.length][][];
        for (int e = 0; e < result.length; e++) {
            result[e] = walkers[e].clone(); // a walker that moves gets a new array
        }
        return result;
    }

    /** Moves the walkers with even (0) or odd (1) numbers of every ensemble. */
    private void move(int half) {
        int count = settings.walkers() / 2;
        double[][] proposals = new double[walkers.length * count][];
        double[] stretches = new double[proposals.length];
        for (int k = 0; k < proposals.length; k++) {
            double u = (STRETCH - 1) * random.nextDouble() + 1;
            stretches[k] = u * u / STRETCH;
            double[] moving = walkers[k / count][2 * (k % count) + half];
            double[] other = walkers[k / count][2 * random.nextInt(count) + 1 - half];
            proposals[k] = new double[moving.length];
            for (int p = 0; p < moving.length; p++) {
                proposals[k][p] = other[p] + stretches[k] * (moving[p] - other[p]);
            }
        }
        double[] found = posterior.at(proposals);
        for (int k = 0; k < proposals.length; k++) {
            int e = k / count;
            int w = 2 * (k % count) + half;
            double gain = (proposals[k].length - 1) * Math.log(stretches[k]) + found[k] - values[e][w];
            proposed++;
            if (Math.log(random.nextDouble()) < gain) {
                walkers[e][w] = proposals[k];
                values[e][w] = found[k];
                accepted++;
            }
        }
    }
}
