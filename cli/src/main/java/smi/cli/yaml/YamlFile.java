package smi.cli.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Reads YAML files strictly: an unknown key is an error that names file, line and the nearest known key. */
public final class YamlFile {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private YamlFile() {}

    /**
     * Reads a file into a record.
     *
     * @param path the file
     * @param type the record
     * @param overrides values that replace those of the file, dotted key → YAML value
     * @param help where the keys are described, to be said with errors
     * @param <T> the record
     * @return its content
     * @throws InvalidInputException if the file is missing, is not YAML, has an unknown key or a value of a wrong type
     */
    public static <T> T read(Path path, Class<T> type, Map<String, String> overrides, String help) {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException("%s does not exist; check the path".formatted(path));
        }
        ObjectNode tree = parse(path.toString(), help, () -> table(path, help));
        // from the tree in both cases, so that a value means the same with and without overrides
        T content = parse(path.toString(), help, () -> MAPPER.treeToValue(tree, type));
        if (overrides.isEmpty()) {
            return content;
        }
        return parse("--set", help, () -> {
            overrides.forEach((key, value) -> override(tree, key, value));
            return MAPPER.treeToValue(tree, type);
        });
    }

    /**
     * Where something is in a file.
     *
     * @param path the file
     * @param keys the keys that lead there; a number is the index in a list
     * @return the file with the line, as errors name it
     */
    public static String place(Path path, Object... keys) {
        int line = YamlLines.of(
                path,
                Arrays.stream(keys)
                        .map(key -> key instanceof Integer ? "[" + key + "]" : key.toString())
                        .toList());
        return line < 1 ? path.toString() : path + ":" + line;
    }

    /**
     * The text of a file without one of its sections; comments above the next section stay.
     *
     * @param path the file, in UTF-8
     * @param key the key of the section, at the top of the file
     * @return the lines that are left
     * @throws InvalidInputException if the file cannot be read
     */
    public static List<String> withoutSection(Path path, String key) {
        try {
            List<String> lines = new ArrayList<>(Files.readString(path).lines().toList());
            YamlLines.section(path, key).ifPresent(section -> {
                int to = Math.min(section[1] - 1, lines.size());
                while (to > section[0] && lines.get(to - 1).startsWith("#")) {
                    to--;
                }
                lines.subList(section[0] - 1, to).clear();
            });
            return lines;
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read as text in UTF-8; save it so".formatted(path), e);
        }
    }

    private static ObjectNode table(Path path, String help) throws IOException {
        JsonNode tree = MAPPER.readTree(path.toFile());
        if (tree instanceof ObjectNode table) {
            return table;
        }
        boolean empty = tree == null || tree.isMissingNode() || tree.isNull();
        throw new InvalidInputException(
                "%s %s; %s".formatted(path, empty ? "is empty" : "is not a table of keys and values", help));
    }

    /** Sections that the file does not have are made: an unknown key is found when the whole is read. */
    private static void override(ObjectNode tree, String key, String value) {
        String[] keys = key.split("\\.");
        ObjectNode section = tree;
        for (int k = 0; k < keys.length - 1; k++) {
            JsonNode next = section.path(keys[k]);
            if (next.isMissingNode() || next.isNull()) {
                section = section.putObject(keys[k]);
            } else if (next instanceof ObjectNode table) {
                section = table;
            } else {
                throw new InvalidInputException("--set %s: '%s' is a value, not a section".formatted(key, keys[k]));
            }
        }
        section.set(keys[keys.length - 1], value(key, value));
    }

    private static JsonNode value(String key, String text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? NullNode.getInstance() : value;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("--set %s: '%s' is not a YAML value".formatted(key, text), e);
        }
    }

    /** Reads something that may be wrong in the ways of YAML. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T parse(String source, String help, Reading<T> reading) {
        try {
            return reading.read();
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidInputException(unknownKey(source, e), e);
        } catch (JsonMappingException e) {
            throw new InvalidInputException(wrongValue(source, e) + "; " + help, e);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(syntax(source, e), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read; check the permissions".formatted(source), e);
        }
    }

    private static String syntax(String source, JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Duplicate field")) {
            return "%s:%d: the key %s is given twice; remove one"
                    .formatted(source, e.getLocation().getLineNr(), message.replace("Duplicate field ", ""));
        }
        return e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null
                ? "%s:%d: not YAML: %s; check indentation, colons and quotes"
                        .formatted(source, yaml.getProblemMark().getLine() + 1, yaml.getProblem())
                : "%s: not YAML: %s"
                        .formatted(
                                e.getLocation() == null
                                        ? source
                                        : source + ":" + e.getLocation().getLineNr(),
                                message.lines().findFirst().orElse(""));
    }

    private static String unknownKey(String source, UnrecognizedPropertyException e) {
        Collection<String> known =
                e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        return "%s: unknown key '%s'%s; %s"
                .formatted(
                        at(source, e),
                        e.getPropertyName(),
                        within(e, " in ", 1),
                        Suggestion.sentence(e.getPropertyName(), known));
    }

    private static String wrongValue(String source, JsonMappingException e) {
        if (e.getCause() instanceof InvalidInputException cause) {
            return at(source, e) + ": " + cause.getMessage();
        }
        String needed = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "needed is " + kind(mismatch.getTargetType())
                : e.getOriginalMessage().lines().findFirst().orElse("");
        return "%s: the value%s cannot be used: %s".formatted(at(source, e), within(e, " of ", 0), needed);
    }

    private static String kind(Class<?> type) {
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == String.class ? "a text" : "a section with keys";
    }

    /** The keys that lead to the place, without the last {@code drop}. */
    private static String within(JsonMappingException e, String word, int drop) {
        int keep = Math.max(0, e.getPath().size() - drop);
        var keys = new StringBuilder();
        for (Reference step : e.getPath().subList(0, keep)) {
            boolean element = step.getFieldName() == null;
            keys.append(element || keys.isEmpty() ? "" : ".")
                    .append(element ? "[" + step.getIndex() + "]" : step.getFieldName());
        }
        return keys.isEmpty() ? "" : word + keys;
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName();
    }

    private static String at(String source, JsonMappingException e) {
        int line = YamlLines.of(
                Path.of(source), e.getPath().stream().map(YamlFile::step).toList());
        return line < 1 ? source : source + ":" + line;
    }
}
