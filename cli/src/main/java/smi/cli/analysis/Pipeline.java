package smi.cli.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.cli.tasks.Json;
import smi.cli.tasks.Place;
import smi.cli.tasks.Task;
import smi.cli.tasks.TaskRunner;
import smi.events.EventSetup;
import smi.events.InputFile;

/** Runs the stages of an analysis in order and skips those that are done. */
final class Pipeline {
    private final StageMemory memory;
    private final DigestCache digests;
    private final TaskRunner runner;
    private final boolean again;

    /** A pipeline that runs every stage {@code again}, or only those that are not done. */
    Pipeline(Path workdir, TaskRunner runner, boolean again) {
        this.digests = new DigestCache(workdir);
        this.memory = new StageMemory(workdir, digests);
        this.runner = runner;
        this.again = again;
    }

    /** Runs the stages and returns the names of those that were not skipped. */
    List<String> run(AnalysisPlan plan) {
        List<Stage> stages = new ArrayList<>(plan.afterEvents());
        // what can be wrong without looking at events is found before the first of them is made
        stages.forEach(Stage::task);
        boolean makesEvents = plan.events().isPresent();
        plan.events().ifPresent(first -> stages.add(0, first));
        int width = stages.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        int counts = "[%1$d/%1$d]".formatted(stages.size()).length();
        List<String> ran = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            if (i == (makesEvents ? 1 : 0)) {
                check(stages.subList(i, stages.size()), plan.setup());
            }
            Stage stage = stages.get(i);
            String count = "[%d/%d]".formatted(i + 1, stages.size());
            String heading = String.format(Locale.ROOT, "%-" + counts + "s %-" + width + "s ", count, stage.name());
            if (Place.at(stage.place(), () -> run(stage, heading))) {
                ran.add(stage.name());
            }
            requireOpen(stage);
        }
        return ran;
    }

    /** A stage that was skipped has a result, too. */
    private static void requireOpen(Stage stage) {
        if (stage.gate()) {
            Path result = stage.result().orElseThrow();
            if (!Json.read(result).path("passed").asBoolean()) {
                throw new GateException(
                        "%s: a check of the model failed, and the analysis asks for a gate; %s says which"
                                .formatted(stage.place(), result));
            }
        }
    }

    private static void check(List<Stage> stages, EventSetup setup) {
        for (Stage stage : stages) {
            Task task = stage.task();
            Place.check(stage.place(), () -> task.check(setup));
        }
    }

    private boolean run(Stage stage, String heading) {
        Task task = stage.maker().get();
        List<InputFile> inputs = task.inputs().stream().map(digests::of).toList();
        String key = StageMemory.key(task, inputs);
        if (!again && memory.isDone(stage.name(), key)) {
            runner.console().say(heading + "skipped: nothing changed");
            return false;
        }
        runner.console().say(heading + "...");
        long started = System.nanoTime();
        ObjectNode result = runner.run(task, inputs);
        stage.result().ifPresent(path -> Json.write(result, path));
        memory.finished(stage.name(), key, files(stage, task, result));
        runner.console()
                .say(String.format(Locale.ROOT, "%sdone in %.1f s", heading, (System.nanoTime() - started) / 1e9));
        return true;
    }

    /** The files of a stage: those the task lists in its result where their number is not known before, else its outputs. */
    private static List<Path> files(Stage stage, Task task, ObjectNode result) {
        List<Path> files = new ArrayList<>();
        if (result.has("files")) {
            result.get("files").forEach(file -> files.add(Path.of(file.asText())));
        } else {
            files.addAll(task.outputs());
        }
        stage.result().ifPresent(files::add);
        return files;
    }
}
