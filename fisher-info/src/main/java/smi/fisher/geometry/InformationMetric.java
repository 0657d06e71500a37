package smi.fisher.geometry;

import java.util.Arrays;
import java.util.function.Function;
import smi.morphing.InvalidInputException;

/** The Fisher information as a function of θ. */
public interface InformationMetric {
    /**
     * The information at a point.
     *
     * @param theta the point, shape {@code [n]}
     * @return \( I_{ij}(\theta) \), symmetric, shape {@code [n][n]}
     * @throws InvalidInputException if the information is not known there
     */
    double[][] at(double... theta);

    /** {@return how far one goes along every parameter before the information changes by much: its range, shape [n]} */
    double[] scales();

    /** {@return the relative accuracy to which geodesics are worth computing: that of a smooth function} */
    default double accuracy() {
        return 1e-12;
    }

    /** {@return the number of parameters n} */
    default int dimension() {
        return scales().length;
    }

    /**
     * The derivatives of the information; from five points along each parameter, whose error is of the fourth power of a
     * thousandth, unless the metric knows better.
     *
     * @param theta the point, shape {@code [n]}
     * @return \( \partial_k I_{ij} \), shape {@code [n][n][n]} in the order k, i, j
     */
    default double[][][] derivatives(double... theta) {
        double[] scales = scales();
        double[][][] result = new double[scales.length][][];
        for (int k = 0; k < scales.length; k++) {
            result[k] = FivePoints.derivative(this::at, theta, k, 1e-3 * scales[k]);
        }
        return result;
    }

    /**
     * A metric that is a function.
     *
     * @param scales the range of every parameter
     * @param information gives the matrix at a point
     * @return the metric
     * @throws InvalidInputException if a range is not positive
     */
    static InformationMetric of(double[] scales, Function<double[], double[][]> information) {
        double[] copy = scales.clone();
        if (copy.length == 0 || !Arrays.stream(copy).allMatch(s -> s > 0 && s < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "the ranges %s of the parameters must be positive".formatted(Arrays.toString(copy)));
        }
        return new InformationMetric() {
            @Override
            public double[][] at(double... theta) {
                return information.apply(theta);
            }

            @Override
            public double[] scales() {
                return copy.clone();
            }
        };
    }
}
