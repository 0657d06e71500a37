package smi.events.simulators;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Options of a simulator as text; every error names the simulator, the option and the values it takes. */
record OptionText(String simulator, Map<String, String> values) {

    void checkNames(List<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidInputException("the simulator %s has no option '%s'; %s"
                        .formatted(simulator, name, Suggestion.sentence(name, known)));
            }
        }
    }

    boolean onOff(String name, boolean present) {
        return switch (text(name, present ? "on" : "off")) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw wrong(name, "write on or off");
        };
    }

    double picobarn(String name, double present) {
        try {
            double value = Double.parseDouble(text(name, Double.toString(present)));
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "give a cross section in pb, a number of 0 or more");
        }
        throw wrong(name, "give a cross section in pb, a number of 0 or more");
    }

    List<String> names(String name, List<String> present) {
        return Arrays.stream(text(name, String.join(",", present)).split(","))
                .map(String::strip)
                .toList();
    }

    String oneOf(String name, String present, List<String> known) {
        String value = text(name, present);
        if (!known.contains(value)) {
            throw wrong(name, Suggestion.sentence(value, known));
        }
        return value;
    }

    private String text(String name, String present) {
        return values.getOrDefault(name, present).strip();
    }

    private InvalidInputException wrong(String name, String remedy) {
        return new InvalidInputException(
                "the option '%s' of the simulator %s is '%s'; %s".formatted(name, simulator, values.get(name), remedy));
    }
}
