package smi.fisher.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import smi.morphing.InvalidInputException;

/** \( \ddot\theta^a = -\Gamma^a_{bc} \dot\theta^b \dot\theta^c \), integrated with adaptive steps from time 0 to 1. */
final class GeodesicEquation {
    /** The longest step of a line that is drawn, so that its points make it smooth. */
    private static final double DRAWN = 0.04;

    private final Function<double[], double[][][]> christoffel;
    private final int dimension;
    private final double tolerance;

    GeodesicEquation(Function<double[], double[][][]> christoffel, int dimension, double tolerance) {
        this.christoffel = christoffel;
        this.dimension = dimension;
        this.tolerance = tolerance;
    }

    /** The line with a start velocity, which it goes in time 1; its length is that of the velocity. */
    Geodesic solve(double[] from, double[] velocity, double length) {
        List<ODEStateAndDerivative> steps = new ArrayList<>();
        integrate(from, velocity, DRAWN, steps);
        double[] distance =
                steps.stream().mapToDouble(s -> s.getTime() * length).toArray();
        double[][] points = steps.stream()
                .map(s -> Arrays.copyOf(s.getPrimaryState(), dimension))
                .toArray(double[][]::new);
        return new Geodesic(distance, points);
    }

    double[] end(double[] from, double[] velocity) {
        List<ODEStateAndDerivative> steps = new ArrayList<>();
        integrate(from, velocity, 1, steps);
        return Arrays.copyOf(steps.get(steps.size() - 1).getPrimaryState(), dimension);
    }

    private void integrate(double[] from, double[] velocity, double longest, List<ODEStateAndDerivative> steps) {
        double[] start = Arrays.copyOf(from, 2 * dimension);
        System.arraycopy(velocity, 0, start, dimension, dimension);
        double[] absolute = new double[2 * dimension];
        double size = Math.sqrt(Arrays.stream(velocity).map(v -> v * v).sum());
        Arrays.fill(absolute, tolerance * size);
        double[] relative = new double[2 * dimension];
        Arrays.fill(relative, tolerance);
        var integrator = new DormandPrince853Integrator(1e-9, longest, absolute, relative);
        integrator.addStepHandler(step -> {
            if (steps.isEmpty()) {
                steps.add(step.getPreviousState());
            }
            steps.add(step.getCurrentState());
        });
        try {
            integrator.integrate(new Equation(), new ODEState(0, start), 1);
        } catch (MathRuntimeException e) {
            throw new InvalidInputException(
                    "the geodesic from %s cannot be followed: the information changes too fast, or is singular on the way"
                            .formatted(Arrays.toString(from)),
                    e);
        }
    }

    private final class Equation implements OrdinaryDifferentialEquation {
        @Override
        public int getDimension() {
            return 2 * dimension;
        }

        @Override
        public double[] computeDerivatives(double t, double[] state) {
            double[][][] gamma = christoffel.apply(Arrays.copyOf(state, dimension));
            double[] result = new double[state.length];
            for (int a = 0; a < dimension; a++) {
                result[a] = state[dimension + a];
                for (int b = 0; b < dimension; b++) {
                    for (int c = 0; c < dimension; c++) {
                        result[dimension + a] -= gamma[a][b][c] * state[dimension + b] * state[dimension + c];
                    }
                }
            }
            return result;
        }
    }
}
