package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;

/**
 * Joint ratios and scores of a sample of Drell–Yan events against the weights of the very same events in the file:
 * ratios to rounding, scores against finite differences of the logarithm of the morphed weight.
 */
class DrellYanIdentitiesTest {
    private static final double STEP = 1e-3;

    private final WeightedEvents train = WeightedEvents.of(
            new MadMinerSamples("main").events(), Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
    private final Map<List<Double>, double[]> weightsOfEvent = new HashMap<>();

    /** A sample whose rows have three pairs of hypotheses each, at 60 numerators far and near. */
    private MoreRatiosSample sample() {
        train.read(8192, block -> {
            for (int i = 0; i < block.size(); i++) {
                weightsOfEvent.put(key(block.observations(), i), block.weights().row(i));
            }
        });
        assertEquals(train.size(), weightsOfEvent.size(), "observables tell the events apart");
        var request = new SampleRequest.MoreRatios(
                spec("random:60:gaussian(0,0.5),gaussian(0,0.5)"),
                spec("sm"),
                List.of(spec("0.3,-0.2"), spec("random:60:flat(-1,1),flat(-1,1)")),
                2000);
        return (MoreRatiosSample) Augmenter.of(train, 11).make(request);
    }

    private HypothesisSpec spec(String text) {
        return HypothesisSpec.of(ThetaSpec.parse(text, train.setup()));
    }

    private static List<Double> key(EventMatrix x, int row) {
        return Arrays.stream(x.row(row)).boxed().toList();
    }

    /** W(θ)/σ(θ) of an event, from its weights at the benchmarks. */
    private double density(double[] weights, double... theta) {
        ParameterPoint point = train.setup().space().point(theta);
        double[] morphing = ColumnWeights.at(train.setup(), point).values();
        double w = 0;
        for (int b = 0; b < weights.length; b++) {
            w += morphing[b] * weights[b];
        }
        return w / train.crossSection(point).valuePb();
    }

    /** Differences of benchmark weights lose a digit or two where an event's weight is small: hence the scale. */
    private double scale(double[] weights, double density) {
        return 1e-13 * Arrays.stream(weights).sum() / density / train.benchmarkCrossSections()[0];
    }

    @Test
    void ratiosAreThoseOfTheWeightsAndMultiply() {
        MoreRatiosSample sample = sample();
        for (int i = 0; i < sample.size(); i += 3) {
            double[] weights = weightsOfEvent.get(key(sample.observations(), i));
            for (int c = i; c < i + 3; c++) {
                double above = density(weights, sample.theta0().row(c));
                double below = density(weights, sample.theta1().row(c));
                double r = sample.jointRatio().get(c, 0);
                assertEquals(1, above / below / r, 10 * (scale(weights, above) + scale(weights, below)));
            }
            // r(a,b) r(b,c) = r(a,c), by the ratios of the sample alone where they share an end
            boolean numerator = sample.labels().get(i, 0) == 0;
            EventMatrix varied = numerator ? sample.theta1() : sample.theta0();
            double between =
                    sample.jointRatio().get(i + 1, 0) / sample.jointRatio().get(i, 0);
            double first = density(weights, varied.row(i));
            double second = density(weights, varied.row(i + 1));
            double expected = numerator ? first / second : second / first;
            assertEquals(1, between / expected, 10 * (scale(weights, first) + scale(weights, second)));
            EventMatrix shared = numerator ? sample.jointScore0() : sample.jointScore1();
            assertEquals(
                    List.of(shared.get(i, 0), shared.get(i, 1)), List.of(shared.get(i + 1, 0), shared.get(i + 2, 1)));
        }
    }

    /**
     * Fourth-order differences of log W(θ)/σ(θ): error h⁴ f⁽⁵⁾/30, rounding 1e-16/h; the logarithm of a density that
     * is nearly zero bends too much for any step, and scores there are large, hence 1e-8 relative to t⁵ there.
     */
    @Test
    void scoresAreTheDerivativesOfTheLogarithmOfTheDensity() {
        MoreRatiosSample sample = sample();
        int close = 0;
        for (int i = 0; i < sample.size(); i++) {
            double[] weights = weightsOfEvent.get(key(sample.observations(), i));
            close += checkScore(
                    weights, sample.theta0().row(i), sample.jointScore0().row(i));
            checkScore(weights, sample.theta1().row(i), sample.jointScore1().row(i));
        }
        assertTrue(close > 0.8 * sample.size(), "ordinary events agree to 1e-8: " + close);
    }

    private int checkScore(double[] weights, double[] theta, double[] score) {
        boolean ordinary = true;
        for (int p = 0; p < 2; p++) {
            double difference = 8 * (log(weights, theta, p, STEP) - log(weights, theta, p, -STEP))
                    - (log(weights, theta, p, 2 * STEP) - log(weights, theta, p, -2 * STEP));
            double size = Math.max(1, Math.abs(score[p]));
            assertEquals(difference / (12 * STEP), score[p], 1e-8 * Math.pow(size, 5));
            ordinary &= Math.abs(difference / (12 * STEP) - score[p]) < 1e-8;
        }
        return ordinary ? 1 : 0;
    }

    private double log(double[] weights, double[] theta, int parameter, double shift) {
        double[] shifted = theta.clone();
        shifted[parameter] += shift;
        return Math.log(density(weights, shifted));
    }
}
