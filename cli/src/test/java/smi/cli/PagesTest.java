package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import smi.cli.setup.SetupFile;

/** What every page of the documentation must keep to: links lead somewhere, commands and YAML are written right. */
class PagesTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)[.`]");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    static Stream<Page.Shown> commands() {
        return pages().flatMap(page -> page.commands().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void linksLeadSomewhere(Page page) {
        List<String> dead = new ArrayList<>();
        for (String link : page.links()) {
            String[] parts = link.split("#", 2);
            if (link.contains("://")) {
                continue;
            }
            Path target = parts[0].isEmpty()
                    ? page.file()
                    : page.file().resolveSibling(parts[0]).normalize();
            boolean exists = Files.exists(target);
            if (exists && parts.length == 2) {
                exists = Page.of(Page.ROOT.relativize(target).toString())
                        .anchors()
                        .contains(parts[1]);
            }
            if (!exists) {
                dead.add(link);
            }
        }
        assertEquals(List.of(), dead, page.name());
    }

    /** A page that nobody is led to is not read. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void theMapOfThePagesNamesEveryPage(Page page) {
        if (page.name().startsWith("docs/") && !page.name().equals("docs/README.md")) {
            assertTrue(Page.of("docs/README.md").links().contains(page.name().substring(5)), page.name());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void commandsAreUnderstood(Page.Shown shown) {
        CommandLine program = Main.commandLine();
        program.parseArgs(shown.words().toArray(String[]::new));
    }

    /** The last column of the table of names is of smi's own classes. */
    @Test
    void classesOfTheTableOfNamesExist() throws IOException {
        Set<String> classes;
        try (var files = Files.walk(Page.ROOT, 12)) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        String text = Page.of("docs/madminer.md").text();
        String table = text.substring(text.indexOf("## What is called how"), text.indexOf("New here"));
        Set<String> named = table.lines()
                .filter(line -> line.startsWith("| ") && line.endsWith(" |"))
                .map(line -> line.substring(line.lastIndexOf('|', line.length() - 2)))
                .flatMap(cell -> CLASS.matcher(cell).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        assertTrue(named.size() > 15, named.toString());
        named.removeAll(classes);
        assertEquals(Set.of(), named);
    }

    /** Analyses, setups and channels, whole or in sections; other YAML is explained where it is used and tested there. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void yamlKeepsToASchema(Page page) throws IOException {
        for (Page.Block block : page.blocks("yaml")) {
            JsonNode node = new YAMLMapper().readTree(block.text());
            String place = page.name() + ":" + block.line();
            if (node.size() == 1 && node.has("bins")) {
                continue; // regions of phase space, which PageRunTest gives to the program
            }
            if (node.has("channels")) {
                assertEquals(Set.of(), validate("docs/channels.schema.json", block.text()), place);
                continue;
            }
            assertEquals(Set.of(), isSetup(node) ? setup(block.text()) : analysis(block.text()), place);
        }
    }

    /** Samples are a list in a setup, and have names in an analysis. */
    private static boolean isSetup(JsonNode node) {
        Set<String> known = Stream.of(SetupFile.class.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return node.properties().stream().allMatch(entry -> known.contains(entry.getKey()))
                && !node.path("samples").isObject();
    }

    private static Set<ValidationMessage> setup(String text) throws IOException {
        String whole = text.contains("parameters:")
                ? text
                : "parameters: {c: }\nbenchmarks: {sm: [0], w: [1], b: [2]}\n" + text;
        return validate("docs/setup.schema.json", whole);
    }

    private static Set<ValidationMessage> analysis(String text) throws IOException {
        return validate(
                "docs/analysis.schema.json", text.contains("events:") ? text : "events: {files: [events.h5]}\n" + text);
    }

    private static Set<ValidationMessage> validate(String schema, String text) throws IOException {
        JsonNode rules = new ObjectMapper().readTree(Page.ROOT.resolve(schema).toFile());
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(rules)
                .validate(new YAMLMapper().readTree(text));
    }
}
