package smi.limits;

import java.util.Arrays;
import java.util.stream.IntStream;
import smi.limits.fit.Bounds;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** Where the parameters of a likelihood may go if they are looked at on a grid. */
final class GridBounds {
    /** Half the width of the interval that stands for a fixed parameter, which is not varied. */
    private static final double FIXED = 1e-3;

    private GridBounds() {}

    /** The range of the grid; of parameters that the grid does not have, their own. */
    static Bounds of(ParameterSpace space, ParameterGrid grid) {
        double[] lower = new double[space.dimension()];
        double[] upper = new double[lower.length];
        for (int p = 0; p < lower.length; p++) {
            Parameter parameter = space.parameters().get(p);
            int axis = grid.space().names().indexOf(parameter.name());
            boolean fixed = axis >= 0 && grid.axes().get(axis).points() == 1;
            lower[p] = axis < 0 ? parameter.rangeMin() : grid.axes().get(axis).from() - (fixed ? FIXED : 0);
            upper[p] = axis < 0 ? parameter.rangeMax() : grid.axes().get(axis).to() + (fixed ? FIXED : 0);
        }
        return new Bounds(lower, upper);
    }

    /** The parameters that the grid does not fix. */
    static int[] free(ParameterSpace space, ParameterGrid grid) {
        return IntStream.range(0, space.dimension())
                .filter(p -> {
                    int axis = grid.space().names().indexOf(space.names().get(p));
                    return axis < 0 || grid.axes().get(axis).points() > 1;
                })
                .toArray();
    }

    /** The middle of the bounds, with fixed parameters where they are, and nuisance parameters at 0. */
    static double[] start(ParameterSpace space, ParameterGrid grid) {
        return of(space, grid).centre();
    }

    /** Bounds that go on, on either side, by the width that they have. */
    static Bounds widened(Bounds bounds) {
        double[] lower = bounds.lower();
        double[] upper = bounds.upper();
        Arrays.setAll(lower, p -> lower[p] - bounds.width(p));
        Arrays.setAll(upper, p -> upper[p] + bounds.width(p));
        return new Bounds(lower, upper);
    }
}
