package smi.ratio;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import smi.events.EventMatrix;

/**
 * What a network sees: θ and x, how far θ is from its linear regression on x, \( e = L^{-1}(\theta - a - B x) \) with
 * \( L L^T \) the covariance of the residuals, and the squares of these. Where θ is a location of x, the ratio is a simple
 * function of e, which a network would otherwise have to find out from the events.
 *
 * @param regression rows of \( L^{-1} (-a, -B, 1) \), shape {@code [nParameters][1 + nObservables + nParameters]}
 */
record RegressionFeatures(double[][] regression) {
    /** A part of the variances that keeps the matrices invertible. */
    private static final double RIDGE = 1e-6;

    static RegressionFeatures of(EventMatrix theta, EventMatrix x) {
        int n = theta.rows();
        int observables = x.columns();
        int parameters = theta.columns();
        RealMatrix all = new Array2DRowRealMatrix(n, 1 + observables + parameters);
        for (int i = 0; i < n; i++) {
            all.setEntry(i, 0, 1);
            for (int c = 0; c < observables + parameters; c++) {
                all.setEntry(i, 1 + c, c < observables ? x.get(i, c) : theta.get(i, c - observables));
            }
        }
        RealMatrix moments = all.transpose().multiply(all).scalarMultiply(1.0 / n);
        RealMatrix inputs = ridged(moments.getSubMatrix(0, observables, 0, observables));
        RealMatrix products = moments.getSubMatrix(0, observables, 1 + observables, observables + parameters);
        RealMatrix slopes = new LUDecomposition(inputs).getSolver().solve(products);
        RealMatrix squares = moments.getSubMatrix(
                1 + observables, observables + parameters, 1 + observables, observables + parameters);
        RealMatrix residuals = ridged(squares.subtract(products.transpose().multiply(slopes)));
        RealMatrix lower = new CholeskyDecomposition(residuals, 1e-9, 0).getL();
        RealMatrix whitening = MatrixUtils.inverse(lower);
        RealMatrix shifts = whitening.multiply(slopes.transpose()).scalarMultiply(-1);
        return new RegressionFeatures(IntStream.range(0, parameters)
                .mapToObj(p -> Stream.of(shifts.getRow(p), whitening.getRow(p))
                        .flatMapToDouble(DoubleStream::of)
                        .toArray())
                .toArray(double[][]::new));
    }

    private static RealMatrix ridged(RealMatrix matrix) {
        RealMatrix result = matrix.copy();
        for (int k = 0; k < matrix.getRowDimension(); k++) {
            result.multiplyEntry(k, k, 1 + RIDGE);
        }
        return result;
    }

    /** The number of columns: θ, x, e and e². */
    int columns() {
        return regression[0].length - 1 + 2 * regression.length;
    }

    /** Writes θ, x, e and e² of one event at one θ. */
    void write(double[] theta, double[] x, double[] target, int from) {
        System.arraycopy(theta, 0, target, from, theta.length);
        System.arraycopy(x, 0, target, from + theta.length, x.length);
        int next = from + theta.length + x.length;
        for (double[] row : regression) {
            double e = row[0];
            for (int c = 0; c < x.length; c++) {
                e += row[1 + c] * x[c];
            }
            for (int c = 0; c < theta.length; c++) {
                e += row[1 + x.length + c] * theta[c];
            }
            target[next] = e;
            target[next + regression.length] = e * e;
            next++;
        }
    }
}
