package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import smi.augmentation.Binning;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.score.ScoreEstimator;

/** The toy's weights depend on the observables alone, so its marginal score is its joint score. */
class FisherInformationTest {
    private static final Luminosity LUMINOSITY = new Luminosity(1000);
    private static final ParameterPoint THETA = ToyEvents.point(0.3, -0.2);
    private static final ToyEvents EVENTS = new ToyEvents(20_001, 7);
    private static final Channel CHANNEL = Channel.of(EVENTS.all(), LUMINOSITY);

    /** The exact score of the toy, up to a constant. */
    private static EventMatrix score(EventMatrix x) {
        double[] t = new double[2 * x.rows()];
        for (int i = 0; i < x.rows(); i++) {
            double[] g = ToyEvents.gradient(x.get(i, 0), x.get(i, 1), THETA.values());
            double w = ToyEvents.shape(x.get(i, 0), x.get(i, 1), THETA.values());
            t[2 * i] = g[0] / w + 3.0; // the mean of a score drops out
            t[2 * i + 1] = g[1] / w;
        }
        return EventMatrix.of(x.rows(), 2, t);
    }

    @Test
    void truthIsTheSumOverEvents() {
        double[][] direct = new double[2][2];
        EventMatrix x = EVENTS.observations();
        for (int n = 0; n < x.rows(); n++) {
            double[] g = ToyEvents.gradient(x.get(n, 0), x.get(n, 1), THETA.values());
            double w = ToyEvents.shape(x.get(n, 0), x.get(n, 1), THETA.values());
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    direct[i][j] += 1000 * g[i] * g[j] / w / x.rows();
                }
            }
        }
        assertClose(direct, FisherInformation.truth(CHANNEL, THETA).matrix(), 1e-12);
    }

    @Test
    void theExactScoreKnowsAsMuchAsTheTruth() {
        Information truth = FisherInformation.truth(CHANNEL, THETA);
        Information learned = one(FisherInformationTest::score);
        assertClose(truth.matrix(), learned.matrix(), 1e-11);
        // the two contributions of an event, J·v and L W d dᵀ, add up to its truth contribution as well
        assertClose(truth.uncertainty(), learned.uncertainty(), 1e-9);
    }

    @Test
    void independentNoiseDropsOutOfTheProductOfTwoScores() {
        UnaryOperator<EventMatrix> a = noisy(11);
        UnaryOperator<EventMatrix> b = noisy(12);
        double truth = FisherInformation.truth(CHANNEL, THETA).matrix()[0][0];
        Information alone = one(a);
        Information product = FisherInformation.learned(a, b, CHANNEL, THETA).information();
        double bias = 1000 * EVENTS.sigma(THETA.values()) * 0.25; // L σ times the variance of the noise
        assertEquals(truth + bias, alone.matrix()[0][0], 5 * alone.uncertainty()[0][0]);
        assertTrue(alone.matrix()[0][0] - truth > 20 * alone.uncertainty()[0][0]);
        assertEquals(truth, product.matrix()[0][0], 5 * product.uncertainty()[0][0]);
    }

    private static Information one(UnaryOperator<EventMatrix> score) {
        return FisherInformation.learned(score, score, CHANNEL, THETA).information();
    }

    /** The exact score with noise of standard deviation 1/2 that is a fixed function of the observables. */
    private static UnaryOperator<EventMatrix> noisy(int seed) {
        return x -> {
            double[] t = score(x).toArray();
            for (int i = 0; i < x.rows(); i++) {
                double phase = 1e5 * seed * x.get(i, 0) + 7e4 * x.get(i, 1);
                t[2 * i] += Math.sqrt(0.5) * Math.sin(phase);
            }
            return EventMatrix.of(x.rows(), 2, t);
        };
    }

    @Test
    void moreIsKnownTheMoreIsMeasured() {
        Information rate = FisherInformation.rate(CHANNEL, THETA);
        Information coarse = histogram(Binning.of(new double[] {0}), "x");
        Information fine = histogram(Binning.of(new double[] {-0.5, 0, 0.5}), "x");
        Information both = histogram(Binning.of(new double[] {-0.5, 0, 0.5}, new double[] {-0.4, 0.4}), "x", "y");
        Information truth = FisherInformation.truth(CHANNEL, THETA);
        List<Information> order = List.of(rate, coarse, fine, both, truth);
        for (int k = 1; k < order.size(); k++) {
            assertTrue(
                    smallestEigenvalueOfDifference(order.get(k), order.get(k - 1)) >= -1e-9,
                    order.get(k).method() + " after " + order.get(k - 1).method());
        }
    }

    @Test
    void oneBinThatHoldsEverythingIsTheRate() {
        Information rate = FisherInformation.rate(CHANNEL, THETA);
        Information histogram = histogram(Binning.of(new double[] {5.0}), "x");
        assertClose(rate.matrix(), histogram.matrix(), 1e-13);
        assertClose(rate.uncertainty(), histogram.uncertainty(), 1e-13);
    }

    /** 300 sets of 2 000 events: the error of a standard deviation is 4 %, and their spread is compared to 5 of these. */
    @Test
    void quotedErrorsAreTheSpreadOverSamples() {
        int samples = 300;
        double[][] figures = new double[3][samples];
        Information first = null;
        for (int s = 0; s < samples; s++) {
            var events = new ToyEvents(2000, 100 + s);
            Information histogram = FisherInformation.histogram(
                    Channel.of(events.all(), LUMINOSITY), List.of("x"), Binning.of(new double[] {-0.3, 0.4}), THETA);
            Information truth = FisherInformation.truth(Channel.of(events.all(), LUMINOSITY), THETA);
            figures[0][s] = histogram.matrix()[0][0];
            figures[1][s] = histogram.matrix()[0][1];
            figures[2][s] = truth.matrix()[0][0];
            first = s == 0 ? histogram : first;
        }
        // the number of events is fixed here and not Poisson, which makes the true spread smaller by what the total
        // number
        // contributes: an element is homogeneous of degree one in the weights, so that is (element)² / N
        double[][] error = first.uncertainty();
        assertSpread(error[0][0], first.matrix()[0][0], figures[0]);
        assertSpread(error[0][1], first.matrix()[0][1], figures[1]);
        Information truth = FisherInformation.truth(Channel.of(new ToyEvents(2000, 100).all(), LUMINOSITY), THETA);
        assertSpread(truth.uncertainty()[0][0], truth.matrix()[0][0], figures[2]);
    }

    private static void assertSpread(double quoted, double value, double[] figures) {
        double mean = Arrays.stream(figures).average().orElseThrow();
        double variance =
                Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).sum() / (figures.length - 1);
        double withoutTotal = Math.sqrt(quoted * quoted - value * value / 2000);
        assertEquals(1.0, withoutTotal / Math.sqrt(variance), 0.2);
    }

    @Test
    void wrongInputIsRefused() {
        UnaryOperator<EventMatrix> three = x -> EventMatrix.of(x.rows(), 3, new double[3 * x.rows()]);
        String components =
                assertThrows(InvalidInputException.class, () -> one(three)).getMessage();
        assertTrue(components.contains("3 components"), components);
        UnaryOperator<EventMatrix> nan = x -> {
            double[] t = new double[2 * x.rows()];
            Arrays.fill(t, Double.NaN);
            return EventMatrix.of(x.rows(), 2, t);
        };
        String event = assertThrows(InvalidInputException.class, () -> one(nan)).getMessage();
        assertTrue(event.contains("event 0"), event);
        assertThrows(InvalidInputException.class, () -> histogram(Binning.of(new double[] {0}), "z"));
        assertThrows(InvalidInputException.class, () -> histogram(Binning.of(new double[] {0}), "x", "y"));
    }

    /** The exact score as an estimator of (y, x), the other way round than the events have them. */
    private record Exact(ParameterPoint reference) implements ScoreEstimator {
        @Override
        public EventMatrix scores(EventMatrix x) {
            return score(x.columns(1, 0));
        }

        @Override
        public ParameterSpace space() {
            return ToyEvents.SPACE;
        }

        @Override
        public List<String> observables() {
            return List.of("y", "x");
        }
    }

    @Test
    void estimatorsAreAskedForTheirObservablesAtTheirPoint() {
        var exact = new Exact(THETA);
        double[][] expected = FisherInformation.truth(CHANNEL, THETA).matrix();
        assertClose(
                expected,
                FisherInformation.learned(exact, CHANNEL, THETA).information().matrix(),
                1e-11);
        assertClose(
                expected,
                FisherInformation.learned(exact, exact, CHANNEL, THETA)
                        .information()
                        .matrix(),
                1e-11);
        var elsewhere = new Exact(ToyEvents.point(0, 0));
        String message = assertThrows(
                        InvalidInputException.class, () -> FisherInformation.learned(elsewhere, CHANNEL, THETA))
                .getMessage();
        assertTrue(message.contains("a=0.0") && message.contains("a=0.3"), message);
    }

    private static Information histogram(Binning binning, String... observables) {
        return FisherInformation.histogram(CHANNEL, List.of(observables), binning, THETA);
    }

    private static double smallestEigenvalueOfDifference(Information larger, Information smaller) {
        double[] values = new EigenDecomposition(
                        new Array2DRowRealMatrix(larger.matrix()).subtract(new Array2DRowRealMatrix(smaller.matrix())))
                .getRealEigenvalues();
        return values[values.length - 1];
    }

    private static void assertClose(double[][] expected, double[][] actual, double relative) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                double scale = Math.sqrt(Math.abs(expected[i][i] * expected[j][j]));
                assertEquals(expected[i][j], actual[i][j], relative * scale, i + ", " + j);
            }
        }
    }
}
