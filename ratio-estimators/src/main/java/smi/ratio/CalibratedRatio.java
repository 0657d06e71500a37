package smi.ratio;

import java.util.List;
import java.util.Optional;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.Model;
import smi.networks.RatioCalibration;

/**
 * A ratio estimator whose log ratio is corrected: g_θ(log r̂) with the correction that its model holds (Cranmer, Pavez,
 * Louppe, arXiv:1506.02169, section 3). The score is the derivative of what is corrected.
 */
public final class CalibratedRatio implements ModelRatio {
    private final Model model;
    private final ModelRatio raw;
    private final RatioCalibration calibration;

    private CalibratedRatio(Model model, ModelRatio raw, RatioCalibration calibration) {
        this.model = model;
        this.raw = raw;
        this.calibration = calibration;
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model with a correction
     * @throws InvalidInputException if it has none, or is no model of a likelihood ratio
     */
    public static CalibratedRatio of(Model model) {
        RatioCalibration calibration = model.calibration()
                .orElseThrow(() ->
                        new InvalidInputException("the model of kind '%s' is not calibrated".formatted(model.kind())));
        return new CalibratedRatio(model, RatioForm.estimator(model.withCalibration(Optional.empty())), calibration);
    }

    @Override
    public Model model() {
        return model;
    }

    /** The correction is of the mean, however that is taken. */
    @Override
    public EnsembleMean convention() {
        return raw.convention();
    }

    @Override
    public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
        double[] table = raw.logRatios(x, numerators).toArray();
        int points = numerators.rows();
        for (int g = 0; g < points; g++) {
            double[] weights = calibration.weights(numerators.row(g));
            for (int i = 0; i < x.rows(); i++) {
                table[i * points + g] = corrected(weights, table[i * points + g]);
            }
        }
        return EventMatrix.of(x.rows(), points, table);
    }

    private double corrected(double[] weights, double f) {
        List<RatioCalibration.Point> points = calibration.points();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] == 0 ? 0 : weights[k] * points.get(k).map().at(f);
        }
        return sum;
    }

    @Override
    public EventMatrix scores(EventMatrix x, ParameterPoint theta) {
        double[] f = raw.logRatios(x, EventMatrix.ofRows(theta.values())).toArray();
        double[] scores = raw.scores(x, theta).toArray();
        double[] weights = calibration.weights(theta.values());
        double[][] gradients = calibration.weightGradients(theta.values());
        int parameters = theta.dimension();
        for (int i = 0; i < f.length; i++) {
            double slope = 0;
            double[] moved = new double[parameters];
            for (int k = 0; k < weights.length; k++) {
                var map = calibration.points().get(k).map();
                slope += weights[k] * map.slopeAt(f[i]);
                for (int p = 0; p < parameters; p++) {
                    moved[p] += gradients[k][p] * map.at(f[i]);
                }
            }
            for (int p = 0; p < parameters; p++) {
                scores[i * parameters + p] = slope * scores[i * parameters + p] + moved[p];
            }
        }
        return EventMatrix.of(f.length, parameters, scores);
    }
}
