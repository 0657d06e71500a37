package smi.limits.toys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.limits.Data;
import smi.limits.ExpectedCounts;
import smi.limits.HistogramModel;
import smi.limits.KinematicModel;
import smi.limits.Limits;
import smi.limits.ObservedData;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;

/**
 * What the counts in bins and the constraints say about nuisance parameters at all points of a grid: for data, whose best
 * values at each point are those at which toys are made there, and for toys. Immutable; serves several threads.
 */
final class NuisanceToys {
    /** The rate and the histogram must speak of the same events. */
    private static final double SAME_COUNT = 1e-6;

    /** An error in q that moves a p-value of 5 % by 0.003. */
    private static final double TOLERATED_DIFFERENCE = 0.1;

    /** Points with a larger q are excluded, whatever the toys say. */
    private static final double FAR = 20;

    private final LogQuadraticCounts expected;
    private final boolean hasRate;
    private final Optional<HistogramModel> histogram;
    private final double count;
    private final double[] profile;
    private final double[][] fitted;

    private NuisanceToys(
            LogQuadraticCounts expected,
            boolean hasRate,
            Optional<HistogramModel> histogram,
            double count,
            double[] profile,
            double[][] fitted) {
        this.expected = expected;
        this.hasRate = hasRate;
        this.histogram = histogram;
        this.count = count;
        this.profile = profile;
        this.fitted = fitted;
    }

    /**
     * Prepares the expectations, and fits the data at every point.
     *
     * @param limits the measurement
     * @param model what the observables say
     * @param points shape {@code [nPoints][nParameters]}
     */
    static NuisanceToys of(Limits limits, KinematicModel model, EventMatrix points) {
        limits.rateTerm().ifPresent(rate -> {
            double count = limits.data().count();
            if (!(Math.abs(rate.count() - count) <= SAME_COUNT * Math.max(1, count))) {
                throw new InvalidInputException(
                        "the rate has %.6g events, the data have %.6g; toys with nuisance parameters need the same number"
                                .formatted(rate.count(), count));
            }
        });
        int nuisance = limits.nuisance().size();
        ExpectedCounts exact = ExpectedCounts.of(limits, model, points);
        LogQuadraticCounts expected = LogQuadraticCounts.of(exact, points.rows(), nuisance);
        Optional<HistogramModel> histogram = model.terms().flatMap(KinematicModel.Terms::histogram);
        double[] counts = counts(histogram, expected.bins(), limits.data());
        double[] profile = new double[points.rows()];
        double[][] fitted = new double[points.rows()][nuisance];
        IntStream.range(0, profile.length)
                .parallel()
                .forEach(g -> profile[g] = new NuisanceFit(expected, exact.hasRate())
                        .maximise(g, counts, new double[nuisance], fitted[g]));
        return new NuisanceToys(
                expected, exact.hasRate(), histogram, Math.rint(limits.data().count()), profile, fitted);
    }

    private static double[] counts(Optional<HistogramModel> histogram, int bins, Data data) {
        double[] all = new double[bins];
        Arrays.fill(all, data.count());
        return histogram.map(h -> h.counts(data)).orElse(all);
    }

    /** The values that fit the data best at a point, shape [nNuisance]. */
    double[] fitted(int point) {
        return fitted[point].clone();
    }

    /**
     * The profile likelihood of the data at the first points.
     *
     * @param kinematic log L of kinematics, which counts where it is no histogram; shape [nPoints]
     */
    double[] total(double[] kinematic) {
        double[] total = new double[kinematic.length];
        Arrays.setAll(total, g -> profile[g] + (binned() ? 0 : kinematic[g]));
        return total;
    }

    /**
     * How far q is from that of the exact likelihood at the same values of the nuisance parameters; nothing where it is near.
     *
     * @param grid the points
     * @param exact log L, shape [nPoints]
     * @param total the same with the expected counts of the toys
     * @param best number of the best point
     */
    List<String> notes(ParameterGrid grid, double[] exact, double[] total, int best) {
        int worst = best;
        double largest = 0;
        for (int g = 0; g < total.length; g++) {
            double q = 2 * (total[best] - total[g]);
            double off = Math.abs(2 * (exact[best] - exact[g]) - q);
            boolean larger = q < FAR && off > largest;
            worst = larger ? g : worst;
            largest = larger ? off : largest;
        }
        return largest <= TOLERATED_DIFFERENCE
                ? List.of()
                : List.of(
                        "q differs by up to %.2g, most at %s, from that of the exact likelihood: the logarithms of the expected counts are no polynomials of second degree in the nuisance parameters; compare with asymptotic limits"
                                .formatted(largest, grid.point(worst)));
    }

    /** Whether the kinematics is a histogram, so that log L of the bins is all there is. */
    boolean binned() {
        return histogram.isPresent();
    }

    int nuisance() {
        return expected.nuisance();
    }

    /** Fits nuisance parameters; for one thread. */
    NuisanceFit fit() {
        return new NuisanceFit(expected, hasRate);
    }

    /** The number of events in each bin, shape [nBins]. */
    double[] counts(EventMatrix observations) {
        return observations.rows() == 0
                ? new double[expected.bins()]
                : counts(histogram, expected.bins(), new ObservedData(observations, List.of()));
    }

    /** Draws counts as they are at a point and ν. */
    CountsDraw draw(int point, double... nu) {
        double[] mu = expected.expected(point, nu);
        if (hasRate) {
            PoissonDraw[] bins = Arrays.stream(mu).mapToObj(PoissonDraw::new).toArray(PoissonDraw[]::new);
            return (random, counts) -> Arrays.setAll(counts, b -> bins[b].draw(random));
        }
        if (mu.length == 0) {
            return (random, counts) -> {};
        }
        AliasTable shares = new AliasTable(mu);
        return (random, counts) -> {
            Arrays.fill(counts, 0);
            for (int k = 0; k < count; k++) {
                counts[shares.draw(random)]++;
            }
        };
    }

    /** Draws the number of events in each bin. */
    @FunctionalInterface
    interface CountsDraw {
        void draw(RandomGenerator random, double[] counts);
    }

    /** The number of events of a pseudo-experiment with these counts. */
    int events(double... counts) {
        return (int) (hasRate ? Arrays.stream(counts).sum() : count);
    }

    int bins() {
        return expected.bins();
    }
}
