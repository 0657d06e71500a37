package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smi.events.Luminosity;
import smi.limits.BestFit;
import smi.limits.GridAxis;
import smi.limits.LimitResult;
import smi.limits.ParameterGrid;
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
        for (double level : LimitsText.LEVELS) {
            ObjectNode region = regions.addObject().put("level", level).put("threshold", limits.threshold(level));
            region.put(LimitsText.size(limits), limits.area(level));
            if (limits.grid().scanned().length == 1) {
                region.set("intervals", Json.matrix(limits.intervals(level).toArray(double[][]::new)));
            }
            region.put("touches_border", limits.touchesBorder(level));
        }
    }

    private void columns(ObjectNode node) {
        node.set("theta", Json.matrix(limits.theta()));
        node.set("log_ratio_kinematic", Json.array(limits.logRatioKinematic()));
        node.set("log_likelihood_rate", Json.array(limits.logLikelihoodRate()));
        node.set("q", Json.array(limits.q()));
        node.set("p_value", Json.array(limits.pValue()));
    }

    static LimitsJson read(Path file, ObjectNode node) {
        var result = new ResultReader(file, node);
        try {
            ParameterGrid grid = grid(file, result);
            var limits = new LimitResult(
                    result.text("method"),
                    grid,
                    result.values("log_ratio_kinematic"),
                    result.values("log_likelihood_rate"),
                    result.values("q"),
                    result.values("p_value"),
                    bestFit(result, grid.space()),
                    result.number("n_expected"),
                    new Luminosity(result.number("luminosity_inv_pb")),
                    result.integer("dof"),
                    result.text("calibration"),
                    result.texts("notes"));
            return new LimitsJson(result.text("label"), grid.space().point(result.values("theta_true")), limits);
        } catch (IllegalArgumentException e) {
            throw result.inconsistent(e);
        }
    }

    private static ParameterGrid grid(Path file, ResultReader result) {
        List<Parameter> parameters = new ArrayList<>();
        List<GridAxis> axes = new ArrayList<>();
        for (JsonNode node : result.need("grid")) {
            var axis = new ResultReader(file, node);
            double from = axis.number("from");
            double to = axis.number("to");
            String name = axis.text("parameter");
            parameters.add(Parameter.of(name, 2, from, to));
            axes.add(new GridAxis(name, from, to, axis.integer("points")));
        }
        return new ParameterGrid(new ParameterSpace(parameters), axes);
    }

    private static BestFit bestFit(ResultReader result, ParameterSpace space) {
        return new BestFit(
                space.point(result.values("best_fit")),
                result.number("best_fit_log_likelihood"),
                result.truth("best_fit_refined"),
                result.truth("best_fit_at_border"));
    }
}
