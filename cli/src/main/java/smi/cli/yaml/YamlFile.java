package smi.cli.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
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
     * @param <T> the record
     * @return its content
     * @throws InvalidInputException if the file is missing, is not YAML, has an unknown key or a value of a wrong type
     */
    public static <T> T read(Path path, Class<T> type, Map<String, String> overrides) {
        T content = parse(path, type, () -> MAPPER.readValue(path.toFile(), type));
        return overrides.isEmpty()
                ? content
                : parse(path, type, () -> MAPPER.treeToValue(overridden(path, overrides), type));
    }

    private static JsonNode overridden(Path path, Map<String, String> overrides) throws IOException {
        JsonNode tree = MAPPER.readTree(path.toFile());
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            String[] keys = override.getKey().split("\\.");
            JsonNode node = tree;
            for (int k = 0; k < keys.length - 1; k++) {
                node = node.path(keys[k]);
            }
            if (!(node instanceof ObjectNode parent)) {
                throw new InvalidInputException("--set %s: %s has no such section".formatted(override.getKey(), path));
            }
            parent.set(keys[keys.length - 1], MAPPER.readTree(override.getValue()));
        }
        return tree;
    }

    /** Reads something that may be wrong in the ways of YAML. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T parse(Path path, Class<T> type, Reading<T> reading) {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException("%s does not exist; check the path".formatted(path));
        }
        try {
            T content = reading.read();
            if (content == null) {
                throw new InvalidInputException("%s is empty; docs/analysis.md describes its keys".formatted(path));
            }
            return content;
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidInputException(unknownKey(path, e), e);
        } catch (JsonMappingException e) {
            throw new InvalidInputException(wrongValue(path, e), e);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "%s: not YAML: %s"
                            .formatted(
                                    at(path, e.getLocation()),
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read; check the permissions".formatted(path), e);
        }
    }

    private static String unknownKey(Path path, UnrecognizedPropertyException e) {
        Collection<String> known =
                e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        return "%s: unknown key '%s'%s; %s"
                .formatted(
                        at(path, e.getLocation()),
                        e.getPropertyName(),
                        within(e, 1),
                        Suggestion.sentence(e.getPropertyName(), known));
    }

    private static String wrongValue(Path path, JsonMappingException e) {
        if (e.getCause() instanceof InvalidInputException cause) {
            return at(path, e.getLocation()) + ": " + cause.getMessage();
        }
        return "%s: the value%s cannot be used: %s; docs/analysis.md describes the keys"
                .formatted(
                        at(path, e.getLocation()),
                        within(e, 0),
                        e.getOriginalMessage().lines().findFirst().orElse(""));
    }

    /** The keys that lead to the place, without the last {@code drop}. */
    private static String within(JsonMappingException e, int drop) {
        int keep = Math.max(0, e.getPath().size() - drop);
        String keys = e.getPath().stream().limit(keep).map(YamlFile::step).collect(Collectors.joining("."));
        return keys.isEmpty() ? "" : (drop == 0 ? " of " : " in ") + keys;
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName();
    }

    private static String at(Path path, JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? path.toString() : path + ":" + location.getLineNr();
    }
}
