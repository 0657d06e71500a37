package smi.morphing;

import java.util.Arrays;

/**
 * A point θ in the parameter space of the theory. Immutable.
 *
 * @param space the parameters, in order
 * @param values one finite coordinate per parameter, shape {@code [nParameters]}; copied
 */
public record ParameterPoint(ParameterSpace space, double[] values) {

    /**
     * Checks and copies the coordinates.
     *
     * @throws InvalidInputException if the number of values is wrong or one is not finite
     */
    public ParameterPoint {
        values = values.clone();
        if (values.length != space.dimension()) {
            throw new InvalidInputException("a parameter point needs %d values %s, got %d: %s"
                    .formatted(space.dimension(), space.names(), values.length, Arrays.toString(values)));
        }
        for (int p = 0; p < values.length; p++) {
            if (!Double.isFinite(values[p])) {
                throw new InvalidInputException("parameter '%s' is %s; give a finite number"
                        .formatted(space.names().get(p), values[p]));
            }
        }
    }

    /** {@return a copy of the coordinates, shape [nParameters]} */
    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * One coordinate.
     *
     * @param parameter index of the parameter
     * @return its value
     */
    public double get(int parameter) {
        return values[parameter];
    }

    /** {@return the number of parameters} */
    public int dimension() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterPoint that && space.equals(that.space) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * space.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("(");
        for (int p = 0; p < values.length; p++) {
            text.append(p == 0 ? "" : ", ")
                    .append(space.parameters().get(p).name())
                    .append('=')
                    .append(values[p]);
        }
        return text.append(')').toString();
    }
}
