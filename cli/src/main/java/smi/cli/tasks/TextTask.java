package smi.cli.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints a text that smi makes of itself, for example a shell's completion script.
 *
 * @param command the command that asks for it
 * @param text the text
 */
public record TextTask(String command, @JsonIgnore String text) implements Task {
    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        text.lines().forEach(context.console()::say);
        return Json.object().put("text", text);
    }
}
