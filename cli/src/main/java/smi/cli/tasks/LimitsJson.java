package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param thetaTrue the true point of expected limits
 * @param limits the limits
 * @param observed whether they are of observed data
 */
record LimitsJson(String label, Optional<ParameterPoint> thetaTrue, LimitResult limits, boolean observed) {

    ObjectNode write(List<Double> levels) {
        ObjectNode node = Json.object()
                .put("label", label)
                .put("method", limits.method())
                .put("luminosity_inv_pb", limits.luminosity().inversePicobarn())
                .put(observed ? "n_observed" : "n_expected", limits.count())
                .put("dof", limits.dof())
                .put("calibration", limits.calibration());
        node.set("parameters", Json.array(limits.parameters()));
        thetaTrue.ifPresent(theta -> node.set("theta_true", Json.array(onGrid(theta))));
        node.set("best_fit", Json.array(limits.bestFit().point().values()));
        node.put("best_fit_refined", limits.bestFit().refined());
        node.put("best_fit_at_border", limits.bestFit().atBorder());
        node.put("best_fit_log_likelihood", limits.bestFit().logLikelihood());
        node.put("best_grid_point", limits.bestFit().nearest());
        ArrayNode axes = node.putArray("grid");
        for (GridAxis axis : limits.grid().axes()) {
            axes.addObject()
                    .put("parameter", axis.parameter())
                    .put("from", axis.from())
                    .put("to", axis.to())
                    .put("points", axis.points());
        }
        regions(node, levels);
        node.set("notes", Json.array(limits.notes()));
        columns(node);
        return node;
    }

    /** The coordinates that the grid has: others are profiled. */
    private double[] onGrid(ParameterPoint theta) {
        return limits.parameters().stream()
                .mapToDouble(name -> theta.get(theta.space().indexOf(name)))
                .toArray();
    }

    private void regions(ObjectNode node, List<Double> levels) {
        ArrayNode regions = node.putArray("regions");
        for (double level : levels) {
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
        node.set("p_value_error", Json.array(limits.pValueError()));
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
                    result.values("p_value_error"),
                    bestFit(result, grid.space()),
                    result.number(node.has("n_expected") ? "n_expected" : "n_observed"),
                    new Luminosity(result.number("luminosity_inv_pb")),
                    result.integer("dof"),
                    result.text("calibration"),
                    result.texts("notes"));
            Optional<ParameterPoint> truth = node.has("theta_true")
                    ? Optional.of(grid.space().point(result.values("theta_true")))
                    : Optional.empty();
            return new LimitsJson(result.text("label"), truth, limits, node.has("n_observed"));
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
                result.truth("best_fit_at_border"),
                result.integer("best_grid_point"));
    }
}
