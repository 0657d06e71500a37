package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smi.limits.LimitResult;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.plots.Axis;
import smi.plots.Contour;
import smi.plots.ContourFigure;
import smi.plots.Drawable;
import smi.plots.FisherEllipse;
import smi.plots.Labels;
import smi.plots.LimitFigures;

/**
 * The figure that belongs to result files: contours of limits, ellipses of Fisher information, or both in one.
 *
 * @param results result files of {@code limits} and {@code fisher}
 * @param output the figure, PNG or SVG by its ending
 * @param label text in the corner
 */
public record PlotTask(List<Path> results, Path output, Optional<String> label) implements Task {

    public PlotTask {
        results = List.copyOf(results);
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new InvalidInputException(
                    "the figure %s is neither .png nor .svg; choose one of the two endings".formatted(output));
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
    public long seed() {
        return 0;
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
        Map<String, LimitResult> limits = new LinkedHashMap<>();
        Map<String, ObjectNode> information = new LinkedHashMap<>();
        ParameterPoint truth = null;
        double luminosity = 0;
        for (Path file : results) {
            ObjectNode node = Json.read(file);
            luminosity = node.path("luminosity_inv_pb").asDouble();
            if (node.path("command").asText().equals("limits")) {
                LimitsJson read = LimitsJson.read(file, node);
                limits.put(unused(limits, read.label()), read.limits());
                truth = read.thetaTrue();
            } else if (node.path("command").asText().equals("fisher")) {
                information.put(
                        unused(
                                information,
                                "information, " + node.path("method").asText()),
                        node);
            } else {
                throw new InvalidInputException(
                        "%s is a result of '%s', for which there is no figure; give results of limits or fisher"
                                .formatted(file, node.path("command").asText()));
            }
        }
        save(labelled(drawable(limits, information, truth), luminosity));
        context.console().say("figure: " + output);
        return Json.object().put("figure", output.toString());
    }

    private static String unused(Map<String, ?> names, String wanted) {
        String name = wanted;
        for (int i = 2; names.containsKey(name); i++) {
            name = wanted + " (" + i + ")";
        }
        return name;
    }

    private Drawable drawable(
            Map<String, LimitResult> limits, Map<String, ObjectNode> information, ParameterPoint truth) {
        if (information.isEmpty()) {
            return LimitFigures.of(limits, truth);
        }
        ContourFigure figure = limits.isEmpty()
                ? empty(information.values().iterator().next())
                : (LimitFigures.of(limits, truth) instanceof ContourFigure contours ? contours : onlyTwo());
        for (Map.Entry<String, ObjectNode> entry : information.entrySet()) {
            figure = figure.with(Contour.of(entry.getKey(), ellipse(entry.getValue())));
        }
        return figure;
    }

    private static ContourFigure onlyTwo() {
        throw new InvalidInputException(
                "ellipses of Fisher information go with limits on two parameters; plot them apart");
    }

    private static ContourFigure empty(ObjectNode information) {
        JsonNode names = information.path("points").path(0).path("parameters");
        return ContourFigure.of(
                Axis.linear(names.path(0).asText(), ""),
                Axis.linear(names.path(1).asText(), ""));
    }

    private static FisherEllipse ellipse(ObjectNode node) {
        JsonNode point = node.path("points").path(0);
        JsonNode matrix = point.path("information");
        double[] centre = new double[point.path("theta").size()];
        int p = 0;
        for (JsonNode value : point.path("theta")) {
            centre[p++] = value.asDouble();
        }
        if (matrix.size() != 2 || centre.length != 2) {
            throw new InvalidInputException(
                    "an ellipse shows the information on two parameters, this one has %d".formatted(matrix.size()));
        }
        double[][] values = new double[2][2];
        Arrays.setAll(values, i -> new double[] {
            matrix.get(i).get(0).asDouble(), matrix.get(i).get(1).asDouble()
        });
        return FisherEllipse.of(values, centre);
    }

    private Drawable labelled(Drawable figure, double luminosity) {
        Labels labels = Labels.none()
                .withExperiment(label.orElse(""), "")
                .withLuminosity(luminosity > 0 ? Numbers.compact(luminosity / 1e3) + " fb^{-1}" : "");
        return figure instanceof ContourFigure contours ? contours.withLabels(labels) : figure;
    }

    private void save(Drawable figure) {
        figure.picture().save(output);
    }
}
