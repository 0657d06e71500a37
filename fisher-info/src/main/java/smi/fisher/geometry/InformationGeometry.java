package smi.fisher.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import smi.morphing.InvalidInputException;

/** Distances, geodesics and curvature of a space of parameters whose metric is the Fisher information. */
public final class InformationGeometry {
    private final InformationMetric metric;
    private final GeodesicEquation equation;

    private InformationGeometry(InformationMetric metric) {
        this.metric = metric;
        this.equation = new GeodesicEquation(this::christoffel, metric.dimension(), metric.accuracy());
    }

    /**
     * The geometry of a metric.
     *
     * @param metric the information as a function of θ
     * @return its geometry
     */
    public static InformationGeometry of(InformationMetric metric) {
        return new InformationGeometry(metric);
    }

    /**
     * The Christoffel symbols
     * \( \Gamma^a_{bc} = \frac12 I^{ad} (\partial_b I_{dc} + \partial_c I_{db} - \partial_d I_{bc}) \).
     *
     * @param theta where
     * @return shape {@code [n][n][n]} in the order a, b, c
     * @throws InvalidInputException if the information is singular there
     */
    public double[][][] christoffel(double... theta) {
        int n = metric.dimension();
        double[][] inverse = inverse(theta);
        double[][][] d = metric.derivatives(theta);
        double[][][] symbols = new double[n][n][n];
        for (int b = 0; b < n; b++) {
            for (int c = 0; c < n; c++) {
                for (int e = 0; e < n; e++) {
                    double lowered = 0.5 * (d[b][e][c] + d[c][e][b] - d[e][b][c]);
                    for (int a = 0; a < n; a++) {
                        symbols[a][b][c] += inverse[a][e] * lowered;
                    }
                }
            }
        }
        return symbols;
    }

    private double[][] inverse(double[] theta) {
        RealMatrix information = new Array2DRowRealMatrix(metric.at(theta), false);
        var solver = new LUDecomposition(information).getSolver();
        if (!solver.isNonSingular()) {
            throw new InvalidInputException(
                    "the information at %s is singular: the data say nothing about a direction there"
                            .formatted(Arrays.toString(theta)));
        }
        return solver.getInverse().getData();
    }

    /**
     * The scalar curvature \( R = I^{bd} R^a_{\;bad} \): zero for a flat space, 2/r² for a sphere of radius r. A check of
     * whether the local approximation, in which the information is the same everywhere, can do.
     *
     * @param theta where
     * @return the curvature, in inverse variances
     */
    public double scalarCurvature(double... theta) {
        int n = metric.dimension();
        double[][][] g = christoffel(theta);
        double[][][][] dg = new double[n][][][];
        double[] scales = metric.scales();
        for (int k = 0; k < n; k++) {
            dg[k] = unpacked(FivePoints.derivative(t -> packed(christoffel(t)), theta, k, 2e-3 * scales[k]), n);
        }
        double[][] inverse = inverse(theta);
        double curvature = 0;
        for (int b = 0; b < n; b++) {
            for (int d = 0; d < n; d++) {
                double ricci = 0;
                for (int a = 0; a < n; a++) {
                    ricci += dg[a][a][d][b] - dg[d][a][a][b];
                    for (int e = 0; e < n; e++) {
                        ricci += g[a][a][e] * g[e][d][b] - g[a][d][e] * g[e][a][b];
                    }
                }
                curvature += inverse[b][d] * ricci;
            }
        }
        return curvature;
    }

    private static double[][] packed(double[][][] symbols) {
        return Arrays.stream(symbols)
                .map(a -> Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray())
                .toArray(double[][]::new);
    }

    private static double[][][] unpacked(double[][] packed, int n) {
        double[][][] result = new double[n][n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                result[a][b] = Arrays.copyOfRange(packed[a], b * n, (b + 1) * n);
            }
        }
        return result;
    }

    /**
     * The local distance \( \sqrt{\Delta\theta^T I(\theta_0)\, \Delta\theta} \), as if the space were flat.
     *
     * @param from θ_0
     * @param to another point
     * @return the distance in standard deviations
     */
    public double localDistance(double[] from, double[] to) {
        return length(from, difference(to, from));
    }

    /**
     * The geodesic that starts in a direction.
     *
     * @param from the start
     * @param direction the direction, of any length
     * @param length how far to go, in standard deviations
     * @return the geodesic
     * @throws InvalidInputException if the direction is zero, or the information is not known or singular on the way
     */
    public Geodesic towards(double[] from, double[] direction, double length) {
        double speed = length(from, direction);
        if (!(speed > 0 && length > 0)) {
            throw new InvalidInputException(
                    "a geodesic needs a direction along which the data say something, and a positive length");
        }
        return equation.solve(
                from, Arrays.stream(direction).map(d -> d * length / speed).toArray(), length);
    }

    /**
     * The geodesic between two points, by shooting: the velocity at the start is corrected by Newton's method until the
     * end is met; where that fails, for points that the end approaches step by step.
     *
     * @param from the start
     * @param to the end
     * @return the geodesic, which may be one of several
     * @throws InvalidInputException if none is found
     */
    public Geodesic between(double[] from, double[] to) {
        double[] velocity = difference(to, from);
        if (!(length(from, velocity) > 0)) {
            return new Geodesic(new double[] {0}, new double[][] {from});
        }
        var shooting = new Shooting(equation, metric, from);
        double[] found = shooting.at(to, velocity);
        return equation.solve(from, found, length(from, found));
    }

    /**
     * The distance between two points along the geodesic.
     *
     * @param from one point
     * @param to another
     * @return the distance in standard deviations
     * @throws InvalidInputException as for {@link #between}
     */
    public double distance(double[] from, double[] to) {
        return between(from, to).length();
    }

    /**
     * The points at a distance, in the plane of two parameters.
     *
     * @param from the centre
     * @param distance the distance in standard deviations
     * @param points how many, evenly in the angle in which the information at the centre is a circle
     * @return the geodesics to these points; the last one again to the first
     * @throws InvalidInputException if there are other than two parameters, or as for {@link #towards}
     */
    public List<Geodesic> contour(double[] from, double distance, int points) {
        if (metric.dimension() != 2) {
            throw new InvalidInputException(
                    "a contour is drawn for 2 parameters, there are %d; profile or project the others"
                            .formatted(metric.dimension()));
        }
        double[][] information = metric.at(from);
        double l11 = Math.sqrt(information[0][0]);
        double l21 = information[0][1] / l11;
        double l22 = Math.sqrt(information[1][1] - l21 * l21);
        List<Geodesic> lines = new ArrayList<>();
        for (int k = 0; k < points; k++) {
            double angle = 2 * Math.PI * k / points;
            double y = Math.sin(angle) / l22;
            lines.add(towards(from, new double[] {(Math.cos(angle) - l21 * y) / l11, y}, distance));
        }
        lines.add(lines.get(0));
        return List.copyOf(lines);
    }

    private double length(double[] at, double[] vector) {
        return Math.sqrt(Shooting.squaredLength(metric.at(at), vector));
    }

    private static double[] difference(double[] a, double[] b) {
        double[] result = new double[a.length];
        Arrays.setAll(result, i -> a[i] - b[i]);
        return result;
    }
}
