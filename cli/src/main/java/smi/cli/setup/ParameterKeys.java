package smi.cli.setup;

import java.util.List;
import java.util.Objects;
import smi.events.madgraph.CardTransform;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;

/**
 * A parameter.
 *
 * @param lhaBlock its block on the parameter card
 * @param lhaId its number in that block
 * @param maxPower the highest power of it in |M|² (default 2)
 * @param range two numbers (default −1, 1)
 * @param transform its value on the card as an expression in {@code theta} (default: θ itself)
 */
public record ParameterKeys(String lhaBlock, Integer lhaId, Integer maxPower, List<Double> range, String transform) {
    static final ParameterKeys DEFAULTS = new ParameterKeys(null, null, null, null, null);

    Parameter parameter(String name) {
        List<Double> interval = range == null ? List.of(-1.0, 1.0) : range;
        if (interval.size() != 2 || interval.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(
                    "the range of parameter '%s' needs two numbers, for example [-1, 1]".formatted(name));
        }
        if (maxPower != null && maxPower < 1) {
            throw new InvalidInputException(
                    "parameter '%s' has max_power %d; it must be 1 or more".formatted(name, maxPower));
        }
        if ((lhaBlock == null) != (lhaId == null)) {
            throw new InvalidInputException(
                    "lha_block and lha_id belong together; parameter '%s' has one of them".formatted(name));
        }
        Parameter parameter = new Parameter(
                name,
                lhaBlock == null ? "None" : lhaBlock,
                lhaId == null ? 0 : lhaId,
                maxPower == null ? 2 : maxPower,
                interval.get(0),
                interval.get(1),
                transform == null ? "_" : transform);
        CardTransform.of(parameter); // to be understood before it is needed
        return parameter;
    }
}
