package smi.limits;

import java.util.Arrays;
import java.util.List;
import smi.augmentation.ColumnWeights;
import smi.events.EventMatrix;
import smi.events.EventSetup;

/**
 * The cross sections in bins at (θ, ν), and their derivatives.
 *
 * @param values shape {@code [nBins]}, in pb
 * @param gradients shape {@code [nParameters + nNuisance][nBins]}
 */
record BinPrediction(double[] values, double[][] gradients) {

    /** Evaluates bins at a point of θ, then ν. */
    static BinPrediction of(EventSetup setup, BinContents contents, double... point) {
        int parameters = setup.space().dimension();
        ColumnWeights weights = weights(setup, point);
        double[] nu = Arrays.copyOfRange(point, parameters, point.length);
        EventMatrix templates = contents.values(nu);
        List<EventMatrix> slopes = contents.slopes(nu);
        double[][] gradients = new double[point.length][];
        for (int p = 0; p < parameters; p++) {
            int parameter = p;
            gradients[p] = new double[templates.rows()];
            Arrays.setAll(gradients[p], b -> weights.derivative(parameter, templates, b));
        }
        for (int k = 0; k < slopes.size(); k++) {
            gradients[parameters + k] = values(weights, slopes.get(k));
        }
        return new BinPrediction(values(weights, templates), gradients);
    }

    /** The cross sections alone. */
    static double[] values(EventSetup setup, BinContents contents, double... point) {
        double[] nu = Arrays.copyOfRange(point, setup.space().dimension(), point.length);
        return values(weights(setup, point), contents.values(nu));
    }

    private static ColumnWeights weights(EventSetup setup, double... point) {
        int parameters = setup.space().dimension();
        return ColumnWeights.at(setup, setup.space().point(Arrays.copyOf(point, parameters)));
    }

    private static double[] values(ColumnWeights weights, EventMatrix templates) {
        double[] values = new double[templates.rows()];
        Arrays.setAll(values, b -> weights.value(templates, b));
        return values;
    }

    /** The sum over the bins. */
    static double sum(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
