package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.cli.analysis.ChannelsFile;

/** The schema of a file of channels, the code and the page know the same keys. */
class ChannelsSchemaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: {} | channels",
                "channels: {a: {events: [a.h5], luminosity: 3/fb}} | method",
                "channels: {a: {events: [a.h5], luminosity: 3, method: rate}} | luminosity",
                "channels: {a: {events: a.h5, luminosity: 3/fb, method: rate}} | events",
                "channels: {a: {events: [a.h5], luminosity: 3/fb, method: rate, grid: x}} | grid"
            })
    void refusesWhatTheProgramRefuses(String text, String word) throws IOException {
        Set<ValidationMessage> messages = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema())
                .validate(new YAMLMapper().readTree(text));
        assertTrue(messages.stream().anyMatch(m -> m.getMessage().contains(word)), messages.toString());
    }

    @Test
    void hasTheKeysThatTheProgramReads() throws IOException {
        JsonNode channel = schema().at("/properties/channels/additionalProperties");
        assertEquals(keys(), fields(channel.get("properties")));
        assertEquals(Set.of("channels"), fields(schema().get("properties")));
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/howto-channels.md"));
        keys().forEach(key -> assertTrue(page.contains("`" + key + "`"), key));
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(Page.ROOT.resolve("docs/channels.schema.json").toFile());
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> keys() {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : ChannelsFile.ChannelKeys.class.getRecordComponents()) {
            names.add(new SnakeCaseStrategy().translate(component.getName()));
        }
        return names;
    }
}
