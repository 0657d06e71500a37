package smi.limits.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A function with some of its parameters held fixed: a function of the others, in their order. */
public final class FixedParameters implements LogFunction {
    /** A fixed parameter is not varied; its bounds must be an interval all the same. */
    private static final double FIXED_WIDTH = 1e-3;

    private final LogFunction function;
    private final int[] free;
    private final double[] values;

    private FixedParameters(LogFunction function, int[] free, double[] values) {
        this.function = function;
        this.free = free;
        this.values = values;
    }

    /**
     * Holds parameters fixed.
     *
     * @param function the function of all parameters
     * @param free the indices of those that stay free, at least one
     * @param point holds the values of the others, shape {@code [nParameters]}; copied
     * @return the function of the free ones
     */
    public static FixedParameters of(LogFunction function, int[] free, double... point) {
        if (free.length == 0) {
            throw new IllegalArgumentException("no parameter is left free");
        }
        return new FixedParameters(function, free.clone(), point.clone());
    }

    /**
     * The indices of all parameters but some.
     *
     * @param dimension number of parameters
     * @param fixed those to leave out
     * @return the others, rising
     */
    public static int[] allBut(int dimension, int... fixed) {
        return IntStream.range(0, dimension)
                .filter(p -> Arrays.stream(fixed).noneMatch(f -> f == p))
                .toArray();
    }

    /**
     * The point of all parameters.
     *
     * @param freeValues values of the free ones
     * @return shape {@code [nParameters]}
     */
    public double[] whole(double... freeValues) {
        double[] point = values.clone();
        for (int k = 0; k < free.length; k++) {
            point[free[k]] = freeValues[k];
        }
        return point;
    }

    @Override
    public List<String> names() {
        return Arrays.stream(free).mapToObj(function.names()::get).toList();
    }

    @Override
    public double value(double... point) {
        return function.value(whole(point));
    }

    @Override
    public double[] gradient(double... point) {
        double[] all = function.gradient(whole(point));
        return Arrays.stream(free).mapToDouble(p -> all[p]).toArray();
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        return Curvature.part(function.curvature(whole(point), whole(bounds)), free);
    }

    private Bounds whole(Bounds bounds) {
        double[] lower = Arrays.stream(values).map(v -> v - FIXED_WIDTH).toArray();
        double[] upper = Arrays.stream(values).map(v -> v + FIXED_WIDTH).toArray();
        for (int k = 0; k < free.length; k++) {
            lower[free[k]] = bounds.lower()[k];
            upper[free[k]] = bounds.upper()[k];
        }
        return new Bounds(lower, upper);
    }
}
