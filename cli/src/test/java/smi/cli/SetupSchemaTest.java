package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import smi.cli.setup.CutKeys;
import smi.cli.setup.DefaultObservablesKeys;
import smi.cli.setup.EfficiencyKeys;
import smi.cli.setup.FiniteDifferenceKeys;
import smi.cli.setup.MorphingKeys;
import smi.cli.setup.ObservableKeys;
import smi.cli.setup.ParameterKeys;
import smi.cli.setup.ResolutionKeys;
import smi.cli.setup.SampleKeys;
import smi.cli.setup.Setup;
import smi.cli.setup.SetupFile;
import smi.cli.setup.SmearingKeys;
import smi.cli.setup.SystematicKeys;

/** The schema of the setup file, the code and the documentation know the same keys. */
class SetupSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("smi.root", ".."));
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    /** Every section and where the schema has it. */
    private static final Map<Class<?>, String> SECTIONS = Map.ofEntries(
            Map.entry(SetupFile.class, ""),
            Map.entry(ParameterKeys.class, "/properties/parameters/additionalProperties"),
            Map.entry(MorphingKeys.class, "/properties/morphing"),
            Map.entry(MorphingKeys.CouplingKeys.class, "/properties/morphing/properties/couplings"),
            Map.entry(FiniteDifferenceKeys.class, "/properties/finite_differences"),
            Map.entry(SystematicKeys.class, "/properties/systematics/additionalProperties"),
            Map.entry(ObservableKeys.class, "/properties/observables/additionalProperties/anyOf/2"),
            Map.entry(DefaultObservablesKeys.class, "/properties/default_observables"),
            Map.entry(CutKeys.class, "/properties/cuts/items/anyOf/1"),
            Map.entry(EfficiencyKeys.class, "/properties/efficiencies/items/anyOf/1"),
            Map.entry(SmearingKeys.class, "/properties/smearing/items"),
            Map.entry(ResolutionKeys.class, "/$defs/resolution"),
            Map.entry(SampleKeys.class, "/properties/samples/items"));

    /** Every YAML block of the pages about setups; those without parameters are sections of a setup. */
    static Stream<Arguments> documentedSetups() throws IOException {
        Stream.Builder<Arguments> blocks = Stream.builder();
        for (String page : List.of("docs/setup.md", "docs/howto-madgraph.md", "docs/import.md")) {
            String text = Files.readString(ROOT.resolve(page));
            BLOCK.matcher(text).results().forEach(m -> blocks.add(Arguments.of(page, m.group(1))));
        }
        return blocks.build();
    }

    @ParameterizedTest
    @MethodSource("documentedSetups")
    void acceptsWhatTheDocumentationShows(String page, String block, @TempDir Path folder) throws IOException {
        boolean whole = block.startsWith("parameters:");
        String text = whole ? block : "parameters: {c: }\nbenchmarks: {sm: [0], w: [1], b: [2]}\n" + block;
        assertEquals(Set.of(), validate(text), page);
        Path file = Files.writeString(folder.resolve("setup.yaml"), text);
        Setup setup = Setup.read(file);
        if (whole || !block.contains("gd_sm")) { // couplings need their own parameters
            assertTrue(setup.eventSetup().space().dimension() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parameterss: {} | parameterss",
                "parameters: {c: {lha_block: dim6}} | lha_id",
                "parameters: {c: {max_power: 0}} | max_power",
                "benchmarks: {background: [0]} | background",
                "morphing: {max_overall_power: 2, components: [[0]]} | morphing",
                "finite_differences: {} | epsilon",
                "systematics: {s: {type: scal}} | type",
                "cuts: [{obs: x}] | cuts",
                "smearing: [{energy: {relative: 0.1}}] | particles",
                "k_factors: {sm: 0} | k_factors",
                "samples: [{sampled_at: sm}] | file",
                "event_norm: both | event_norm"
            })
    void refusesWhatTheProgramRefuses(String text, String word) throws IOException {
        String whole = (text.startsWith("parameters:") ? "" : "parameters: {c: }\n")
                + (text.startsWith("benchmarks:") ? "" : "benchmarks: {sm: [0]}\n")
                + text;
        Set<ValidationMessage> messages = validate(whole);
        assertTrue(messages.stream().anyMatch(m -> m.getMessage().contains(word)), () -> word + " not in " + messages);
    }

    @Test
    void hasTheKeysThatTheProgramReads() throws IOException {
        JsonNode top = schema();
        SECTIONS.forEach((section, place) -> {
            JsonNode node = place.isEmpty() ? top : top.at(place);
            Set<String> names = new TreeSet<>();
            node.path("properties").fieldNames().forEachRemaining(names::add);
            names.remove("default"); // another name of when_missing
            assertEquals(keys(section), names, section.getSimpleName());
        });
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/setup.md"));
        SECTIONS.keySet().forEach(section -> keys(section)
                .forEach(key -> assertFalse(!page.contains("`" + key + "`"), section.getSimpleName() + ": " + key)));
    }

    private static Set<ValidationMessage> validate(String yaml) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema())
                .validate(YAML.readTree(yaml));
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("docs/setup.schema.json").toFile());
    }

    private static Set<String> keys(Class<?> section) {
        var snakeCase = new SnakeCaseStrategy();
        Set<String> names = new TreeSet<>();
        Arrays.stream(section.getRecordComponents())
                .map(RecordComponent::getName)
                .forEach(name -> names.add(snakeCase.translate(name)));
        return names;
    }
}
