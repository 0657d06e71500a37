package smi.cli.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.limits.ParameterIntervals;
import smi.limits.output.HepData;
import smi.limits.output.LimitsCsv;

/**
 * Files that limits leave behind, besides their JSON.
 *
 * @param plot a figure
 * @param csv the table of the grid
 * @param hepData the folder of a HEPData submission
 * @param table log ratios that are stored, read again and extended
 */
public record LimitsFiles(Optional<Path> plot, Optional<Path> csv, Optional<Path> hepData, Optional<Path> table) {
    /** Refuses a figure that is none by its name. */
    public LimitsFiles {
        plot.ifPresent(ResultFigure::checked);
    }

    /** {@return no files} */
    public static LimitsFiles none() {
        return new LimitsFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Those that must not exist yet. */
    List<Path> outputs() {
        List<Path> files = new ArrayList<>();
        plot.ifPresent(files::add);
        csv.ifPresent(files::add);
        hepData.filter(Files::isDirectory).ifPresent(folder -> files.add(folder.resolve("submission.yaml")));
        return List.copyOf(files);
    }

    /** Writes them. */
    void write(LimitsJson json, List<ParameterIntervals> intervals, Console console) {
        csv.ifPresent(file -> {
            LimitsCsv.write(json.limits(), file);
            console.say("table: " + file);
        });
        hepData.ifPresent(folder -> HepData.write(json.limits(), json.label(), intervals, folder)
                .forEach(file -> console.say("HEPData: " + file)));
        plot.ifPresent(figure -> {
            var drawing = new ResultFigure(Optional.empty());
            drawing.add(json);
            drawing.save(figure);
            console.say("figure: " + figure);
        });
    }
}
