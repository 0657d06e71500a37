package smi.ratio;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import smi.augmentation.CoefficientSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.Partition;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.SampleInfo;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * Events with W(θ) = (1 + θ x)² + θ²/2 and x uniform in [−1, 1], so that nothing is latent: log r of every event is
 * known, and a network can reach it.
 */
record QuadraticEvents(double[] x) {
    static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("theta", 2, -1, 1));
    static final ParameterPoint ORIGIN = SPACE.origin();
    static final List<Prior> PRIORS = List.of(new Prior.Gaussian(0, 0.5));
    static final EventMatrix POINTS =
            EventMatrix.of(9, 1, new double[] {-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1});

    static QuadraticEvents of(int n, long seed) {
        return new QuadraticEvents(new SplittableRandom(seed).doubles(n, -1, 1).toArray());
    }

    SampleInfo info() {
        var provenance = Provenance.of("test", 1, List.of(), Map.of());
        return new SampleInfo(SPACE, List.of("x"), Partition.TRAIN, Split.defaults(), x.length, provenance);
    }

    CoefficientSample coefficients() {
        double[] f = new double[3 * x.length];
        for (int i = 0; i < x.length; i++) {
            f[3 * i] = 1;
            f[3 * i + 1] = 2 * x[i];
            f[3 * i + 2] = x[i] * x[i] + 0.5;
        }
        return new CoefficientSample(
                info(), observations(), EventMatrix.of(x.length, 3, f), MorphingComponents.upTo(SPACE, 2));
    }

    /**
     * Unweighted events of random hypotheses, half of them drawn at θ0 (y = 0), half at θ1: one row each.
     *
     * @param fixed whether θ1 is the origin
     */
    static MoreRatiosSample pairs(int n, boolean fixed, long seed) {
        var random = new SplittableRandom(seed);
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double theta0 = 0.5 * random.nextGaussian();
            double theta1 = fixed ? 0 : 0.5 * random.nextGaussian();
            double x = draw(i % 2 == 0 ? theta0 : theta1, random);
            double r = Math.exp(logRatio(x, theta0) - logRatio(x, theta1));
            rows[i] = new double[] {x, theta0, theta1, i % 2, r, score(x, theta0), score(x, theta1)};
        }
        EventMatrix all = EventMatrix.ofRows(rows);
        return new MoreRatiosSample(
                of(1, 1).info(),
                1,
                all.columns(0),
                all.columns(1),
                all.columns(2),
                all.columns(3),
                all.columns(4),
                all.columns(5),
                all.columns(6),
                EventMatrix.of(n, 0, new double[0]));
    }

    /** The same with θ1 at the origin, as a ratio sample. */
    static RatioSample ratios(int n, long seed) {
        MoreRatiosSample pairs = pairs(n, true, seed);
        return new RatioSample(
                pairs.info(),
                pairs.observations(),
                pairs.theta0(),
                pairs.theta1(),
                pairs.labels(),
                pairs.jointRatio(),
                pairs.jointScore0());
    }

    /** By acceptance and rejection. */
    private static double draw(double theta, SplittableRandom random) {
        double largest = (1 + Math.abs(theta)) * (1 + Math.abs(theta)) + theta * theta / 2;
        double x;
        do {
            x = random.nextDouble(-1, 1);
        } while (random.nextDouble(0, largest) > weight(x, theta));
        return x;
    }

    EventMatrix observations() {
        return EventMatrix.of(x.length, 1, x.clone());
    }

    static double weight(double x, double theta) {
        return (1 + theta * x) * (1 + theta * x) + theta * theta / 2;
    }

    /** The mean weight, σ(θ)/σ(0) of infinitely many events. */
    static double meanWeight(double theta) {
        return 1 + theta * theta * (1 / 3.0 + 0.5);
    }

    static double logRatio(double x, double theta) {
        return Math.log(weight(x, theta) / meanWeight(theta));
    }

    /** t(x|θ). */
    static double score(double x, double theta) {
        return (2 * x * (1 + theta * x) + theta) / weight(x, theta) - 2 * theta * (1 / 3.0 + 0.5) / meanWeight(theta);
    }

    /** Mean squared error of log r over these events and the nine points. */
    double error(EventMatrix table) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int g = 0; g < POINTS.rows(); g++) {
                sum += Math.pow(table.get(i, g) - logRatio(x[i], POINTS.get(g, 0)), 2);
            }
        }
        return sum / (x.length * POINTS.rows());
    }
}
