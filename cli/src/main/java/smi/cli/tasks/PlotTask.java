package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * The figure that belongs to result files: contours of limits, ellipses of Fisher information, or both in one; of a
 * model, its learning curves; of a morphing basis, its error.
 *
 * @param results result files of {@code limits} and {@code fisher}, or one of {@code morphing}, or one model
 * @param show {@code contours} (which are curves for one parameter), of Fisher information also {@code eigenvalues},
 *     {@code distribution}, {@code geodesics} or {@code map}, of one result of limits {@code p-values}, {@code band}, {@code impacts} or {@code corner}
 * @param output the figure, PNG or SVG by its ending
 * @param label text in the corner
 */
public record PlotTask(List<Path> results, String show, Path output, Optional<String> label) implements Task {
    private static final List<String> SHOWN = List.of(
            "contours", "eigenvalues", "distribution", "geodesics", "map", "p-values", "band", "impacts", "corner");

    public PlotTask {
        results = List.copyOf(results);
        ResultFigure.checked(output);
        if (!SHOWN.contains(show)) {
            throw new InvalidInputException(
                    "unknown figure '%s'; %s".formatted(show, Suggestion.sentence(show, SHOWN)));
        }
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
            return;
        }
        if (show.equals("contours") && results.size() == 1) {
            ObjectNode node = Json.read(results.get(0));
            if (MorphingResult.isOne(node)) {
                MorphingResult.read(results.get(0), node).figure().picture().save(output);
                return;
            }
        }
        switch (show) {
            case "contours" -> drawResults();
            case "eigenvalues", "distribution" -> drawInformation();
            case "geodesics", "map" ->
                InformationFigure.geometry(show, results, label).picture().save(output);
            default -> SingleFigure.of(show, results, label).picture().save(output);
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

    private void drawInformation() {
        var information = new InformationFigure(label);
        results.forEach(file -> information.add(file, FisherJson.read(file, Json.read(file))));
        information.save(show, output);
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
