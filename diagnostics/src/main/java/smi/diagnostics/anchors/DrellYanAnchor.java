package smi.diagnostics.anchors;

import java.util.ArrayList;
import java.util.List;
import smi.augmentation.Augmenter;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Partition;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.simulators.DrellYanLikelihood;
import smi.events.simulators.DrellYanOptions;
import smi.events.simulators.DrellYanSimulator;
import smi.morphing.ParameterPoint;
import smi.networks.TrainingListener;
import smi.ratio.LearnedRatio;
import smi.ratio.PolynomialRatio;
import smi.ratio.RatioEstimator;
import smi.ratio.RatioMethod;
import smi.ratio.RatioSettings;

/**
 * Drell–Yan pairs without smearing: 50 000 events generated at the Standard Model, of which 30 000 are learned from, as
 * 100 000 unweighted events drawn from them or as weighted events with their polynomials. The figure is the mean squared
 * error of log r(x|θ, sm) at 81 θ in [−1, 1]² for 2000 test events, against the exact likelihood.
 */
final class DrellYanAnchor implements Anchor {
    private static final Prior PRIOR = new Prior.Gaussian(0, 0.5);
    private static final List<Prior> PRIORS = List.of(PRIOR, PRIOR);
    private static final int NUMERATORS = 1000;
    private static final int TEST_EVENTS = 2000;
    private static final int SIDE = 9;
    private static final int FEW_EPOCHS = 2;

    @Override
    public String name() {
        return "drell-yan";
    }

    @Override
    public String description() {
        return "p p > l- l+ with two four-fermion operators, no smearing: log r(x|theta,sm)";
    }

    @Override
    public String figure() {
        return "mean squared error of log r";
    }

    @Override
    public String source() {
        return "MadMiner 0.9.6 (arXiv:1907.10621), ALICES on 100 000 events drawn from 30 000 of this kind";
    }

    @Override
    public List<AnchorCase> cases(Effort effort) {
        int events = effort == Effort.QUICK ? 2000 : 50_000;
        int drawn = 2 * events;
        String size = drawn + " drawn";
        String weighted = events * 3 / 5 + " weighted";
        List<AnchorCase> cases = new ArrayList<>(List.of(
                of(size, "alices", events, effort, this::unweighted),
                of(weighted, "alices", events, effort, this::single),
                of(weighted, "alice, morphing-aware", events, effort, (train, e, s) -> aware(train, e, s, 1)),
                of(weighted, "the mean of five", events, effort, (train, e, s) -> aware(train, e, s, 5))));
        if (effort == Effort.FULL) {
            cases.set(0, cases.get(0).against(0.0022).atMost(0.0010));
            cases.set(1, cases.get(1).against(0.0022).atMost(0.0010));
            cases.set(2, cases.get(2).against(0.0022).atMost(0.0005));
            cases.set(3, cases.get(3).against(0.0022).atMost(0.00045));
        }
        return List.copyOf(cases);
    }

    /** Learns from events. */
    @FunctionalInterface
    private interface Learning {
        RatioEstimator learn(WeightedEvents train, Effort effort, long seed);
    }

    private static AnchorCase of(String size, String method, int events, Effort effort, Learning learning) {
        return AnchorCase.of(size, method, seed -> {
            var simulated = DrellYanSimulator.of(DrellYanOptions.exact()).simulate(events, seed, 1);
            var train = WeightedEvents.of(simulated, Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
            var test = WeightedEvents.of(simulated, Partition.TEST, Split.defaults(), SamplingFactors.MIXTURE);
            EventMatrix x = Augmenter.of(test, seed).coefficients().observations();
            int last = Math.min(TEST_EVENTS, x.rows());
            return squaredError(learning.learn(train, effort, seed), x.slice(0, last));
        });
    }

    private RatioEstimator unweighted(WeightedEvents train, Effort effort, long seed) {
        ParameterPoint origin = train.setup().space().origin();
        var numerators = ThetaSpec.random(train.setup().space(), NUMERATORS, PRIOR, PRIOR);
        int drawn = effort == Effort.QUICK ? 4000 : 100_000;
        RatioSample sample = Augmenter.of(train, seed).ratio(numerators, ThetaSpec.points(origin), drawn);
        return RatioTrainer.train(RatioMethod.ALICES, sample, seed);
    }

    private RatioEstimator single(WeightedEvents train, Effort effort, long seed) {
        CoefficientSample sample = Augmenter.of(train, seed).coefficients();
        RatioSettings settings = settings(RatioSettings.coefficientDefaults(RatioMethod.ALICES), effort, seed);
        return LearnedRatio.train(sample, PRIORS, train.setup().space().origin(), settings, TrainingListener.silent());
    }

    private RatioEstimator aware(WeightedEvents train, Effort effort, long seed, int members) {
        CoefficientSample sample = Augmenter.of(train, seed).coefficients();
        RatioSettings settings =
                settings(RatioSettings.morphingAwareDefaults(RatioMethod.ALICE).withMembers(members), effort, seed);
        return PolynomialRatio.train(
                sample, PRIORS, train.setup().space().origin(), settings, TrainingListener.silent());
    }

    private static RatioSettings settings(RatioSettings defaults, Effort effort, long seed) {
        var training = defaults.training().withSeed(seed);
        return defaults.withTraining(effort == Effort.QUICK ? training.withEpochs(FEW_EPOCHS) : training);
    }

    private static double squaredError(RatioEstimator learned, EventMatrix x) {
        var exact = new DrellYanLikelihood();
        double[] grid = new double[2 * SIDE * SIDE];
        for (int k = 0; k < SIDE * SIDE; k++) {
            grid[2 * k] = 2.0 * (k / SIDE) / (SIDE - 1) - 1;
            grid[2 * k + 1] = 2.0 * (k % SIDE) / (SIDE - 1) - 1;
        }
        EventMatrix points = EventMatrix.of(SIDE * SIDE, 2, grid);
        EventMatrix table = learned.logRatios(x, points);
        double sum = 0;
        for (int k = 0; k < points.rows(); k++) {
            double[] truth = exact.logRatio(
                    x, exact.space().point(points.row(k)), exact.space().origin());
            for (int i = 0; i < truth.length; i++) {
                sum += Math.pow(table.get(i, k) - truth[i], 2);
            }
        }
        return sum / (points.rows() * x.rows());
    }
}
