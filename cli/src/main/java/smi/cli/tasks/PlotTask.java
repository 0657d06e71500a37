package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;
import smi.plots.Plot;

/**
 * The figure that belongs to result files: contours of limits, ellipses of Fisher information, or both in one; of a
 * model, its learning curves; of a morphing basis, its error.
 *
 * @param results result files of {@code limits} and {@code fisher}, or one of {@code morphing}, or one model
 * @param show {@code contours} (which are curves for one parameter), of Fisher information also {@code eigenvalues},
 *     {@code distribution}, {@code geodesics} or {@code map}, of one result of limits {@code p-values}, {@code band}, {@code impacts} or {@code corner}
 * @param output where the figure goes
 * @param label text in the corner
 */
public record PlotTask(List<Path> results, String show, FigureOutput output, Optional<String> label) implements Task {
    private static final List<String> SHOWN = List.of(
            "contours", "eigenvalues", "distribution", "geodesics", "map", "p-values", "band", "impacts", "corner");

    public PlotTask {
        results = List.copyOf(results);
        if (!SHOWN.contains(show)) {
            throw new InvalidInputException(
                    "unknown figure '%s'; %s".formatted(show, Suggestion.sentence(show, SHOWN)));
        }
        if (results.isEmpty()) {
            throw new InvalidInputException(
                    "the figure %s shows nothing; name limits or information matrices".formatted(output.file()));
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
        return output.files();
    }

    @Override
    public ObjectNode run(Context context) {
        output.write(plot());
        ObjectNode result = Json.object().put("figure", output.file().toString());
        context.console().say("figure: " + output.file());
        output.csv().ifPresent(csv -> {
            context.console().say("numbers: " + csv);
            result.put("csv", csv.toString());
        });
        return result;
    }

    private Plot plot() {
        if (Models.isModel(results.get(0))) {
            return model();
        }
        if (show.equals("contours") && results.size() == 1) {
            ObjectNode node = Json.read(results.get(0));
            if (MorphingResult.isOne(node)) {
                return MorphingResult.read(results.get(0), node).figure().plot();
            }
        }
        return switch (show) {
            case "contours" -> combined();
            case "eigenvalues", "distribution" -> information();
            case "geodesics", "map" ->
                InformationFigure.geometry(show, results, label).plot();
            default -> SingleFigure.of(show, results, label).plot();
        };
    }

    private Plot model() {
        if (results.size() > 1) {
            throw new InvalidInputException(
                    "%s is a model, whose learning curves are a figure of their own; plot it alone"
                            .formatted(results.get(0)));
        }
        return LearningCurves.of(results.get(0));
    }

    private Plot information() {
        var information = new InformationFigure(label);
        results.forEach(file -> information.add(file, FisherJson.read(file, Json.read(file))));
        return information.plot(show);
    }

    private Plot combined() {
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
        return figure.plot();
    }
}
