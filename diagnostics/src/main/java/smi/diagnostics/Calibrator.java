package smi.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.augmentation.RatioSample;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.networks.LogRatioMap;
import smi.networks.RatioCalibration;
import smi.ratio.RatioEstimator;

/**
 * Finds corrections of a log ratio on events that it was not trained on. One correction for all θ is found from all points
 * together; a correction at each point is for a ratio that errs differently at different θ, and needs more events.
 */
public final class Calibrator {
    private final RatioEstimator estimator;
    private final CalibrationMethod method;
    private final DiagnosisSettings settings;

    /**
     * A calibrator.
     *
     * @param estimator the ratio
     * @param method how a correction is found
     * @param settings the points, the range, and how many events are used
     */
    public Calibrator(RatioEstimator estimator, CalibrationMethod method, DiagnosisSettings settings) {
        this.estimator = estimator;
        this.method = method;
        this.settings = settings;
    }

    /**
     * {@return one correction for all θ}
     *
     * @param events weighted events, other than those of the training
     */
    public RatioCalibration pooled(WeightedEvents events) {
        return everywhere(method.fit(Pairs.joined(pairs(events))));
    }

    /**
     * {@return a correction at each of the points, between which they are averaged}
     *
     * @param events weighted events, other than those of the training
     */
    public RatioCalibration atEachPoint(WeightedEvents events) {
        List<Pairs> pairs = pairs(events);
        List<RatioCalibration.Point> points = new ArrayList<>();
        for (int g = 0; g < pairs.size(); g++) {
            points.add(new RatioCalibration.Point(settings.points().get(g).values(), method.fit(pairs.get(g))));
        }
        return new RatioCalibration(method.label(), points, scales());
    }

    /**
     * {@return one correction for all θ}
     *
     * @param sample drawn events, other than those of the training
     */
    public RatioCalibration pooled(RatioSample sample) {
        return everywhere(method.fit(RatioDiagnosis.pairs(estimator, sample, settings)));
    }

    private RatioCalibration everywhere(LogRatioMap map) {
        double[] reference = estimator.reference().values();
        return new RatioCalibration(method.label(), List.of(new RatioCalibration.Point(reference, map)), scales());
    }

    private double[] scales() {
        double[] scales = new double[settings.range().dimension()];
        Arrays.setAll(scales, p -> 0.5 * settings.range().width(p));
        return scales;
    }

    private List<Pairs> pairs(WeightedEvents events) {
        TestEvents read = TestEvents.read(
                events.near(estimator.reference()),
                estimator.observables(),
                estimator.space().names(),
                settings.mostEvents());
        double[] denominator = read.probabilities(estimator.reference());
        EventMatrix points = EventMatrix.ofRows(
                settings.points().stream().map(ParameterPoint::values).toArray(double[][]::new));
        EventMatrix table = RatioDiagnosis.table(estimator, read.x(), points);
        List<Pairs> pairs = new ArrayList<>();
        for (int g = 0; g < points.rows(); g++) {
            ParameterPoint theta = settings.points().get(g);
            pairs.add(new Pairs("at " + theta, read.x(), read.probabilities(theta), denominator, table.column(g)));
        }
        return pairs;
    }
}
