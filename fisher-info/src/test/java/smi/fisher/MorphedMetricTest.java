package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import smi.augmentation.Binning;
import smi.augmentation.WeightedEvents;
import smi.events.Luminosity;
import smi.fisher.geometry.InformationGeometry;
import smi.fisher.geometry.InformationMetric;
import smi.fisher.geometry.MorphedMetric;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Information as a function of θ against information at points. */
class MorphedMetricTest {
    private static final Channel CHANNEL = Channel.of(new ToyEvents(2001, 3).all(), new Luminosity(1000));
    private static final ParameterPoint THETA = ToyEvents.point(0.3, -0.2);

    @Test
    void atEveryPointItIsTheInformationThere() {
        EventBins bins = EventBins.histogram(CHANNEL.setup(), List.of("x"), Binning.of(new double[] {-0.5, 0.1, 0.6}));
        assertSame(FisherInformation.truth(CHANNEL, THETA), MorphedMetric.truth(CHANNEL));
        assertSame(FisherInformation.rate(CHANNEL, THETA), MorphedMetric.rate(CHANNEL));
        assertSame(FisherInformation.binned(CHANNEL, bins, THETA), MorphedMetric.binned(CHANNEL, bins));
        Channel cut = CHANNEL.with(Acceptance.cut(CHANNEL.setup(), "y", 0, 1));
        assertSame(FisherInformation.truth(cut, THETA), MorphedMetric.truth(cut));
    }

    private static void assertSame(Information expected, InformationMetric metric) {
        double[][] actual = metric.at(THETA.values());
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(expected.matrix()[i][j], actual[i][j], 1e-11 * expected.matrix()[0][0]);
            }
        }
    }

    /** Five-point differences of a smooth function: 1e-12 of it and rounding over the step, 1e-13. */
    @Test
    void derivativesAgreeWithDifferences() {
        MorphedMetric metric = MorphedMetric.truth(CHANNEL);
        double[][][] exact = metric.derivatives(THETA.values());
        double[][][] differences =
                InformationMetric.of(metric.scales(), metric::at).derivatives(THETA.values());
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    assertEquals(differences[k][i][j], exact[k][i][j], 1e-8 * metric.at(THETA.values())[0][0]);
                }
            }
        }
    }

    @Test
    void geodesicsAreShorterThanStraightLines() {
        MorphedMetric metric = MorphedMetric.truth(CHANNEL);
        InformationGeometry geometry = InformationGeometry.of(metric);
        double[] from = {0.3, -0.2};
        double[] to = {0.6, -0.7};
        double straight = 0;
        int steps = 2000;
        for (int k = 0; k < steps; k++) {
            double at = (k + 0.5) / steps;
            straight += geometry.localDistance(along(from, to, at), along(from, to, at + 1.0 / steps));
        }
        double distance = geometry.distance(from, to);
        assertTrue(distance < straight && distance > 0.9 * straight, distance + " " + straight);
        assertEquals(distance, geometry.distance(to, from), 1e-8 * distance);
    }

    private static double[] along(double[] from, double[] to, double share) {
        return new double[] {from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])};
    }

    /** At the origin no weight depends on the second parameter. */
    @Test
    void blindPointsAreNamed() {
        InformationGeometry geometry = InformationGeometry.of(MorphedMetric.truth(CHANNEL));
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> geometry.distance(new double[] {0, 0}, new double[] {0.6, -0.5}))
                .getMessage();
        assertTrue(message.contains("the data say nothing about a direction"), message);
    }

    @Test
    void emptyRegionsOfPhaseSpaceAreRefused() {
        WeightedEvents events = new ToyEvents(50, 3).all();
        Channel nothing = Channel.of(events, new Luminosity(1)).with(Acceptance.cut(events.setup(), "x", 5, 6));
        assertThrows(InvalidInputException.class, () -> FisherInformation.rate(nothing, THETA));
        assertThrows(InvalidInputException.class, () -> FisherInformation.truth(nothing, THETA));
    }
}
