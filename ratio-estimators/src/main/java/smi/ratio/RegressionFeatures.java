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
 * What a network sees: θ and x, how far x is from its linear regression on θ, \( e = L^{-1}(x - a - B\theta) \) with \( L L^T
 * \) the covariance of the residuals, the squares of these, and the logarithm of their sum. Where θ is a location of x, the
 * likelihood is a simple function of e, which a network would otherwise have to find out from the events.
 *
 * @param regression rows of \( L^{-1} (-a, -B, 1) \), shape {@code [nObservables][1 + nParameters + nObservables]}
 */
record RegressionFeatures(double[][] regression) {
    /** A part of the variances that keeps the matrices invertible. */
    private static final double RIDGE = 1e-6;

    /** Squares beyond this are shown by their logarithm, so that far points do not decide the scale. */
    private static final double FAR = 100;

    /** Mean squares below this are not told apart. */
    private static final double NEAR = 1e-4;

    static RegressionFeatures of(EventMatrix theta, EventMatrix x) {
        int n = theta.rows();
        int parameters = theta.columns();
        int observables = x.columns();
        RealMatrix all = new Array2DRowRealMatrix(n, 1 + parameters + observables);
        for (int i = 0; i < n; i++) {
            all.setEntry(i, 0, 1);
            for (int c = 0; c < parameters + observables; c++) {
                all.setEntry(i, 1 + c, c < parameters ? theta.get(i, c) : x.get(i, c - parameters));
            }
        }
        int last = parameters + observables;
        RealMatrix moments = all.transpose().multiply(all).scalarMultiply(1.0 / n);
        RealMatrix inputs = ridged(moments.getSubMatrix(0, parameters, 0, parameters));
        RealMatrix products = moments.getSubMatrix(0, parameters, 1 + parameters, last);
        RealMatrix slopes = new LUDecomposition(inputs).getSolver().solve(products);
        RealMatrix squares = moments.getSubMatrix(1 + parameters, last, 1 + parameters, last);
        RealMatrix residuals = ridged(squares.subtract(products.transpose().multiply(slopes)));
        RealMatrix whitening = MatrixUtils.inverse(new CholeskyDecomposition(residuals, 1e-9, 0).getL());
        RealMatrix shifts = whitening.multiply(slopes.transpose()).scalarMultiply(-1);
        return new RegressionFeatures(IntStream.range(0, observables)
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

    /** The number of columns: θ, x, two for every component of e, and the logarithm of its length. */
    int columns() {
        return regression[0].length + 2 * regression.length;
    }

    /** Writes what is seen of one event at one θ. */
    void write(double[] theta, double[] x, double[] target, int from) {
        System.arraycopy(theta, 0, target, from, theta.length);
        System.arraycopy(x, 0, target, from + theta.length, x.length);
        int next = from + theta.length + x.length;
        double squares = 0;
        for (double[] row : regression) {
            double e = row[0];
            for (int c = 0; c < theta.length; c++) {
                e += row[1 + c] * theta[c];
            }
            for (int c = 0; c < x.length; c++) {
                e += row[1 + theta.length + c] * x[c];
            }
            squares += e * e;
            target[next] = e;
            target[next + regression.length] = FAR * Math.log1p(e * e / FAR);
            next++;
        }
        target[next + regression.length] = Math.log(NEAR + squares / regression.length);
    }
}
