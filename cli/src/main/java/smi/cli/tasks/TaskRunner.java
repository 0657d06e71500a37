package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/** Runs tasks: checks their inputs, digests them, and adds the provenance to the result. */
public final class TaskRunner {
    private TaskRunner() {}

    /**
     * Runs a task.
     *
     * @param task the task
     * @param console where it speaks to the user
     * @return its result with version, command, seed, inputs and settings
     * @throws InvalidInputException if an input is missing
     */
    public static ObjectNode run(Task task, Console console) {
        return run(task, task.inputs().stream().map(TaskRunner::digest).toList(), console);
    }

    /**
     * Runs a task whose inputs are digested already.
     *
     * @param task the task
     * @param inputs its inputs with their digests
     * @param console where it speaks to the user
     * @return its result with version, command, seed, inputs and settings
     */
    public static ObjectNode run(Task task, List<InputFile> inputs, Console console) {
        Provenance provenance = Provenance.of(task.command(), task.seed(), inputs, Json.settings(task));
        return Json.withProvenance(task.run(new Context(console, provenance)), provenance);
    }

    private static InputFile digest(Path input) {
        if (!Files.isRegularFile(input)) {
            throw new InvalidInputException("%s does not exist; check the path".formatted(input));
        }
        return InputFile.of(input);
    }
}
