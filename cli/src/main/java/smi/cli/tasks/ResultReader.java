package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smi.morphing.InvalidInputException;

/** Reads values of a result file; what is missing or of another kind is the user's to repair. */
record ResultReader(Path file, JsonNode node) {

    JsonNode need(String key) {
        if (!node.hasNonNull(key)) {
            throw broken(key, "is missing");
        }
        return node.get(key);
    }

    double number(String key) {
        return number(key, need(key));
    }

    String text(String key) {
        JsonNode value = need(key);
        if (!value.isTextual()) {
            throw broken(key, "is not a text");
        }
        return value.asText();
    }

    int integer(String key) {
        JsonNode value = need(key);
        if (!value.canConvertToInt()) {
            throw broken(key, "is not a whole number");
        }
        return value.asInt();
    }

    boolean truth(String key) {
        JsonNode value = need(key);
        if (!value.isBoolean()) {
            throw broken(key, "is neither true nor false");
        }
        return value.asBoolean();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        need(key).forEach(value -> texts.add(value.asText()));
        return List.copyOf(texts);
    }

    /** The numbers of an array or of an object, in their order. */
    double[] values(String key) {
        return values(key, need(key));
    }

    /** A list of lists, of any lengths. */
    double[][] rows(String key) {
        List<double[]> rows = new ArrayList<>();
        need(key).forEach(row -> rows.add(values(key, row)));
        return rows.toArray(double[][]::new);
    }

    double[][] matrix(String key) {
        List<double[]> rows = new ArrayList<>();
        need(key).forEach(row -> rows.add(values(key, row)));
        if (rows.stream().anyMatch(row -> row.length != rows.size())) {
            throw broken(key, "is not a square matrix");
        }
        return rows.toArray(double[][]::new);
    }

    private double[] values(String key, JsonNode list) {
        double[] values = new double[list.size()];
        int i = 0;
        for (JsonNode value : list) {
            values[i++] = number(key, value);
        }
        return values;
    }

    private double number(String key, JsonNode value) {
        // infinite numbers have no notation in JSON and are written as texts
        if (value.isNumber() || value.isTextual() && value.asText().matches("-?Infinity|NaN")) {
            return Double.parseDouble(value.asText());
        }
        throw broken(key, "has a value that is not a number: " + value);
    }

    InvalidInputException broken(String key, String what) {
        return new InvalidInputException(
                "%s: the key '%s' %s; make the result again with --json".formatted(file, key, what));
    }

    /** What a library type thinks of values that are each well-formed. */
    InvalidInputException inconsistent(IllegalArgumentException e) {
        return e.getMessage().startsWith(file.toString())
                ? new InvalidInputException(e.getMessage(), e)
                : new InvalidInputException(
                        "%s: %s; make the result again with --json".formatted(file, e.getMessage()), e);
    }
}
