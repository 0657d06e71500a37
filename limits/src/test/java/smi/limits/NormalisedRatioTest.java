package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

class NormalisedRatioTest {
    private static final WeightedEvents EVENTS =
            WeightedEvents.of(new ToyEvents(4000, 11), Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
    private static final ParameterGrid GRID = ParameterGrid.parse("a=-1:1:21,b=-0.5:1:16", ToyEvents.SPACE);
    private static final EventMatrix X = EventMatrix.ofRows(new double[] {0.3, -0.4}, new double[] {-0.9, 0.1});

    /** The exact log density ratio of the toy to the origin, as these events know it, plus a constant per point. */
    private static LogRatioTable shifted(double scale) {
        return (x, points) -> {
            double[] values = new double[x.rows() * points.rows()];
            for (int g = 0; g < points.rows(); g++) {
                double[] theta = points.row(g);
                double sigma = EVENTS.crossSection(ToyEvents.SPACE.point(theta)).valuePb()
                        / EVENTS.crossSection(ToyEvents.SPACE.origin()).valuePb();
                double shift = scale * (0.01 + 0.02 * theta[0] - 0.03 * theta[0] * theta[1] * theta[1]);
                for (int i = 0; i < x.rows(); i++) {
                    values[i * points.rows() + g] = Math.log(ToyEvents.shape(x.get(i, 0), x.get(i, 1), theta)
                                    / ToyEvents.shape(x.get(i, 0), x.get(i, 1), 0, 0)
                                    / sigma)
                            + shift;
                }
            }
            return EventMatrix.of(x.rows(), points.rows(), values);
        };
    }

    /**
     * For the exact ratio of the weighted events Σ p1 s = Σ p0 (1 − s) holds event by event, so the constant is 0 up to
     * the solver's 1e-9.
     */
    @Test
    void theExactRatioStaysAsItIs() {
        var normalised =
                NormalisedRatio.of(shifted(0), ToyEvents.SPACE.origin(), EVENTS, GRID, NormalisedRatio.MOST_EVENTS);
        EventMatrix expected = shifted(0).logRatios(X, GRID.points());
        EventMatrix actual = normalised.logRatios(X, GRID.points());
        for (int g = 0; g < GRID.size(); g++) {
            assertEquals(expected.get(0, g), actual.get(0, g), 1e-8);
        }
    }

    /** A shift that is a polynomial of degree 3 is interpolated exactly. */
    @Test
    void aSmoothShiftIsTakenAway() {
        var normalised =
                NormalisedRatio.of(shifted(1), ToyEvents.SPACE.origin(), EVENTS, GRID, NormalisedRatio.MOST_EVENTS);
        EventMatrix expected = shifted(0).logRatios(X, GRID.points());
        EventMatrix actual = normalised.logRatios(X, GRID.points());
        for (int g = 0; g < GRID.size(); g++) {
            // log r is kept in single precision
            assertEquals(expected.get(1, g), actual.get(1, g), 1e-6);
        }
    }

    /** Networks are rough where they were not trained; what they do there must not spoil the best fit. */
    @Test
    void aShiftThatJumpsAtTheBorderLeavesTheMiddleAsItIs() {
        LogRatioTable exact = shifted(0);
        LogRatioTable rough = (x, points) -> {
            double[] values = exact.logRatios(x, points).toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += points.get(i % points.rows(), 0) > 0.8 ? 0.4 : 0;
            }
            return EventMatrix.of(x.rows(), points.rows(), values);
        };
        ParameterGrid fine = ParameterGrid.parse("a=-1:1:81,b=-0.5:1:16", ToyEvents.SPACE);
        var normalised = NormalisedRatio.of(rough, ToyEvents.SPACE.origin(), EVENTS, fine, NormalisedRatio.MOST_EVENTS);
        EventMatrix expected = exact.logRatios(X, fine.points());
        EventMatrix actual = normalised.logRatios(X, fine.points());
        for (int g = 0; g < fine.size(); g++) {
            // the nodes are 0.18 apart and three of them count on either side
            if (fine.point(g).values()[0] < 0.27) {
                assertEquals(expected.get(1, g), actual.get(1, g), 1e-6);
            }
        }
    }

    @Test
    void aRatioThatIsNoNumberIsRefused() {
        LogRatioTable broken = (x, points) -> {
            double[] values = new double[x.rows() * points.rows()];
            Arrays.fill(values, Double.NaN);
            return EventMatrix.of(x.rows(), points.rows(), values);
        };
        assertThrows(
                InvalidInputException.class,
                () -> NormalisedRatio.of(broken, ToyEvents.SPACE.origin(), EVENTS, GRID, NormalisedRatio.MOST_EVENTS));
    }
}
