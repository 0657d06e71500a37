package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md quotes messages that smi really has. */
class TroubleshootingPageTest {
    private static final Pattern QUOTED = Pattern.compile("(?m)^### `(.+)`$");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(\\.\\d)?[sdfg]|%%");

    @Test
    void everyQuotedMessageIsInTheSource() throws IOException {
        List<String> sources = sources();
        List<String> messages = QUOTED.matcher(
                        Page.of("docs/troubleshooting.md").text())
                .results()
                .map(heading -> heading.group(1))
                .toList();
        assertTrue(messages.size() > 20, "messages found: " + messages.size());
        List<String> unknown = messages.stream()
                .filter(message -> sources.stream().noneMatch(source -> contains(source, message)))
                .toList();
        assertEquals(List.of(), unknown);
    }

    /** What stands between the names and numbers is all in one file, in one piece each. */
    private static boolean contains(String source, String message) {
        return Arrays.stream(message.split("…"))
                .map(String::strip)
                .filter(part -> part.length() > 2)
                .allMatch(source::contains);
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>(List.of(Files.readString(Page.ROOT.resolve("smi"))));
        try (var modules = Files.list(Page.ROOT)) {
            for (Path module : modules.map(m -> m.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(module)) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".java")).toList()) {
                        String text = JOINED.matcher(Files.readString(file)).replaceAll("");
                        sources.add(PLACEHOLDER.matcher(text).replaceAll("…"));
                    }
                }
            }
        }
        return sources;
    }
}
