package smi.events.madgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import smi.events.madgraph.GenerationFolder.Step;
import smi.morphing.InvalidInputException;

/** Runs the scripts of a generation, one after the other. */
public final class MadGraphRun {
    private MadGraphRun() {}

    /**
     * Makes sure that MadGraph is where it is said to be.
     *
     * @param madGraph its folder
     * @throws InvalidInputException if it is not there
     */
    public static void require(Path madGraph) {
        Path program = madGraph.resolve("bin").resolve("mg5_aMC");
        if (!Files.isExecutable(program)) {
            throw new InvalidInputException(
                    "there is no program %s; give the folder of MadGraph5_aMC@NLO".formatted(program));
        }
    }

    /**
     * Generates, or submits to the batch system.
     *
     * @param folder the folder of the generation
     * @param done is told of every step that ended well
     * @throws IllegalStateException if a step fails; the message says which log to read
     */
    public static void run(GenerationFolder folder, Consumer<Step> done) {
        for (Step step : folder.steps()) {
            run(step);
            done.accept(step);
        }
    }

    private static void run(Step step) {
        var builder = new ProcessBuilder("bash", step.script().toAbsolutePath().toString()).redirectErrorStream(true);
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                // the scripts send what MadGraph says to their logs: this is short
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                int exit = process.waitFor();
                if (exit != 0) {
                    throw new IllegalStateException(
                            "%s failed: %s".formatted(step.what(), said.isEmpty() ? "exit code " + exit : said));
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run %s: %s".formatted(step.script(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(step.what() + " was interrupted", e);
        }
    }
}
