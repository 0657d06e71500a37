package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.events.EventSetup;
import smi.limits.NuisanceParameters;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * A value for every nuisance parameter.
 *
 * @param names of the nuisance parameters
 * @param values in standard deviations
 */
record NuisanceValues(List<String> names, double[] values) {
    /** {@code scale=1,pdf=-0.5}, where those that are not named are 0, or all of them in the file's order. */
    static NuisanceValues parse(String text, EventSetup setup) {
        List<String> names = NuisanceParameters.all(setup);
        return Place.at("--nu " + text, () -> {
            if (names.isEmpty()) {
                throw new InvalidInputException("these events have no nuisance parameters; leave the option out");
            }
            return new NuisanceValues(names, text.contains("=") ? named(text, names) : ordered(text, names));
        });
    }

    private static double[] named(String text, List<String> names) {
        double[] values = new double[names.size()];
        Set<String> seen = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", 2);
            String name = pair[0].strip();
            if (pair.length != 2) {
                throw new InvalidInputException("'%s' has no '='; write name=value".formatted(name));
            }
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        "unknown nuisance parameter '%s'; %s".formatted(name, Suggestion.sentence(name, names)));
            }
            if (!seen.add(name)) {
                throw new InvalidInputException("'%s' is given twice; remove one".formatted(name));
            }
            values[names.indexOf(name)] = finite(pair[1]);
        }
        return values;
    }

    private static double[] ordered(String text, List<String> names) {
        String[] parts = text.split(",", -1);
        if (parts.length != names.size()) {
            throw new InvalidInputException(
                    "%d values for %d nuisance parameters; write name=value,... with some of %s, or one value for each"
                            .formatted(parts.length, names.size(), String.join(", ", names)));
        }
        return Arrays.stream(parts).mapToDouble(NuisanceValues::finite).toArray();
    }

    private static double finite(String text) {
        double value = Points.number(text);
        if (!Double.isFinite(value)) {
            throw new InvalidInputException("'%s' is not a finite number".formatted(text.strip()));
        }
        return value;
    }

    /** The places of those that are not 0. */
    int[] shifted() {
        return IntStream.range(0, values.length).filter(k -> values[k] != 0).toArray();
    }

    /** For people: {@code scale = 1, pdf = -0.5, others 0}. */
    String text() {
        String text = Arrays.stream(shifted())
                .mapToObj(k -> names.get(k) + " = " + Numbers.compact(values[k]))
                .collect(Collectors.joining(", "));
        int others = values.length - shifted().length;
        return others == 0 ? text : text.isEmpty() ? "all 0" : text + ", others 0";
    }

    ObjectNode json() {
        ObjectNode node = Json.object();
        for (int k = 0; k < values.length; k++) {
            node.put(names.get(k), values[k]);
        }
        return node;
    }
}
