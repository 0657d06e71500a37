package smi.cli.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import smi.events.OutputFile;

/**
 * Writes several short texts into a folder.
 *
 * @param command the command that asks for it
 * @param folder where to
 * @param pages name of the file → text
 */
public record PagesTask(String command, Path folder, @JsonIgnore Map<String, String> pages) implements Task {
    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public List<Path> outputs() {
        return pages.keySet().stream().map(folder::resolve).toList();
    }

    @Override
    public ObjectNode run(Context context) {
        pages.forEach((name, text) -> OutputFile.write(folder.resolve(name), file -> Files.writeString(file, text)));
        context.console().say("%d pages: %s".formatted(pages.size(), folder));
        ObjectNode result = Json.object();
        result.set("files", Json.array(outputs().stream().map(Path::toString).toList()));
        return result;
    }
}
