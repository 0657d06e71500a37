package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import smi.events.EventMatrix;

/**
 * Scores turned to their principal axes, the most varying first, so that bins along the axes waste nothing on
 * correlations. Each component is first multiplied by half the width of the grid in its parameter: then it says how much
 * log L varies over the grid, whatever the units. A linear map that is the same for all θ and all events.
 */
final class PrincipalAxes {
    private PrincipalAxes() {}

    static Variables of(Variables scores, VariableSample sample, ParameterGrid grid) {
        int n = scores.names().size();
        double[] scale = new double[n];
        for (int p = 0; p < n; p++) {
            GridAxis axis = grid.axes().get(p);
            // a fixed parameter has no width; its component counts little, but is kept
            scale[p] = axis.points() > 1 ? 0.5 * (axis.to() - axis.from()) : 1e-3;
        }
        double[][] axes = new EigenDecomposition(new Array2DRowRealMatrix(covariance(sample, scale), false))
                .getVT()
                .getData();
        for (double[] axis : axes) {
            for (int p = 0; p < n; p++) {
                axis[p] *= scale[p];
            }
        }
        List<String> names = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            names.add("score axis " + (a + 1));
        }
        return new Variables(names, x -> turned(scores.of().apply(x), axes));
    }

    /** The normalised direction across a given one, along which scores vary most; empty if they do not vary there. */
    static Optional<double[]> across(VariableSample sample, double... along) {
        int n = along.length;
        double[] ones = new double[n];
        Arrays.fill(ones, 1.0);
        double[][] covariance = covariance(sample, ones);
        double[][] projected = new double[n][n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                for (int r = 0; r < n; r++) {
                    for (int s = 0; s < n; s++) {
                        projected[p][q] += projector(along, p, r) * covariance[r][s] * projector(along, s, q);
                    }
                }
            }
        }
        var eigen = new EigenDecomposition(new Array2DRowRealMatrix(projected, false));
        if (!(eigen.getRealEigenvalue(0) > 1e-12 * new Array2DRowRealMatrix(covariance, false).getTrace())) {
            return Optional.empty();
        }
        double[] axis = eigen.getEigenvector(0).toArray();
        double sign = axis[0] < 0 || axis[0] == 0 && axis[n - 1] < 0 ? -1 : 1;
        return Optional.of(Arrays.stream(axis).map(x -> sign * x).toArray());
    }

    private static double projector(double[] along, int p, int q) {
        return (p == q ? 1 : 0) - along[p] * along[q];
    }

    private static double[][] covariance(VariableSample sample, double[] scale) {
        int n = scale.length;
        double total = 0.0;
        double[] mean = new double[n];
        double[][] products = new double[n][n];
        for (int i = 0; i < sample.weights().length; i++) {
            double w = Math.max(0.0, sample.weights()[i]);
            total += w;
            for (int p = 0; p < n; p++) {
                double t = scale[p] * sample.values().get(i, p);
                mean[p] += w * t;
                for (int q = 0; q <= p; q++) {
                    products[p][q] += w * t * scale[q] * sample.values().get(i, q);
                }
            }
        }
        for (int p = 0; p < n; p++) {
            for (int q = 0; q <= p; q++) {
                products[p][q] = (products[p][q] - mean[p] * mean[q] / total) / total;
                products[q][p] = products[p][q];
            }
        }
        return products;
    }

    private static EventMatrix turned(EventMatrix scores, double[][] axes) {
        double[] values = new double[scores.rows() * axes.length];
        for (int i = 0; i < scores.rows(); i++) {
            for (int a = 0; a < axes.length; a++) {
                values[i * axes.length + a] = Templates.dot(axes[a], scores, i);
            }
        }
        return EventMatrix.of(scores.rows(), axes.length, values);
    }
}
