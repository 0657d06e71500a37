package smi.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smi.cli.analysis.Analysis;
import smi.cli.tasks.Console;
import smi.cli.tasks.Json;
import smi.cli.tasks.Task;
import smi.cli.tasks.TaskRunner;
import smi.cli.tasks.Threads;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/** The options that every command has, and how a command runs its task. */
final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; '-' is standard output.")
    private Path json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: one per core).")
    private Integer threads;

    @Option(names = "--quiet", description = "Print warnings and errors only.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    private boolean debug;

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    long seed() {
        return seed;
    }

    Path json() {
        return json;
    }

    /** Runs a task, prints what it says, writes its JSON. */
    ObjectNode run(Task task) {
        useThreads();
        task.outputs().forEach(this::refuseToReplace);
        if (json != null && !jsonToStandardOutput()) {
            refuseToReplace(json);
        }
        ObjectNode result = TaskRunner.run(task, console());
        emit(result);
        return result;
    }

    /** Runs a task that follows from another one, whose result is the one that goes to JSON. */
    void runAlso(Task task) {
        task.outputs().forEach(this::refuseToReplace);
        TaskRunner.run(task, console());
    }

    /** Runs an analysis, whose stages write their own results. */
    void run(Analysis analysis, Path workdir) {
        useThreads();
        ObjectNode result = analysis.run(workdir, console());
        emit(Json.withProvenance(result, Provenance.of("run", seed, List.of(InputFile.of(analysis.file())), Map.of())));
    }

    private void emit(ObjectNode result) {
        if (jsonToStandardOutput()) {
            command.commandLine().getOut().print(Json.text(result));
            command.commandLine().getOut().flush();
        } else if (json != null) {
            Json.write(result, json);
        }
    }

    /** Library code spreads work over the common pool; its size is fixed when it is first used. */
    void useThreads() {
        if (threads != null) {
            if (threads < 1) {
                throw new InvalidInputException("--threads %d: give 1 or more".formatted(threads));
            }
            Threads.limit(threads);
        }
    }

    Console console() {
        PrintWriter err = command.commandLine().getErr();
        PrintWriter out = jsonToStandardOutput() ? err : command.commandLine().getOut();
        return new Console(out, err, quiet, System.console() != null);
    }

    private boolean jsonToStandardOutput() {
        return json != null && json.toString().equals("-");
    }

    private void refuseToReplace(Path output) {
        if (!force && Files.exists(output)) {
            throw new InvalidInputException("%s exists; remove it or add --force to replace it".formatted(output));
        }
    }
}
