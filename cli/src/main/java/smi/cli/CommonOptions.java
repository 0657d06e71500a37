package smi.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smi.cli.analysis.Analysis;
import smi.cli.tasks.Console;
import smi.cli.tasks.Json;
import smi.cli.tasks.Task;
import smi.cli.tasks.TaskRunner;
import smi.events.InputFile;
import smi.events.OutputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/** The options that every command has, and how a command runs its task. */
final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; '-' is standard output.")
    private Path json;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers (default: 1).")
    private Long seed;

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
        return givenSeed().orElse(1L);
    }

    Optional<Long> givenSeed() {
        return Optional.ofNullable(seed);
    }

    /** Runs a task, prints what it says, writes its JSON. */
    ObjectNode run(Task task) {
        task.outputs().forEach(this::refuseToReplace);
        return runReplacing(task);
    }

    /** The same for a task that may replace its outputs. */
    ObjectNode runReplacing(Task task) {
        prepareJson();
        ObjectNode result = runner().run(task);
        result.put("seed", seed()); // as given, also where nothing random happens
        emit(result);
        return result;
    }

    /** Runs an analysis, whose stages write their own results. */
    void run(Analysis analysis, Path workdir) {
        prepareJson();
        ObjectNode result = analysis.run(workdir, runner(), force);
        var provenance = Provenance.of("run", analysis.seed(), List.of(InputFile.of(analysis.file())), Map.of());
        emit(Json.withProvenance(result, provenance, Json.object()));
    }

    private void prepareJson() {
        if (json != null && !jsonToStandardOutput()) {
            refuseToReplace(json);
            OutputFile.folder(json);
        }
    }

    private void emit(ObjectNode result) {
        if (jsonToStandardOutput()) {
            command.commandLine().getOut().print(Json.text(result));
            command.commandLine().getOut().flush();
        } else if (json != null) {
            Json.write(result, json);
        }
    }

    /** The common pool, to which library code gives loops, works beside the thread that asks. */
    private TaskRunner runner() {
        int available = Runtime.getRuntime().availableProcessors();
        if (threads != null && threads < 1) {
            throw new InvalidInputException("--threads %d: give 1 or more".formatted(threads));
        }
        int wanted = threads == null ? available : threads;
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(wanted - 1));
        return new TaskRunner(console(), wanted);
    }

    private Console console() {
        PrintWriter err = command.commandLine().getErr();
        PrintWriter out = jsonToStandardOutput() ? err : command.commandLine().getOut();
        // the launcher knows whether standard error is a terminal; Java 17 does not
        return new Console(out, err, quiet, Boolean.getBoolean("smi.terminal"));
    }

    private boolean jsonToStandardOutput() {
        return json != null && json.toString().equals("-");
    }

    /** Ends the command with this message, unless it may replace things. */
    void refuseToLose(String message) {
        if (!force) {
            throw new InvalidInputException(message);
        }
    }

    private void refuseToReplace(Path output) {
        if (!force && Files.exists(output)) {
            throw new InvalidInputException("%s exists; remove it or add --force to replace it".formatted(output));
        }
    }
}
