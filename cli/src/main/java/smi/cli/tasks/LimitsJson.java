package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.limits.BestFit;
import smi.limits.GridAxis;
import smi.limits.LimitResult;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * Limits as JSON, written and read back.
 *
 * @param label their name in figures
 * @param thetaTrue the true point
 * @param limits the limits
 */
record LimitsJson(String label, ParameterPoint thetaTrue, LimitResult limits) {

    ObjectNode write() {
        ObjectNode node = Json.object()
                .put("label", label)
                .put("method", limits.method())
                .put("luminosity_inv_pb", limits.luminosity().inversePicobarn())
                .put("n_expected", limits.count())
                .put("dof", limits.dof())
                .put("calibration", limits.calibration());
        node.set("parameters", Json.array(limits.parameters()));
        node.set("theta_true", Json.array(thetaTrue.values()));
        node.set("best_fit", Json.array(limits.bestFit().point().values()));
        node.put("best_fit_refined", limits.bestFit().refined());
        node.put("best_fit_at_border", limits.bestFit().atBorder());
        node.put("best_fit_log_likelihood", limits.bestFit().logLikelihood());
        ArrayNode axes = node.putArray("grid");
        for (GridAxis axis : limits.grid().axes()) {
            axes.addObject()
                    .put("parameter", axis.parameter())
                    .put("from", axis.from())
                    .put("to", axis.to())
                    .put("points", axis.points());
        }
        regions(node);
        node.set("notes", Json.array(limits.notes()));
        columns(node);
        return node;
    }

    private void regions(ObjectNode node) {
        ArrayNode regions = node.putArray("regions");
        for (double level : List.of(0.68, 0.95)) {
            regions.addObject()
                    .put("level", level)
                    .put("threshold", limits.threshold(level))
                    .put("area", limits.area(level))
                    .put("touches_border", limits.touchesBorder(level));
        }
    }

    private void columns(ObjectNode node) {
        EventMatrix points = limits.theta();
        double[][] theta = new double[points.rows()][];
        Arrays.setAll(theta, points::row);
        node.set("theta", Json.matrix(theta));
        node.set("log_ratio_kinematic", Json.array(limits.logRatioKinematic()));
        node.set("log_likelihood_rate", Json.array(limits.logLikelihoodRate()));
        node.set("q", Json.array(limits.q()));
        node.set("p_value", Json.array(limits.pValue()));
    }

    static LimitsJson read(Path file, ObjectNode node) {
        List<Parameter> parameters = new ArrayList<>();
        List<GridAxis> axes = new ArrayList<>();
        for (JsonNode axis : need(file, node, "grid")) {
            double from = axis.path("from").asDouble();
            double to = axis.path("to").asDouble();
            String name = axis.path("parameter").asText();
            parameters.add(Parameter.of(name, 2, Math.min(from, to), Math.max(from, to)));
            axes.add(new GridAxis(name, from, to, axis.path("points").asInt()));
        }
        var space = new ParameterSpace(parameters);
        var limits = new LimitResult(
                node.path("method").asText(),
                new ParameterGrid(space, axes),
                doubles(file, node, "log_ratio_kinematic"),
                doubles(file, node, "log_likelihood_rate"),
                doubles(file, node, "q"),
                doubles(file, node, "p_value"),
                new BestFit(
                        space.point(doubles(file, node, "best_fit")),
                        node.path("best_fit_log_likelihood").asDouble(),
                        node.path("best_fit_refined").asBoolean(),
                        node.path("best_fit_at_border").asBoolean()),
                node.path("n_expected").asDouble(),
                new Luminosity(node.path("luminosity_inv_pb").asDouble()),
                node.path("dof").asInt(),
                node.path("calibration").asText(),
                List.of());
        return new LimitsJson(node.path("label").asText(), space.point(doubles(file, node, "theta_true")), limits);
    }

    private static double[] doubles(Path file, ObjectNode node, String key) {
        JsonNode array = need(file, node, key);
        double[] values = new double[array.size()];
        Arrays.setAll(values, i -> array.get(i).asDouble());
        return values;
    }

    private static JsonNode need(Path file, ObjectNode node, String key) {
        if (!node.has(key)) {
            throw new InvalidInputException(
                    "%s: the key '%s' is missing; make the limits again with smi limits --json".formatted(file, key));
        }
        return node.get(key);
    }
}
