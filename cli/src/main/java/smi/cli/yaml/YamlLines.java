package smi.cli.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds the line of a key: errors are reported at the end of the value, which may be lines further down. */
final class YamlLines {
    private YamlLines() {}

    /** The line of the key at the end of a path, {@code "[i]"} being an element of a list, or 0 if it is not found. */
    static int of(Path file, List<String> wanted) {
        if (!Files.isRegularFile(file)) {
            return 0; // not a file, but values from the command line
        }
        try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                // the context of a list or section that begins is its inside already
                JsonStreamContext place =
                        token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
                boolean start = token == JsonToken.FIELD_NAME || place.inArray();
                if (start && keys(place).equals(wanted)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
        } catch (IOException e) {
            return 0; // the error that is being reported matters more than its line
        }
        return 0;
    }

    /**
     * The lines of a section at the top of a file.
     *
     * @return the line of its key and the line of the next key, or one past the last line; empty if there is none
     */
    static Optional<int[]> section(Path file, String key) throws IOException {
        int from = 0;
        try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && keys(parser.getParsingContext()).size() == 1) {
                    int line = parser.currentTokenLocation().getLineNr();
                    if (from > 0) {
                        return Optional.of(new int[] {from, line});
                    }
                    from = parser.currentName().equals(key) ? line : 0;
                }
            }
        }
        return from > 0 ? Optional.of(new int[] {from, Integer.MAX_VALUE}) : Optional.empty();
    }

    private static List<String> keys(JsonStreamContext place) {
        Deque<String> keys = new ArrayDeque<>();
        for (JsonStreamContext c = place; c != null && !c.inRoot(); c = c.getParent()) {
            keys.addFirst(c.inArray() ? "[" + c.getCurrentIndex() + "]" : String.valueOf(c.getCurrentName()));
        }
        return List.copyOf(keys);
    }
}
