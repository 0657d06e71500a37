package smi.fisher.geometry;

import java.util.Arrays;

/**
 * A shortest line.
 *
 * @param distance the distance from its start at every point, rising from 0, shape {@code [nPoints]}
 * @param points the points, shape {@code [nPoints][nParameters]}
 */
public record Geodesic(double[] distance, double[][] points) {
    /** Copies the arrays. */
    public Geodesic {
        distance = distance.clone();
        points = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public double[] distance() {
        return distance.clone();
    }

    @Override
    public double[][] points() {
        return Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@return its length, in standard deviations} */
    public double length() {
        return distance[distance.length - 1];
    }

    /** {@return its last point} */
    public double[] end() {
        return points[points.length - 1].clone();
    }
}
