package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import smi.events.InputFile;
import smi.events.OutputFile;
import smi.events.Provenance;

/**
 * Runs tasks: checks and digests their inputs, and adds the provenance to the result.
 *
 * @param console where tasks speak to the user
 * @param threads how many threads they may use
 */
public record TaskRunner(Console console, int threads) {

    /**
     * Runs a task.
     *
     * @param task the task
     * @return its result with version, command, seed, inputs and settings
     * @throws smi.morphing.InvalidInputException if an input cannot be read or an output cannot be written
     */
    public ObjectNode run(Task task) {
        task.outputs().forEach(OutputFile::folder);
        return run(task, task.inputs().stream().map(Inputs::digest).toList());
    }

    /**
     * Runs a task whose inputs are digested already.
     *
     * @param task the task
     * @param inputs its inputs with their digests
     * @return its result with version, command, seed, inputs and settings
     */
    public ObjectNode run(Task task, List<InputFile> inputs) {
        ObjectNode settings = Json.settings(task);
        var provenance = Provenance.of(task.command(), task.seed(), inputs, Json.texts(settings));
        return Json.withProvenance(task.run(new Context(console, threads, provenance)), provenance, settings);
    }
}
