package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import smi.diagnostics.anchors.Anchor;
import smi.diagnostics.anchors.Anchors;

/** Lists the benchmarks. */
public record BenchmarksTask() implements Task {

    @Override
    public String command() {
        return "benchmark --list";
    }

    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("benchmarks");
        TextTable table = TextTable.of("benchmark", "what", "figure", "published numbers");
        for (Anchor anchor : Anchors.all()) {
            table.row(anchor.name(), anchor.description(), anchor.figure(), anchor.source());
            list.addObject()
                    .put("name", anchor.name())
                    .put("description", anchor.description())
                    .put("figure", anchor.figure())
                    .put("source", anchor.source());
        }
        context.console().say(table);
        return result;
    }
}
