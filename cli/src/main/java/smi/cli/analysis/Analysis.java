package smi.cli.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smi.cli.tasks.Console;
import smi.cli.tasks.Json;
import smi.cli.tasks.TaskRunner;
import smi.cli.tasks.TextTable;
import smi.cli.yaml.YamlFile;
import smi.morphing.InvalidInputException;

/**
 * An analysis file, read and checked, ready to run.
 *
 * @param file where it was read
 * @param content what it says
 */
public record Analysis(Path file, AnalysisFile content) {

    /**
     * Reads an analysis file.
     *
     * @param file the file
     * @param overrides values to replace, dotted key → value
     * @return the analysis
     * @throws InvalidInputException if the file is missing or says something that cannot be understood
     */
    public static Analysis read(Path file, Map<String, String> overrides) {
        return new Analysis(
                file, YamlFile.read(file, AnalysisFile.class, overrides, "docs/analysis.md describes its keys"));
    }

    /** {@return the seed that decides all random numbers} */
    public long seed() {
        return content.seed() == null ? 1 : content.seed();
    }

    /**
     * Runs the stages of the analysis that are not done yet.
     *
     * @param workdir where results go; {@code null}: the folder {@code results} beside the file
     * @param runner runs the tasks
     * @param again whether stages that are done run, too
     * @return the stages, how many of them ran, and the working directory
     * @throws InvalidInputException if something in the file does not fit together, or a stage finds its input wrong
     */
    public ObjectNode run(Path workdir, TaskRunner runner, boolean again) {
        Path results = workdir != null ? workdir : besideTheFile();
        var plan = new AnalysisPlan(this, results);
        List<String> stages = new ArrayList<>();
        plan.events().ifPresent(stage -> stages.add(stage.name()));
        plan.afterEvents().forEach(stage -> stages.add(stage.name()));
        makeFolder(results);
        List<String> ran = new Pipeline(results, runner, again).run(plan);
        ObjectNode verdicts = verdicts(stages, results, runner.console());
        runner.console()
                .say("%d of %d stages ran; the results are in %s".formatted(ran.size(), stages.size(), results));
        ObjectNode result = Json.object().put("workdir", results.toString());
        result.set("stages", Json.array(stages));
        result.set("stages_run", Json.array(ran));
        result.set("verdicts", verdicts);
        return result;
    }

    /** What the diagnoses say, in a table that nobody can overlook. */
    private static ObjectNode verdicts(List<String> stages, Path results, Console console) {
        ObjectNode verdicts = Json.object();
        TextTable table = TextTable.of("model", "verdict", "checks that did not pass");
        for (String stage : stages) {
            if (stage.startsWith(AnalysisPlan.DIAGNOSE)) {
                String model = stage.substring(AnalysisPlan.DIAGNOSE.length());
                ObjectNode result = Json.read(results.resolve(stage + ".json"));
                String verdict = result.path("verdict").asText();
                List<String> open = new ArrayList<>();
                result.path("checks").forEach(check -> {
                    if (!check.path("verdict").asText().equals("pass")) {
                        open.add(check.path("name").asText() + " ("
                                + check.path("verdict").asText() + ")");
                    }
                });
                verdicts.put(model, verdict);
                table.row(model, verdict, open.isEmpty() ? "none" : String.join(", ", open));
            }
        }
        if (!verdicts.isEmpty()) {
            console.say(table);
        }
        return verdicts;
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot create the folder %s (%s); choose another one with --workdir".formatted(folder, e), e);
        }
    }

    /** Paths below the current folder are shown as the user would type them. */
    private Path besideTheFile() {
        Path results = file.toAbsolutePath().resolveSibling("results");
        Path here = Path.of("").toAbsolutePath();
        return results.startsWith(here) ? here.relativize(results) : results;
    }
}
