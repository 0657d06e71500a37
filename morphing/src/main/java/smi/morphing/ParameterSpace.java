package smi.morphing;

import java.util.HashSet;
import java.util.List;

/**
 * The parameters of an analysis, in the order in which every file and every array lists them.
 *
 * @param parameters the parameters; at least one, no name twice
 */
public record ParameterSpace(List<Parameter> parameters) {

    /**
     * Checks the names.
     *
     * @throws InvalidInputException if there is no parameter or a name occurs twice
     */
    public ParameterSpace {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new InvalidInputException("a parameter space needs at least one parameter");
        }
        var seen = new HashSet<String>();
        for (Parameter p : parameters) {
            if (!seen.add(p.name())) {
                throw new InvalidInputException(
                        "parameter '%s' is defined twice; rename one of them".formatted(p.name()));
            }
        }
    }

    /**
     * A space of given parameters.
     *
     * @param parameters the parameters in order
     * @return the space
     */
    public static ParameterSpace of(Parameter... parameters) {
        return new ParameterSpace(List.of(parameters));
    }

    /** {@return the number of parameters} */
    public int dimension() {
        return parameters.size();
    }

    /** {@return the names in order} */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /**
     * The place of a parameter.
     *
     * @param name its name
     * @return its index
     * @throws InvalidInputException if there is no such parameter; the message names the nearest one
     */
    public int indexOf(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown parameter '%s'; %s".formatted(name, Suggestion.sentence(name, names())));
        }
        return index;
    }

    /**
     * A point of this space.
     *
     * @param values one coordinate per parameter
     * @return the point
     * @throws InvalidInputException if the number of values is wrong or one is not finite
     */
    public ParameterPoint point(double... values) {
        return new ParameterPoint(this, values);
    }

    /** {@return the point with every coordinate 0, in an effective theory the Standard Model} */
    public ParameterPoint origin() {
        return new ParameterPoint(this, new double[dimension()]);
    }
}
