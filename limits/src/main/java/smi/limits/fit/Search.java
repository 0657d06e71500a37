package smi.limits.fit;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;
import org.hipparchus.optim.nonlinear.scalar.gradient.Preconditioner;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches for a minimum on the unit cube. Neither optimiser is trusted: each gives a point or nothing, and {@link Fit}
 * finds out whether the point is a minimum.
 */
enum Search {
    /**
     * Conjugate gradients, preconditioned by the inverse of the curvature: the first step is Newton's. Coordinates that
     * a side of the cube holds stay there; others may be stopped by a side, and are held the next time.
     */
    GRADIENT {
        @Override
        double[] search(UnitCube cube, double[] start) {
            int[] free = cube.free(start, cube.gradient(start));
            if (free.length == 0) {
                return start;
            }
            double[] end = new NonLinearConjugateGradientOptimizer(
                            Formula.POLAK_RIBIERE,
                            new SimpleValueChecker(-1, VALUE_TOLERANCE),
                            LINE_TOLERANCE,
                            LINE_TOLERANCE,
                            1.0,
                            newton(cube, start, free))
                    .optimize(
                            new ObjectiveFunction(u -> cube.value(whole(start, free, u))),
                            new ObjectiveFunctionGradient(u -> part(cube.gradient(whole(start, free, u)), free)),
                            GoalType.MINIMIZE,
                            new InitialGuess(part(start, free)),
                            new MaxEval(400),
                            new MaxIter(40))
                    .getPoint();
            return whole(start, free, end);
        }
    },
    /** Powell's BOBYQA, or Brent's method for one parameter: no derivatives, hard to mislead. */
    VALUES {
        @Override
        double[] search(UnitCube cube, double[] start) {
            int n = cube.dimension();
            if (n == 1) {
                double u = new BrentOptimizer(1e-9, 1e-10)
                        .optimize(
                                new UnivariateObjectiveFunction(cube::value),
                                GoalType.MINIMIZE,
                                new SearchInterval(0, 1, start[0]),
                                new MaxEval(200))
                        .getPoint();
                return new double[] {u};
            }
            double[] ones = new double[n];
            Arrays.fill(ones, 1.0);
            return new BOBYQAOptimizer(2 * n + 1, 0.1, 1e-8)
                    .optimize(
                            new ObjectiveFunction(cube::value),
                            GoalType.MINIMIZE,
                            new SimpleBounds(new double[n], ones),
                            new InitialGuess(start),
                            new MaxEval(400 * n))
                    .getPoint();
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);

    /** Far below any difference in log L that matters, above rounding. */
    private static final double VALUE_TOLERANCE = 1e-7;

    /** Steps that share a curvature. */
    private static final int SHARED = 3;

    /** How well the length of a step is found: Newton's needs no better. */
    private static final double LINE_TOLERANCE = 1e-2;

    abstract double[] search(UnitCube cube, double[] start);

    /** The point where the optimiser ended, in the cube; empty if it gave up. */
    Optional<double[]> from(UnitCube cube, double[] start) {
        try {
            return Optional.of(cube.coordinates(cube.point(search(cube, start))));
        } catch (MathRuntimeException e) {
            // too many evaluations, or rounding made a trust region too small: another search will be tried
            LOG.debug("{} gave up: {}", this, e.getMessage());
            return Optional.empty();
        }
    }

    /** The curvature is asked for every few steps: near the minimum it changes little, and may be dear. */
    private static Preconditioner newton(UnitCube cube, double[] start, int[] free) {
        CholeskyDecomposition[] known = new CholeskyDecomposition[1];
        int[] calls = {0};
        return (u, gradient) -> {
            if (calls[0]++ % SHARED == 0) {
                double[][] curvature = cube.curvature(whole(start, free, u));
                known[0] = new CholeskyDecomposition(Curvature.positive(Curvature.part(curvature, free)));
            }
            return known[0].getSolver().solve(new ArrayRealVector(gradient)).toArray();
        };
    }

    private static double[] part(double[] whole, int... selected) {
        return Arrays.stream(selected).mapToDouble(p -> whole[p]).toArray();
    }

    private static double[] whole(double[] others, int[] selected, double... values) {
        double[] all = others.clone();
        for (int k = 0; k < selected.length; k++) {
            all[selected[k]] = values[k];
        }
        return all;
    }
}
