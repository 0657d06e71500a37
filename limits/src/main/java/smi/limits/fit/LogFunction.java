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
     * An estimate of the curvature \( -\partial^2 \log L / \partial\theta_p \partial\theta_q \) that guides a search;
     * where a better one is not known, differences of the gradient.
     *
     * @param point shape {@code [nParameters]}
     * @param bounds the points at which the function may be asked
     * @return symmetric, shape {@code [nParameters][nParameters]}
     */
    default double[][] curvature(double[] point, Bounds bounds) {
        return Curvature.numeric(this, point, bounds);
    }
}
