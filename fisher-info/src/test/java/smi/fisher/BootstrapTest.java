package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import smi.augmentation.Binning;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.score.ScoreEstimator;

class BootstrapTest {
    private static final ParameterPoint THETA = ToyEvents.point(0.3, -0.2);
    private static final Channel CHANNEL = channel(2000, 5);
    private static final Bootstrap BOOTSTRAP = new Bootstrap(400, 7);
    private static final EventBins BINS =
            EventBins.histogram(CHANNEL.setup(), List.of("x"), Binning.of(new double[] {-0.3, 0.4}));

    static Channel channel(int events, long seed) {
        return Channel.of(new ToyEvents(events, seed).all(), new Luminosity(1000));
    }

    /** The exact score of the toy. */
    record Exact(ParameterPoint reference) implements ScoreEstimator {
        @Override
        public EventMatrix scores(EventMatrix x) {
            double[] t = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                double[] g = ToyEvents.gradient(x.get(i, 0), x.get(i, 1), reference.values());
                double w = ToyEvents.shape(x.get(i, 0), x.get(i, 1), reference.values());
                t[2 * i] = g[0] / w;
                t[2 * i + 1] = g[1] / w;
            }
            return EventMatrix.of(x.rows(), 2, t);
        }

        @Override
        public ParameterSpace space() {
            return ToyEvents.SPACE;
        }

        @Override
        public List<String> observables() {
            return List.of("x", "y");
        }
    }

    /** A standard deviation from 400 replicas is known to 3.5 %; five of these. */
    @Test
    void itAgreesWithLinearPropagation() {
        assertErrors(FisherInformation.truth(CHANNEL, THETA), BOOTSTRAP.truth(CHANNEL, THETA));
        assertErrors(FisherInformation.binned(CHANNEL, BINS, THETA), BOOTSTRAP.binned(CHANNEL, BINS, THETA));
        assertErrors(FisherInformation.rate(CHANNEL, THETA), BOOTSTRAP.rate(CHANNEL, THETA));
        var exact = new Exact(THETA);
        LearnedInformation learned = FisherInformation.learned(exact, CHANNEL, THETA);
        Information events =
                learned.information().withCovariance(learned.errors().events());
        assertErrors(events, BOOTSTRAP.learned(exact, CHANNEL, THETA));
    }

    private static void assertErrors(Information linear, Replicas bootstrap) {
        assertTrue(Arrays.deepEquals(linear.matrix(), bootstrap.information().matrix()));
        double[][] a = linear.uncertainty();
        double[][] b = bootstrap.information().uncertainty();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(1, b[i][j] / a[i][j], 0.18, linear.method() + " " + i + " " + j);
            }
        }
    }

    /** With the exact score, C = V and the bound is the information itself. */
    @Test
    void theBoundIsReachedByTheExactScore() {
        LearnedInformation learned = FisherInformation.learned(new Exact(THETA), CHANNEL, THETA);
        double[][] a = learned.information().matrix();
        double[][] b = learned.lowerBound().matrix();
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(a[i], b[i], 1e-10 * a[0][0]);
        }
    }

    @Test
    void aBinningKeepsAPartOfTheInformation() {
        InformationComparison comparison =
                InformationComparison.of(BOOTSTRAP.truth(CHANNEL, THETA), BOOTSTRAP.binned(CHANNEL, BINS, THETA));
        double[] kept = comparison.kept();
        double[] extremes = comparison.extremes();
        for (int k = 0; k < 2; k++) {
            assertTrue(kept[k] >= extremes[0] - 1e-12 && kept[k] <= extremes[1] + 1e-12);
            assertTrue(extremes[k] > 0 && extremes[k] < 1);
            assertTrue(comparison.lost()[k] > 0);
            // what the events' fluctuations do to both cancels, the error is far smaller than that of each
            double alone = comparison.whole().eigenvalueErrors()[k]
                    / comparison.whole().eigenvalues()[k];
            assertTrue(comparison.keptErrors()[k] < alone, comparison.keptErrors()[k] + " " + alone);
            assertTrue(comparison.lostErrors()[k] > 0);
        }
    }

    /** The errors of shares against their spread over 60 sets of events, known to 9 %; four of these and the 3.5 %. */
    @Test
    void errorsOfSharesAreTheirSpread() {
        int samples = 60;
        double[] shares = new double[samples];
        double quoted = 0;
        for (int s = 0; s < samples; s++) {
            Channel channel = channel(2000, 100 + s);
            var bootstrap = new Bootstrap(s == 0 ? 400 : 2, 3);
            InformationComparison comparison =
                    InformationComparison.of(bootstrap.truth(channel, THETA), bootstrap.binned(channel, BINS, THETA));
            shares[s] = comparison.kept()[0];
            quoted = s == 0 ? comparison.keptErrors()[0] : quoted;
        }
        double mean = Arrays.stream(shares).average().orElseThrow();
        double spread = Math.sqrt(
                Arrays.stream(shares).map(v -> (v - mean) * (v - mean)).sum() / (samples - 1));
        assertEquals(1, quoted / spread, 0.4);
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        Replicas truth = BOOTSTRAP.truth(CHANNEL, THETA);
        Replicas elsewhere = BOOTSTRAP.truth(CHANNEL, ToyEvents.point(0, 0.1));
        assertThrows(InvalidInputException.class, () -> InformationComparison.of(truth, elsewhere));
        Replicas fewer = new Bootstrap(3, 7).truth(CHANNEL, THETA);
        assertThrows(InvalidInputException.class, () -> InformationComparison.of(truth, fewer));
        assertThrows(InvalidInputException.class, () -> new Bootstrap(1, 7));
    }
}
