package smi.cli.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.cli.tasks.Console;
import smi.cli.tasks.Json;
import smi.cli.tasks.Task;
import smi.cli.tasks.TaskRunner;
import smi.events.InputFile;

/** Runs the stages of an analysis in order and skips those that are done. */
final class Pipeline {
    private final StageMemory memory;
    private final DigestCache digests;
    private final Console console;

    Pipeline(Path workdir, Console console) {
        this.memory = new StageMemory(workdir);
        this.digests = new DigestCache(workdir);
        this.console = console;
    }

    /** Runs the stages and returns how many were not skipped. */
    int run(List<Stage> stages) {
        int width = stages.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        int ran = 0;
        for (int i = 0; i < stages.size(); i++) {
            String heading = "[%d/%d] %-" + width + "s ";
            heading = String.format(
                    Locale.ROOT, heading, i + 1, stages.size(), stages.get(i).name());
            ran += run(stages.get(i), heading) ? 1 : 0;
        }
        return ran;
    }

    private boolean run(Stage stage, String heading) {
        Task task = stage.task().get();
        List<InputFile> inputs = task.inputs().stream().map(digests::of).toList();
        String key = StageMemory.key(task, inputs);
        if (memory.isDone(stage.name(), key)) {
            console.say(heading + "skipped: nothing changed");
            return false;
        }
        console.say(heading + "...");
        long started = System.nanoTime();
        ObjectNode result = TaskRunner.run(task, inputs, console);
        stage.result().ifPresent(path -> Json.write(result, path));
        memory.finished(stage.name(), key, files(stage, task, result));
        console.say(String.format(Locale.ROOT, "%sdone in %.1f s", heading, (System.nanoTime() - started) / 1e9));
        return true;
    }

    /** The files of a stage: those the task lists in its result where their number is not known before, else its outputs. */
    private static List<Path> files(Stage stage, Task task, ObjectNode result) {
        List<Path> files = new ArrayList<>();
        if (result.has("files")) {
            for (JsonNode file : result.get("files")) {
                files.add(Path.of(file.asText()));
            }
        } else {
            files.addAll(task.outputs());
        }
        stage.result().ifPresent(files::add);
        return files;
    }
}
