package smi.limits.fit;

import java.util.List;

/** The logarithm of a likelihood as a function of named parameters, up to a constant. Natural logarithm. */
public interface LogFunction {
    /** {@return the names of the parameters, in the order of the coordinates} */
    List<String> names();

    /**
     * The function at a point.
     *
     * @param point shape {@code [nParameters]}
     * @return log L
     */
    double value(double... point);

    /**
     * Its gradient.
     *
     * @param point shape {@code [nParameters]}
     * @return \( \partial \log L / \partial\theta_p \), shape {@code [nParameters]}
     */
    double[] gradient(double... point);

    /**
     * The curvature \( -\partial^2 \log L / \partial\theta_p \partial\theta_q \), by differences of the gradient where
     * nothing better is known.
     *
     * @param point shape {@code [nParameters]}
     * @param bounds the points at which the function may be asked
     * @return symmetric, shape {@code [nParameters][nParameters]}
     */
    default double[][] hessian(double[] point, Bounds bounds) {
        return Curvature.ofGradient(this, point, bounds);
    }

    /**
     * An estimate of the curvature that guides a search and may be cheaper; for example what it is on average.
     *
     * @param point shape {@code [nParameters]}
     * @param bounds the points at which the function may be asked
     * @return symmetric, shape {@code [nParameters][nParameters]}
     */
    default double[][] curvature(double[] point, Bounds bounds) {
        return hessian(point, bounds);
    }

    /**
     * The function of some of the parameters, the others held fixed.
     *
     * @param free the indices of those that stay free, at least one
     * @param point holds the values of the others, shape {@code [nParameters]}
     * @return the function of the free ones, in that order
     */
    default LogFunction with(int[] free, double... point) {
        return FixedParameters.of(this, free, point);
    }
}
