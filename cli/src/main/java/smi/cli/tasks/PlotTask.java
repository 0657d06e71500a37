package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * The figure that belongs to result files: contours of limits, ellipses of Fisher information, or both in one; of a
 * model, its learning curves.
 *
 * @param results result files of {@code limits} and {@code fisher}, or one model
 * @param output the figure, PNG or SVG by its ending
 * @param label text in the corner
 * @param kind {@code contours} (which are curves for one parameter), or of one result of limits {@code p-values},
 *     {@code band}, {@code impacts} or {@code corner}
 */
public record PlotTask(List<Path> results, Path output, Optional<String> label, String kind) implements Task {

    public PlotTask {
        results = List.copyOf(results);
        ResultFigure.checked(output);
        SingleFigure.check(kind, results);
        if (results.isEmpty()) {
            throw new InvalidInputException(
                    "the figure %s shows nothing; name limits or information matrices".formatted(output));
        }
    }

    @Override
    public String command() {
        return "plot";
    }

    @Override
    public List<Path> inputs() {
        return results;
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        draw();
        context.console().say("figure: " + output);
        return Json.object().put("figure", output.toString());
    }

    private void draw() {
        if (Models.isModel(results.get(0))) {
            drawModel();
        } else if (kind.equals(SingleFigure.CONTOURS)) {
            drawResults();
        } else {
            SingleFigure.of(kind, results.get(0), label).picture().save(output);
        }
    }

    private void drawModel() {
        if (results.size() > 1) {
            throw new InvalidInputException(
                    "%s is a model, whose learning curves are a figure of their own; plot it alone"
                            .formatted(results.get(0)));
        }
        LearningCurves.of(results.get(0)).save(output);
    }

    private void drawResults() {
        var figure = new ResultFigure(label);
        for (Path file : results) {
            ObjectNode node = Json.read(file);
            String made = node.path("command").asText();
            switch (made) {
                case "limits" -> figure.add(LimitsJson.read(file, node));
                case "fisher" -> figure.add(FisherJson.read(file, node));
                default ->
                    throw new InvalidInputException(
                            "%s is not a result with a figure (its command is '%s'); give results of limits or fisher"
                                    .formatted(file, made));
            }
        }
        figure.save(output);
    }
}
