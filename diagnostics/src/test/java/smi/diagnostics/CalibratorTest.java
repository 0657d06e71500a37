package smi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.ThetaSpec;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.LogRatioMap;
import smi.networks.Model;
import smi.networks.RatioCalibration;
import smi.ratio.CalibratedRatio;
import smi.ratio.LearnedRatio;
import smi.ratio.RatioEstimator;
import smi.ratio.RatioMethod;

/** Corrections, compared with the exact ratio. */
class CalibratorTest {
    private static final Examples EVENTS = Examples.latentGaussian(100_000, 1);

    private static double squaredError(RatioEstimator ratio) {
        RatioEstimator exact = EVENTS.exact(1);
        double[][] points = new double[20][1];
        double[][] x = new double[200][1];
        for (int k = 0; k < points.length; k++) {
            points[k][0] = -0.95 + 0.1 * k;
        }
        for (int i = 0; i < x.length; i++) {
            // quantiles of the denominator, a normal distribution with the variance 5
            x[i][0] = Math.sqrt(5)
                    * new NormalDistribution(null, 0, 1).inverseCumulativeProbability((i + 0.5) / x.length);
        }
        double[] found = ratio.logRatios(EventMatrix.ofRows(x), EventMatrix.ofRows(points))
                .toArray();
        double[] truth = exact.logRatios(EventMatrix.ofRows(x), EventMatrix.ofRows(points))
                .toArray();
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            sum += (found[i] - truth[i]) * (found[i] - truth[i]);
        }
        return sum / found.length;
    }

    /** The slope has the standard error 0.003 from 20 000 events, whose joint ratio is known. */
    @Test
    void anAffineCorrectionUndoesAStretch() {
        var calibrator = new Calibrator(EVENTS.exact(1.2), CalibrationMethod.AFFINE, EVENTS.settings(1));
        LogRatioMap map = calibrator
                .pooled(EVENTS.part(Partition.VALIDATION))
                .points()
                .get(0)
                .map();
        assertEquals(1, 1.2 * map.outerSlope(), 0.01);
        assertEquals(0, map.at(0), 0.01);
        var drawn = Augmenter.of(EVENTS.part(Partition.VALIDATION), 1)
                .ratio(ThetaSpec.points(EVENTS.space().point(1)), ThetaSpec.points(EVENTS.reference()), 20_000);
        // labels alone tell the slope to 0.04
        assertEquals(1, 1.2 * calibrator.pooled(drawn).points().get(0).map().outerSlope(), 4 * 0.04);
    }

    @ParameterizedTest
    @EnumSource(CalibrationMethod.class)
    void correctionsImproveAMiscalibratedClassifier(CalibrationMethod method) {
        // every log ratio of the network is multiplied by 1.5: as a classifier it is too sure of itself
        LearnedRatio carl = (LearnedRatio) EVENTS.trained(RatioMethod.CARL, 5, 1);
        Model model = carl.model();
        var reference = new RatioCalibration.Point(EVENTS.reference().values(), LogRatioMap.affine(1.5, 0.1));
        var bad = new RatioCalibration("bad", List.of(reference), new double[] {1});
        RatioEstimator broken = CalibratedRatio.of(model.withCalibration(Optional.of(bad)));
        var calibrator = new Calibrator(broken, method, EVENTS.settings(1));
        RatioCalibration found = calibrator.pooled(EVENTS.part(Partition.VALIDATION));
        RatioEstimator mended = Examples.mapped(broken, found);
        assertTrue(
                squaredError(mended) < 0.5 * squaredError(broken),
                squaredError(broken) + " became " + squaredError(mended));
        double[] values = found.points().get(0).map().values();
        if (method == CalibrationMethod.ISOTONIC) {
            for (int k = 1; k < values.length; k++) {
                assertTrue(values[k] >= values[k - 1], Arrays.toString(values));
            }
        }
    }

    @Test
    void aCorrectionAtEachPointIsExactThereAndSmoothBetween() {
        ParameterPoint low = EVENTS.space().point(-0.8);
        ParameterPoint high = EVENTS.space().point(0.8);
        var calibrator = new Calibrator(
                EVENTS.exact(1.2), CalibrationMethod.AFFINE, EVENTS.settings(1).withPoints(List.of(low, high)));
        RatioCalibration found = calibrator.atEachPoint(EVENTS.part(Partition.VALIDATION));
        assertEquals(2, found.points().size());
        assertEquals(1, 1.2 * found.points().get(0).map().outerSlope(), 0.03);
        assertEquals(1, found.weights(0.8)[1], 0);
        assertEquals(0.5, found.weights(0.0)[0], 1e-12);
    }

    /** The score of a corrected ratio is its derivative: differences of 1e-5 tell it to 1e-7. */
    @Test
    void theScoreIsTheDerivativeOfWhatIsCorrected() {
        LearnedRatio carl = (LearnedRatio) EVENTS.trained(RatioMethod.CARL, 1, 1);
        var steep = new LogRatioMap(new double[] {-0.5, 0.01, 0.5}, new double[] {-0.6, 0.2, 0.7}, 1);
        var found = new RatioCalibration(
                "isotonic",
                List.of(
                        new RatioCalibration.Point(new double[] {-1}, steep),
                        new RatioCalibration.Point(new double[] {1}, LogRatioMap.affine(0.8, 0.1))),
                new double[] {1});
        CalibratedRatio ratio = CalibratedRatio.of(carl.model().withCalibration(Optional.of(found)));
        EventMatrix x = EventMatrix.ofRows(new double[] {-1}, new double[] {0.3}, new double[] {2.7});
        double h = 1e-5;
        EventMatrix near = ratio.logRatios(x, EventMatrix.ofRows(new double[] {0.3 - h}, new double[] {0.3 + h}));
        double[] score = ratio.scoreAt(EVENTS.space().point(0.3)).scores(x).toArray();
        for (int i = 0; i < score.length; i++) {
            assertEquals((near.get(i, 1) - near.get(i, 0)) / (2 * h), score[i], 1e-7);
        }
    }

    @Test
    void aRatioThatIsTheSameForAllEventsCannotBeCalibrated() {
        var calibrator = new Calibrator(EVENTS.exact(0), CalibrationMethod.AFFINE, EVENTS.settings(1));
        assertThrows(InvalidInputException.class, () -> calibrator.pooled(EVENTS.part(Partition.VALIDATION)));
        assertThrows(InvalidInputException.class, () -> CalibrationMethod.of("isotonik"));
    }
}
