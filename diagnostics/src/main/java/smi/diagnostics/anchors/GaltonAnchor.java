package smi.diagnostics.anchors;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import smi.augmentation.LocalSample;
import smi.augmentation.RatioSample;
import smi.likelihood.LearnedLikelihood;
import smi.likelihood.LikelihoodMethod;
import smi.likelihood.LikelihoodSettings;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.TrainingListener;
import smi.ratio.RatioEstimator;
import smi.ratio.RatioMethod;

/**
 * The generalised Galton board: paths at θ0 ~ U(−1, −0.4) and, for ratios, at θ1 = −0.6, with joint ratio and score. The
 * figure is the mean squared error of log r(x|−0.8, −0.6) over x ~ p(x|−0.6), against the exact recursion.
 */
final class GaltonAnchor implements Anchor {
    private static final GaltonBoard BOARD = GaltonBoard.standard();
    private static final double NUMERATOR = -0.8;
    private static final double DENOMINATOR = -0.6;
    private static final double LOW = -1.0;
    private static final double HIGH = -0.4;

    /** Where a ball can end: 20 rows lead at most 10 places to either side of nail 15. */
    private static final int FIRST = 5;

    private static final int LAST = 25;
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("theta", 1, LOW, HIGH));

    @Override
    public String name() {
        return "galton-board";
    }

    @Override
    public String description() {
        return "generalised Galton board of 20 rows and 31 nails: log r(x|-0.8,-0.6) from the paths' ratio and score";
    }

    @Override
    public String figure() {
        return "mean squared error of log r";
    }

    @Override
    public String source() {
        return "arXiv:1805.12244; figures of its published code on the exact truth";
    }

    @Override
    public List<AnchorCase> cases(Effort effort) {
        List<AnchorCase> cases = new ArrayList<>();
        int[] sizes = effort == Effort.QUICK ? new int[] {1000} : new int[] {200, 500, 1000, 2000, 5000, 10_000};
        for (int n : sizes) {
            for (RatioMethod method : RatioMethod.values()) {
                cases.add(withPublished(
                        AnchorCase.of(
                                n + " paths",
                                method.label(),
                                seed -> squaredError(RatioTrainer.train(method, ratios(n, seed), seed))),
                        n));
            }
            for (LikelihoodMethod method : LikelihoodMethod.values()) {
                cases.add(withPublished(
                        AnchorCase.of(n + " paths", method.label(), seed -> squaredError(density(method, n, seed))),
                        n));
            }
        }
        return List.copyOf(cases);
    }

    private static AnchorCase withPublished(AnchorCase one, int n) {
        OptionalDouble number =
                switch (one.method()) {
                    case "carl" -> published(n, 0.0550, 0.0071);
                    case "rolr" -> published(n, 0.0200, 0.0020);
                    case "rascal" -> published(n, 0.0045, 0.0028);
                    case "scandal" -> published(n, 0.0054, 0.0010);
                    default -> OptionalDouble.empty();
                };
        return number.isPresent() ? one.against(number.getAsDouble()) : one;
    }

    private static OptionalDouble published(int n, double thousand, double tenThousand) {
        return switch (n) {
            case 1000 -> OptionalDouble.of(thousand);
            case 10_000 -> OptionalDouble.of(tenThousand);
            default -> OptionalDouble.empty();
        };
    }

    static RatioSample ratios(int n, long seed) {
        RandomGenerator random = Seeded.TRAINING.random(seed);
        return AnchorSamples.ratio(AnchorSamples.info(SPACE, List.of("x"), n, seed), n, DENOMINATOR, label -> {
            double theta = random.nextDouble(LOW, HIGH);
            var path = BOARD.drop(label == 0 ? theta : DENOMINATOR, theta, DENOMINATOR, random);
            return new AnchorSamples.Event(path.end(), theta, path.jointLogRatio(), path.jointScore());
        });
    }

    private static RatioEstimator density(LikelihoodMethod method, int n, long seed) {
        LikelihoodSettings defaults = LikelihoodSettings.defaults(method);
        var settings = defaults.withTraining(defaults.training().withSeed(seed));
        return LearnedLikelihood.train(paths(n, seed), settings, TrainingListener.silent())
                .ratio();
    }

    private static LocalSample paths(int n, long seed) {
        RandomGenerator random = Seeded.TRAINING.random(seed);
        double[] x = new double[n];
        double[] theta = new double[n];
        double[] score = new double[n];
        for (int i = 0; i < n; i++) {
            theta[i] = random.nextDouble(LOW, HIGH);
            var path = BOARD.drop(theta[i], theta[i], DENOMINATOR, random);
            x[i] = path.end();
            score[i] = path.jointScore();
        }
        return new LocalSample(
                AnchorSamples.info(SPACE, List.of("x"), n, seed),
                AnchorSamples.column(x),
                AnchorSamples.column(theta),
                AnchorSamples.column(score));
    }

    private static double squaredError(RatioEstimator learned) {
        double[] numerator = BOARD.probabilities(NUMERATOR);
        double[] denominator = BOARD.probabilities(DENOMINATOR);
        double[] x = new double[LAST - FIRST + 1];
        for (int i = 0; i < x.length; i++) {
            x[i] = FIRST + i;
        }
        double[] estimate = learned.logRatio(AnchorSamples.column(x), SPACE.point(NUMERATOR), SPACE.point(DENOMINATOR));
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double exact = Math.log(numerator[FIRST + i] / denominator[FIRST + i]);
            sum += denominator[FIRST + i] * Math.pow(estimate[i] - exact, 2);
        }
        return sum;
    }
}
