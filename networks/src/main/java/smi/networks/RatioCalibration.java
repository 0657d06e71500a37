package smi.networks;

import java.util.Arrays;
import java.util.List;
import smi.morphing.InvalidInputException;

/**
 * A correction of the log ratio of a model, found on events that it was not trained on: one function for all θ, or one for
 * each of several θ, between which the functions are averaged with weights 1/d⁴ of the distance (Shepard, Proc. 23rd ACM
 * Nat. Conf. (1968) 517), smooth in θ and exact at the points.
 *
 * @param method how it was found: {@code affine}, {@code histogram}, {@code isotonic}
 * @param points the functions and where they hold, at least one; a single one holds everywhere
 * @param scales units of distance, one per parameter; copied
 */
public record RatioCalibration(String method, List<Point> points, double[] scales) {
    /** Closer than this, a point is the point. */
    private static final double SAME = 1e-12;

    /**
     * A correction at a point.
     *
     * @param theta where, one value per parameter; copied
     * @param map the correction
     */
    public record Point(double[] theta, LogRatioMap map) {
        /** Copies the point. */
        public Point {
            theta = theta.clone();
        }

        /** {@return a copy of the point} */
        @Override
        public double[] theta() {
            return theta.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point that && Arrays.equals(theta, that.theta) && map.equals(that.map);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(theta) + map.hashCode();
        }
    }

    /** Copies and checks. */
    public RatioCalibration {
        points = List.copyOf(points);
        scales = scales.clone();
        int dimension = scales.length;
        if (points.isEmpty() || points.stream().anyMatch(p -> p.theta.length != dimension)) {
            throw new InvalidInputException(
                    "a calibration needs at least one point of %d parameters".formatted(dimension));
        }
        if (!Arrays.stream(scales).allMatch(s -> s > 0)) {
            throw new InvalidInputException("a calibration has the scales " + Arrays.toString(scales));
        }
    }

    /** {@return a copy of the units of distance} */
    @Override
    public double[] scales() {
        return scales.clone();
    }

    /**
     * How much each point counts at θ.
     *
     * @param theta the point
     * @return one weight per point; they sum to 1
     */
    public double[] weights(double... theta) {
        double[] weights = new double[points.size()];
        for (int k = 0; k < weights.length; k++) {
            double square = squaredDistance(k, theta);
            if (square < SAME || weights.length == 1) {
                Arrays.fill(weights, 0);
                weights[k] = 1;
                return weights;
            }
            weights[k] = 1 / (square * square);
        }
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, k -> weights[k] / sum);
        return weights;
    }

    /**
     * The derivatives of the weights.
     *
     * @param theta the point
     * @return shape {@code [points][parameters]}; they sum to 0 over the points
     */
    public double[][] weightGradients(double... theta) {
        double[] weights = weights(theta);
        double[][] gradients = new double[weights.length][theta.length];
        if (Arrays.stream(weights).anyMatch(w -> w == 1)) {
            return gradients; // the weights are flat at the points
        }
        for (int p = 0; p < theta.length; p++) {
            double mean = 0;
            for (int k = 0; k < weights.length; k++) {
                // the derivative of log 1/d⁴
                double slope =
                        -4 * (theta[p] - points.get(k).theta[p]) / (scales[p] * scales[p]) / squaredDistance(k, theta);
                gradients[k][p] = weights[k] * slope;
                mean += gradients[k][p];
            }
            for (int k = 0; k < weights.length; k++) {
                gradients[k][p] -= weights[k] * mean;
            }
        }
        return gradients;
    }

    private double squaredDistance(int point, double... theta) {
        double sum = 0;
        for (int p = 0; p < scales.length; p++) {
            double d = (theta[p] - points.get(point).theta[p]) / scales[p];
            sum += d * d;
        }
        return sum;
    }

    /** {@return the method and the number of points in words} */
    public String describe() {
        return points.size() == 1
                ? method + ", the same for all points"
                : method + ", at %d points".formatted(points.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RatioCalibration that
                && method.equals(that.method)
                && points.equals(that.points)
                && Arrays.equals(scales, that.scales);
    }

    @Override
    public int hashCode() {
        return 31 * method.hashCode() + points.hashCode();
    }
}
