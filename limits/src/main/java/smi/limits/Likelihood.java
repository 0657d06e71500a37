package smi.limits;

import java.util.List;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.limits.fit.Curvature;
import smi.limits.fit.LogFunction;
import smi.morphing.ParameterSpace;

/**
 * The logarithm of a likelihood, as a function of θ and perhaps of nuisance parameters ν, up to a constant that depends
 * on neither. Natural logarithm. A nuisance parameter is a parameter of {@link #space()} after those of the theory, in
 * units of its standard deviation; a term that does not depend on it need not have it.
 */
public interface Likelihood extends LogFunction {
    /** {@return the parameters that the columns of a table of points stand for} */
    ParameterSpace space();

    /**
     * The log likelihood at many points at once: one pass over the data, whatever their number.
     *
     * @param points shape {@code [nPoints][nParameters]}
     * @return one value per point
     * @throws smi.morphing.InvalidInputException if the likelihood is not defined at a point
     */
    double[] logLikelihood(EventMatrix points);

    /**
     * Whether log L changes smoothly, so that its gradient means something and a fit finds its maximum.
     *
     * @return true unless it is known to jump
     */
    default boolean smooth() {
        return true;
    }

    @Override
    default List<String> names() {
        return space().names();
    }

    @Override
    default double value(double... point) {
        return logLikelihood(EventMatrix.ofRows(point))[0];
    }

    /**
     * The gradient of the log likelihood. By central differences where nothing better is known, with steps of 1e-4 of the
     * parameters' ranges.
     *
     * @param point shape {@code [nParameters]}
     * @return \( \partial \log L / \partial\theta_p \), shape {@code [nParameters]}
     */
    @Override
    default double[] gradient(double... point) {
        double[][] stencil = new double[2 * point.length][];
        double[] steps = new double[point.length];
        for (int p = 0; p < point.length; p++) {
            var parameter = space().parameters().get(p);
            double width = parameter.rangeMax() - parameter.rangeMin();
            steps[p] = 1e-4 * (width > 0 ? width : 1.0);
            stencil[2 * p] = point.clone();
            stencil[2 * p][p] += steps[p];
            stencil[2 * p + 1] = point.clone();
            stencil[2 * p + 1][p] -= steps[p];
        }
        double[] values = logLikelihood(EventMatrix.ofRows(stencil));
        double[] gradient = new double[point.length];
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = (values[2 * p] - values[2 * p + 1]) / (2 * steps[p]);
        }
        return gradient;
    }

    @Override
    default double[][] hessian(double[] point, Bounds bounds) {
        return Curvature.ofValues(points -> logLikelihood(EventMatrix.ofRows(points)), point, bounds);
    }

    @Override
    default Likelihood with(int[] free, double... point) {
        return new ReducedLikelihood(this, free, point);
    }
}
