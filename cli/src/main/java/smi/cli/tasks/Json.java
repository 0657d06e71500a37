package smi.cli.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import smi.events.InputFile;
import smi.events.OutputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Results as JSON: snake_case keys, full precision, provenance in every one. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance))
            .registerModule(new Jdk8Module());

    private Json() {}

    /** {@return an empty object} */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Numbers as an array.
     *
     * @param values the numbers
     * @return the array
     */
    public static ArrayNode array(double... values) {
        ArrayNode array = MAPPER.createArrayNode();
        for (double value : values) {
            array.add(value);
        }
        return array;
    }

    /**
     * A matrix as an array of rows.
     *
     * @param rows the rows
     * @return the array
     */
    public static ArrayNode matrix(double[]... rows) {
        ArrayNode array = MAPPER.createArrayNode();
        for (double[] row : rows) {
            array.add(array(row));
        }
        return array;
    }

    /**
     * Texts as an array.
     *
     * @param texts the texts
     * @return the array
     */
    public static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = MAPPER.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    /**
     * A parameter point as an object, name → value.
     *
     * @param theta the point
     * @return the object
     */
    public static ObjectNode point(ParameterPoint theta) {
        ObjectNode node = object();
        for (int p = 0; p < theta.dimension(); p++) {
            node.put(theta.space().names().get(p), theta.get(p));
        }
        return node;
    }

    /**
     * The settings of a task as text, for provenance and for deciding whether a stage must run again.
     *
     * @param task the task
     * @return component → value
     */
    public static Map<String, String> settings(Task task) {
        Map<String, Object> values = MAPPER.convertValue(task, new TypeReference<LinkedHashMap<String, Object>>() {});
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, compact(value)));
        return texts;
    }

    private static String compact(Object value) {
        try {
            return value instanceof String text ? text : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are plain values", e);
        }
    }

    /**
     * Adds what every result carries.
     *
     * @param result the result
     * @param provenance where it comes from
     * @return version, command, seed and inputs, then the result
     */
    public static ObjectNode withProvenance(ObjectNode result, Provenance provenance) {
        ObjectNode whole = object();
        whole.put("smi_version", provenance.version());
        whole.put("command", provenance.command());
        whole.put("seed", provenance.seed());
        ArrayNode inputs = whole.putArray("inputs");
        for (InputFile input : provenance.inputs()) {
            inputs.addObject().put("path", input.path()).put("sha256", input.sha256());
        }
        ObjectNode settings = whole.putObject("settings");
        provenance.settings().forEach(settings::put);
        whole.setAll(result);
        return whole;
    }

    /**
     * The text of a result: one key per line, arrays of numbers on one line.
     *
     * @param node the result
     * @return the text, ending with a newline
     */
    public static String text(ObjectNode node) {
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    /**
     * Writes a result.
     *
     * @param node the result
     * @param path where to
     */
    public static void write(ObjectNode node, Path path) {
        OutputFile.write(path, file -> Files.writeString(file, text(node)));
    }

    /**
     * Reads a result.
     *
     * @param path the file
     * @return its content
     * @throws InvalidInputException if it is missing or not a JSON object
     */
    public static ObjectNode read(Path path) {
        try {
            if (MAPPER.readTree(path.toFile()) instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidInputException(
                    "%s is not a result of smi; give a JSON file that smi wrote".formatted(path));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "%s:%d: not JSON; give a JSON file that smi wrote"
                            .formatted(
                                    path,
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr()),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read; check the path".formatted(path), e);
        }
    }
}
