package smi.cli.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import smi.augmentation.NegativeWeights;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.events.EventMatrix;
import smi.events.InputFile;
import smi.events.OutputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Results as JSON: snake_case keys, full precision, provenance in every one. */
public final class Json {
    private static final ObjectMapper MAPPER = mapper(Path::toString);
    private static final ObjectMapper NAMES_ONLY =
            mapper(path -> path.getFileName().toString());

    private Json() {}

    private static ObjectMapper mapper(Function<Path, String> pathText) {
        var module = new SimpleModule()
                .addSerializer(Path.class, new TextSerializer<>(Path.class, pathText))
                .addSerializer(
                        SamplingFactors.class, new TextSerializer<>(SamplingFactors.class, SamplingFactors::label))
                .addSerializer(
                        NegativeWeights.class, new TextSerializer<>(NegativeWeights.class, NegativeWeights::label))
                .addSerializer(Partition.class, new TextSerializer<>(Partition.class, Partition::label));
        return new ObjectMapper()
                .registerModule(module)
                .registerModule(new Jdk8Module())
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
    }

    /** Writes a value as the text by which users know it. */
    private static final class TextSerializer<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> text;

        TextSerializer(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text.apply(value));
        }
    }

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
     * A table as an array of rows.
     *
     * @param table the table
     * @return the array
     */
    public static ArrayNode matrix(EventMatrix table) {
        ArrayNode array = MAPPER.createArrayNode();
        for (int i = 0; i < table.rows(); i++) {
            array.add(array(table.row(i)));
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
     * The settings of a task; what is not set is left out.
     *
     * @param task the task
     * @return component → value
     */
    public static ObjectNode settings(Task task) {
        return MAPPER.valueToTree(task);
    }

    /**
     * The settings of a task as far as they decide its result. Files count with their names, not their folders: what is
     * in them is known by their digests, and a moved analysis is the same analysis.
     *
     * @param task the task
     * @return component → value
     */
    public static ObjectNode decisiveSettings(Task task) {
        return NAMES_ONLY.valueToTree(task);
    }

    /**
     * Settings as text, for the provenance in other files than JSON.
     *
     * @param settings the settings
     * @return key → value
     */
    public static Map<String, String> texts(ObjectNode settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
        return texts;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /**
     * Adds what every result carries.
     *
     * @param result the result
     * @param provenance where it comes from
     * @param settings the settings of what made it
     * @return version, command, seed, inputs and settings, then the result
     */
    public static ObjectNode withProvenance(ObjectNode result, Provenance provenance, ObjectNode settings) {
        ObjectNode whole = object();
        whole.put("smi_version", provenance.version());
        whole.put("command", provenance.command());
        whole.put("seed", provenance.seed());
        ArrayNode inputs = whole.putArray("inputs");
        for (InputFile input : provenance.inputs()) {
            inputs.addObject().put("path", input.path()).put("sha256", input.sha256());
        }
        whole.set("settings", settings);
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
