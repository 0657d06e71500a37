package smi.cli.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import smi.cli.tasks.Console;
import smi.cli.tasks.Json;
import smi.cli.yaml.YamlFile;

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
     * @throws smi.morphing.InvalidInputException if the file is missing or says something that cannot be understood
     */
    public static Analysis read(Path file, Map<String, String> overrides) {
        return new Analysis(file, YamlFile.read(file, AnalysisFile.class, overrides));
    }

    /**
     * Runs the stages of the analysis that are not done yet.
     *
     * @param workdir where results go; {@code null}: the folder {@code results} beside the file
     * @param console where it speaks to the user
     * @return the stages, how many of them ran, and the working directory
     */
    public ObjectNode run(Path workdir, Console console) {
        Path folder = file.toAbsolutePath().getParent();
        Path results = workdir != null ? workdir : relative(folder.resolve("results"));
        List<Stage> stages = new AnalysisPlan(this, results).stages();
        try {
            Files.createDirectories(results);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + results, e);
        }
        int ran = new Pipeline(results, console).run(stages);
        console.say("%d of %d stages ran; the results are in %s".formatted(ran, stages.size(), results));
        ObjectNode result = Json.object().put("workdir", results.toString()).put("stages_run", ran);
        result.set("stages", Json.array(stages.stream().map(Stage::name).toList()));
        return result;
    }

    /** Paths below the current folder are shown as the user would type them. */
    private static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
