package smi.diagnostics.anchors;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.RatioSample;
import smi.events.EventMatrix;
import smi.events.simulators.LatentGaussian;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.ratio.LearnedRatio;
import smi.ratio.RatioMethod;

/**
 * The latent Gaussian of MadMiner's tests: z ~ N(θ, 2²), x ~ N(z, 1²), θ0 ~ U(−4, 4), θ1 = 0, half of the events from each
 * hypothesis, with joint ratio and score of z. The figure is the mean squared error of log r at 20 θ in [−4, 4] for 50
 * x ~ p(x|1).
 */
final class LatentGaussianAnchor implements Anchor {
    private static final double SIGMA_Z = 2;
    private static final double SIGMA_X = 1;
    private static final double RANGE = 4;
    private static final int POINTS = 20;
    private static final int TEST_EVENTS = 50;
    private static final LatentGaussian MODEL = new LatentGaussian(SIGMA_Z, SIGMA_X, 1);
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("theta", 1, -RANGE, RANGE));

    @Override
    public String name() {
        return "latent-gaussian";
    }

    @Override
    public String description() {
        return "z ~ N(theta, 2), x ~ N(z, 1): log r(x|theta,0) from joint ratio and score, all methods";
    }

    @Override
    public String figure() {
        return "mean squared error of log r";
    }

    @Override
    public String source() {
        return "MadMiner 0.9.6 (arXiv:1907.10621), its defaults, medians on the same samples";
    }

    @Override
    public List<AnchorCase> cases(Effort effort) {
        List<AnchorCase> cases = new ArrayList<>();
        int[] sizes = effort == Effort.QUICK ? new int[] {1000} : new int[] {1000, 10_000};
        for (int n : sizes) {
            for (RatioMethod method : RatioMethod.values()) {
                AnchorCase one = AnchorCase.of(n + " events", method.label(), seed -> error(method, n, seed));
                cases.add(n == 10_000 ? withPublished(one, method) : one);
            }
        }
        return List.copyOf(cases);
    }

    private static AnchorCase withPublished(AnchorCase one, RatioMethod method) {
        return switch (method) {
            case CARL -> one.against(0.0771);
            case ROLR -> one.against(0.1044);
            case ALICE -> one.against(0.0394);
            case CASCAL -> one;
            case RASCAL -> one.against(0.0895);
            case ALICES -> one.against(0.0048).atMost(0.004);
        };
    }

    private static double error(RatioMethod method, int n, long seed) {
        return squaredError(RatioTrainer.train(method, sample(n, seed), seed), seed);
    }

    static RatioSample sample(int n, long seed) {
        RandomGenerator random = Seeded.TRAINING.random(seed);
        return AnchorSamples.ratio(AnchorSamples.info(SPACE, List.of("x"), n, seed), n, 0, label -> {
            double theta = random.nextDouble(-RANGE, RANGE);
            double z = (label == 0 ? theta : 0) + SIGMA_Z * random.nextGaussian();
            double x = z + SIGMA_X * random.nextGaussian();
            return new AnchorSamples.Event(x, theta, MODEL.jointLogRatio(z, theta, 0), MODEL.jointScore(z, theta));
        });
    }

    private static double squaredError(LearnedRatio learned, long seed) {
        RandomGenerator random = Seeded.TEST.random(seed);
        double[] x = new double[TEST_EVENTS];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 + Math.hypot(SIGMA_Z, SIGMA_X) * random.nextGaussian();
        }
        double[] thetas = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            thetas[k] = RANGE * (2.0 * k / (POINTS - 1) - 1);
        }
        EventMatrix events = AnchorSamples.column(x);
        EventMatrix table = learned.logRatios(events, AnchorSamples.column(thetas));
        double sum = 0;
        for (int k = 0; k < POINTS; k++) {
            double[] exact = MODEL.logRatio(
                    events, MODEL.space().point(thetas[k]), MODEL.space().point(0.0));
            for (int i = 0; i < x.length; i++) {
                sum += Math.pow(table.get(i, k) - exact[i], 2);
            }
        }
        return sum / (POINTS * TEST_EVENTS);
    }
}
