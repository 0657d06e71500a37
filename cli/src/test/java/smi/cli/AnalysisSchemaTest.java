package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import smi.cli.analysis.AnalysisFile;

/** The schema, the code and the documentation know the same keys. */
class AnalysisSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("smi.root", ".."));
    private static final ObjectMapper YAML = new YAMLMapper();

    static Stream<Path> shippedAnalyses() throws IOException {
        try (var files = Files.walk(ROOT.resolve("tutorials"), 2)) {
            return files.filter(file -> file.endsWith("analysis.yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedAnalyses")
    void acceptsTheShippedAnalyses(Path file) throws IOException {
        assertEquals(Set.of(), validate(Files.readString(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events: {files: [a.h5]}\\nluminositi: 3/fb | luminositi",
                "events: {files: [a.h5]}\\nluminosity: 300 | luminosity",
                "name: no events | events",
                "events: {files: [a.h5], simulate: {simulator: x, n: 1}} | events",
                "events: {files: [a.h5]}\\nmodels: {a: {sample: s, method: saly}} | method"
            })
    void refusesWhatTheProgramRefuses(String text, String word) throws IOException {
        Set<ValidationMessage> messages = validate(text.replace("\\n", "\n"));
        assertFalse(messages.isEmpty());
        assertFalse(
                messages.stream().noneMatch(m -> m.getMessage().contains(word)), () -> word + " is not in " + messages);
    }

    private static Set<ValidationMessage> validate(String yaml) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schemaText());
        return schema.validate(YAML.readTree(yaml));
    }

    @Test
    void hasTheKeysThatTheProgramReads() throws IOException {
        JsonNode top = new ObjectMapper().readTree(schemaText());
        assertEquals(keys(AnalysisFile.class), properties(top));
        assertEquals(keys(AnalysisFile.SplitKeys.class), properties(top.at("/properties/split")));
        Set<String> sources = new TreeSet<>();
        top.at("/properties/events/oneOf").forEach(one -> sources.addAll(properties(one)));
        assertEquals(keys(AnalysisFile.Events.class), sources);
        assertEquals(
                keys(AnalysisFile.Simulate.class),
                properties(top.at("/properties/events/oneOf/1/properties/simulate")));
        assertEquals(
                keys(AnalysisFile.ImportKeys.class), properties(top.at("/properties/events/oneOf/2/properties/lhe")));
        assertEquals(
                keys(AnalysisFile.CombineKeys.class),
                properties(top.at("/properties/events/oneOf/3/properties/combine")));
        assertEquals(keys(AnalysisFile.SampleKeys.class), section(top, "samples"));
        assertEquals(keys(AnalysisFile.ModelKeys.class), section(top, "models"));
        assertEquals(keys(AnalysisFile.FisherKeys.class), section(top, "fisher"));
        assertEquals(keys(AnalysisFile.LimitsKeys.class), section(top, "limits"));
        assertEquals(keys(AnalysisFile.PlotKeys.class), section(top, "plots"));
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/analysis.md"));
        for (Class<?> section : Stream.concat(
                        Stream.of(AnalysisFile.class), Arrays.stream(AnalysisFile.class.getDeclaredClasses()))
                .filter(Class::isRecord)
                .toList()) {
            keys(section).forEach(key -> assertFalse(!page.contains("`" + key + "`"), section + ": " + key));
        }
    }

    private static String schemaText() throws IOException {
        return Files.readString(ROOT.resolve("docs/analysis.schema.json"));
    }

    private static Set<String> section(JsonNode top, String name) {
        return properties(top.at("/properties/" + name + "/additionalProperties"));
    }

    private static Set<String> properties(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> keys(Class<?> section) {
        var snakeCase = new SnakeCaseStrategy();
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : section.getRecordComponents()) {
            names.add(snakeCase.translate(component.getName()));
        }
        return names;
    }
}
