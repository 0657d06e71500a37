package smi.fisher.geometry;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import smi.morphing.InvalidInputException;

/** Finds the velocity with which a geodesic hits a point. */
final class Shooting {
    private static final int ITERATIONS = 40;
    private static final int STEPS = 16;
    /** How close to the end is close enough, in units of the metric's accuracy and of the whole length. */
    private static final double CLOSE = 10;

    private static final double SMALLEST_DAMPING = 1e-3;

    private final GeodesicEquation equation;
    private final InformationMetric metric;
    private final double[] from;

    Shooting(GeodesicEquation equation, InformationMetric metric, double[] from) {
        this.equation = equation;
        this.metric = metric;
        this.from = from;
    }

    /** The velocity at the start, beginning with a guess. */
    double[] at(double[] to, double[] guess) {
        try {
            return newton(to, guess);
        } catch (InvalidInputException e) {
            // a trial left the region in which the information is known, or overshot; go there in steps
            return stepwise(to, guess);
        }
    }

    private double[] stepwise(double[] to, double[] guess) {
        double[] velocity = guess.clone();
        double factor = 1.0 / STEPS;
        for (int step = 1; step <= STEPS; step++) {
            double[] scaled = new double[velocity.length];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = factor * velocity[i];
            }
            try {
                velocity = newton(between(to, step / (double) STEPS), scaled);
            } catch (InvalidInputException e) {
                throw new InvalidInputException(
                        "no geodesic was found from %s to %s: %s"
                                .formatted(Arrays.toString(from), Arrays.toString(to), e.getMessage()),
                        e);
            }
            factor = (step + 1.0) / step;
        }
        return velocity;
    }

    private double[] between(double[] to, double share) {
        double[] point = from.clone();
        Arrays.setAll(point, i -> from[i] + share * (to[i] - from[i]));
        return point;
    }

    private double[] newton(double[] to, double[] guess) {
        double[][] information = metric.at(to);
        double[] velocity = guess;
        double[] miss = miss(velocity, to);
        double error = squaredLength(information, miss);
        double total = squaredLength(metric.at(from), velocity);
        double close = CLOSE * metric.accuracy();
        for (int k = 0; k < ITERATIONS && error > close * close * total; k++) {
            double[] step = step(velocity, miss, to);
            double damping = 1;
            double[] next = moved(velocity, step, damping);
            double[] nextMiss = miss(next, to);
            while (!(squaredLength(information, nextMiss) < error) && damping > SMALLEST_DAMPING) {
                damping /= 2;
                next = moved(velocity, step, damping);
                nextMiss = miss(next, to);
            }
            double nextError = squaredLength(information, nextMiss);
            if (!(nextError < error)) {
                break;
            }
            velocity = next;
            miss = nextMiss;
            error = nextError;
        }
        // where no step helps any more, what is left is rounding of the integration, or a failure
        if (!(error <= 1e4 * close * close * total)) {
            throw new InvalidInputException("lines from %s pass %s at a distance of %.3g"
                    .formatted(Arrays.toString(from), Arrays.toString(to), Math.sqrt(error)));
        }
        return velocity;
    }

    private double[] step(double[] velocity, double[] miss, double[] to) {
        int n = velocity.length;
        RealMatrix jacobian = new Array2DRowRealMatrix(n, n);
        double size = Math.sqrt(Arrays.stream(velocity).map(v -> v * v).sum());
        for (int p = 0; p < n; p++) {
            double[] moved = velocity.clone();
            double h = 1e-6 * size;
            moved[p] += h;
            double[] other = miss(moved, to);
            for (int i = 0; i < n; i++) {
                jacobian.setEntry(i, p, (other[i] - miss[i]) / h);
            }
        }
        var solver = new LUDecomposition(jacobian).getSolver();
        if (!solver.isNonSingular()) {
            throw new InvalidInputException("the end of the geodesic does not depend on a direction at its start");
        }
        return solver.solve(new ArrayRealVector(miss, false)).toArray();
    }

    private double[] miss(double[] velocity, double[] to) {
        double[] end = equation.end(from, velocity);
        Arrays.setAll(end, i -> end[i] - to[i]);
        return end;
    }

    private static double[] moved(double[] velocity, double[] step, double damping) {
        double[] result = velocity.clone();
        Arrays.setAll(result, i -> velocity[i] - damping * step[i]);
        return result;
    }

    static double squaredLength(double[][] information, double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                sum += vector[i] * information[i][j] * vector[j];
            }
        }
        return sum;
    }
}
