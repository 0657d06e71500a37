package smi.limits;

import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.morphing.ParameterSpace;

/**
 * The kinematics by a histogram: \( \log L(\theta,\nu) = \sum_b n_b \log [p_b(\theta,\nu) / (n_b/n)] \), with
 * \( p_b \) the share of the cross section in bin b, under- and overflow included. It is 0 where the prediction
 * equals the data, and negative elsewhere.
 */
public final class HistogramLikelihood implements Likelihood {
    private final HistogramModel model;
    private final BinnedLikelihood bins;
    private final double saturated;

    HistogramLikelihood(HistogramModel model, BinnedLikelihood bins) {
        this.model = model;
        this.bins = bins;
        this.saturated = bins.saturated();
    }

    @Override
    public ParameterSpace space() {
        return model.space();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[] result = new double[points.rows()];
        for (int g = 0; g < result.length; g++) {
            double[] point = points.row(g);
            result[g] = bins.logLikelihood(model.predictions(point), () -> space().point(point)) - saturated;
        }
        return result;
    }

    @Override
    public double[] gradient(double... point) {
        return bins.gradient(model.prediction(point));
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        return bins.information(model.prediction(point));
    }
}
