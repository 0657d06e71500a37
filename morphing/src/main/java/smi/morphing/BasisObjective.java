package smi.morphing;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The logarithm of the mean squared morphing weight as a function of the benchmarks that may move. With minimum-norm
 * weights \( \sum_b w_b^2 = m^T (A^T A)^{-1} m \), so its mean is \( \mathrm{tr}[(A^T A)^{-1} S] \). With \( S = L L^T \)
 * and the components \( a = L^{-1} m \), orthonormal under the distribution of θ, this is \( \mathrm{tr}\,K \),
 * \( K = (\sum_b a_b a_b^T)^{-1} \), and its derivative along a benchmark is \( -2\, (\partial_p a_b)^T K^2 a_b \): the
 * I-optimal design of experiments, known in closed form. Parameters are scaled to order one.
 *
 * <p>Coordinates are angles, \( \theta = (l + h)/2 + \sin\varphi\,(h - l)/2 \), so that no benchmark leaves its range.
 */
final class BasisObjective {
    /** Stands for infinity: a singular basis, which a search must leave. */
    static final double SINGULAR = 500;

    private static final double SYMMETRY = 1e-10;
    private static final double POSITIVE = 1e-12;

    private final MorphingComponents components;
    private final RealMatrix whitening;
    private final double[] scale;
    private final double[] middle;
    private final double[] half;
    private final RealMatrix kept;

    private BasisObjective(BasisSearch search, RealMatrix whitening, double[] scale) {
        this.components = search.components();
        this.whitening = whitening;
        this.scale = scale;
        int p = scale.length;
        this.middle = new double[p];
        this.half = new double[p];
        for (int k = 0; k < p; k++) {
            Parameter parameter = search.space().parameters().get(k);
            middle[k] = 0.5 * (parameter.rangeMin() + parameter.rangeMax());
            half[k] = 0.5 * (parameter.rangeMax() - parameter.rangeMin());
        }
        RealMatrix sum = new Array2DRowRealMatrix(components.count(), components.count());
        for (Benchmark benchmark : search.kept()) {
            sum = sum.add(outer(row(benchmark.point().values())));
        }
        this.kept = sum;
    }

    static BasisObjective of(BasisSearch search) {
        double[] scale = new double[search.space().dimension()];
        for (int p = 0; p < scale.length; p++) {
            Parameter parameter = search.space().parameters().get(p);
            scale[p] = Math.max(Math.abs(parameter.rangeMin()), Math.abs(parameter.rangeMax()));
        }
        ThetaMoments scaled = (p, k) -> search.moments().moment(p, k) / Math.pow(scale[p], k);
        RealMatrix second = new Array2DRowRealMatrix(scaled.secondMoments(search.components()), false);
        try {
            RealMatrix lower = new CholeskyDecomposition(second, SYMMETRY, 1e-14).getL();
            return new BasisObjective(search, MatrixUtils.inverse(lower), scale);
        } catch (MathRuntimeException e) {
            throw new InvalidInputException(
                    "over these ranges and priors the morphing components %s cannot be told apart; widen them"
                            .formatted(search.components()),
                    e);
        }
    }

    /** One angle per coordinate, for a point inside of the ranges. */
    double[] angles(double... theta) {
        double[] angles = new double[theta.length];
        for (int k = 0; k < theta.length; k++) {
            int p = k % half.length;
            angles[k] = Math.asin(Math.max(-1, Math.min(1, (theta[k] - middle[p]) / half[p])));
        }
        return angles;
    }

    /** The coordinates of all moving benchmarks, one after the other. */
    double[] thetas(double... angles) {
        double[] thetas = new double[angles.length];
        for (int k = 0; k < angles.length; k++) {
            int p = k % half.length;
            thetas[k] = middle[p] + half[p] * Math.sin(angles[k]);
        }
        return thetas;
    }

    /** {@return the logarithm of the mean squared weight; {@link #SINGULAR} where there is none} */
    double value(double... angles) {
        try {
            return Math.log(inverse(thetas(angles)).getTrace());
        } catch (MathRuntimeException e) {
            return SINGULAR; // not positive definite: the benchmarks do not span all powers
        }
    }

    /** {@return the derivatives of {@link #value}; 0 where there is none} */
    double[] gradient(double... angles) {
        double[] gradient = new double[angles.length];
        double[] thetas = thetas(angles);
        RealMatrix inverse;
        try {
            inverse = inverse(thetas);
        } catch (MathRuntimeException e) {
            return gradient; // as value: flat where the basis is singular
        }
        double trace = inverse.getTrace();
        int n = half.length;
        for (int b = 0; b < angles.length; b += n) {
            double[] theta = scaled(thetas, b);
            double[] pull = inverse.operate(inverse.operate(whitening.operate(components.monomials(theta))));
            double[] back = whitening.preMultiply(pull);
            double[][] slopes = components.gradients(theta);
            for (int p = 0; p < n; p++) {
                double sum = 0;
                for (int c = 0; c < back.length; c++) {
                    sum += back[c] * slopes[p][c];
                }
                gradient[b + p] = -2 * sum / trace * half[p] / scale[p] * Math.cos(angles[b + p]);
            }
        }
        return gradient;
    }

    private RealMatrix inverse(double... thetas) {
        RealMatrix sum = kept.copy();
        for (int b = 0; b < thetas.length; b += half.length) {
            sum = sum.add(outer(whitening.operate(components.monomials(scaled(thetas, b)))));
        }
        return new CholeskyDecomposition(sum, SYMMETRY, POSITIVE).getSolver().getInverse();
    }

    private double[] row(double... theta) {
        return whitening.operate(components.monomials(scaled(theta, 0)));
    }

    private double[] scaled(double[] thetas, int from) {
        double[] theta = new double[half.length];
        for (int p = 0; p < theta.length; p++) {
            theta[p] = thetas[from + p] / scale[p];
        }
        return theta;
    }

    private static RealMatrix outer(double... a) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                product[i][j] = a[i] * a[j];
            }
        }
        return new Array2DRowRealMatrix(product, false);
    }
}
