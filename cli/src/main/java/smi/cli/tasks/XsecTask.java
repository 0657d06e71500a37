package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.augmentation.CrossSection;
import smi.augmentation.Partition;
import smi.augmentation.WeightedEvents;
import smi.events.EventSetup;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Cross sections with gradients and errors.
 *
 * @param events the events
 * @param partition which part of them
 * @param thetas the points; none, and no grid: all benchmarks
 * @param grid a grid of points instead, {@code name=from:to:points} per parameter
 */
public record XsecTask(EventSelection events, Partition partition, List<String> thetas, Optional<String> grid)
        implements Task {

    public XsecTask {
        if (grid.isPresent() && !thetas.isEmpty()) {
            throw new InvalidInputException("give either --theta or --grid, not both");
        }
    }

    @Override
    public String command() {
        return "xsec";
    }

    @Override
    public List<Path> inputs() {
        return events.files();
    }

    @Override
    public void check(EventSetup setup) {
        points(setup);
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents weighted = events.weighted(partition, this);
        List<CrossSection> results = weighted.crossSections(points(weighted.setup()));
        print(weighted.setup(), results, context.console());
        ObjectNode result = Json.object().put("partition", partition.label());
        if (grid.isPresent()) {
            columns(result, weighted.setup(), results);
        } else {
            ArrayNode list = result.putArray("points");
            results.forEach(xsec -> list.add(point(xsec)));
        }
        return result;
    }

    private List<ParameterPoint> points(EventSetup setup) {
        if (grid.isPresent()) {
            ParameterGrid parsed = ParameterGrid.parse(grid.get(), setup.space());
            List<ParameterPoint> points = new ArrayList<>();
            for (int g = 0; g < parsed.size(); g++) {
                points.add(parsed.point(g));
            }
            return points;
        }
        return thetas.isEmpty()
                ? setup.benchmarks().stream().map(b -> b.point()).toList()
                : Points.parse(thetas, setup);
    }

    private static ObjectNode point(CrossSection xsec) {
        ObjectNode node = Json.object();
        node.set("theta", Json.point(xsec.theta()));
        node.put("xsec_pb", xsec.valuePb()).put("xsec_error_pb", xsec.errorPb());
        node.set("gradient_pb", Json.array(xsec.gradientPb()));
        return node;
    }

    private static void columns(ObjectNode result, EventSetup setup, List<CrossSection> results) {
        result.set("parameters", Json.array(setup.space().names()));
        ArrayNode theta = result.putArray("theta");
        ArrayNode value = result.putArray("xsec_pb");
        ArrayNode error = result.putArray("xsec_error_pb");
        ArrayNode gradient = result.putArray("gradient_pb");
        for (CrossSection xsec : results) {
            theta.add(Json.array(xsec.theta().values()));
            value.add(xsec.valuePb());
            error.add(xsec.errorPb());
            gradient.add(Json.array(xsec.gradientPb()));
        }
    }

    private static void print(EventSetup setup, List<CrossSection> results, Console console) {
        List<String> figures = new ArrayList<>(List.of("xsec [pb]"));
        setup.space().names().forEach(name -> figures.add("d xsec/d " + name + " [pb]"));
        TextTable table = PointTable.of(setup.space(), figures);
        for (CrossSection xsec : results) {
            List<Object> row = PointTable.row(xsec.theta(), Numbers.withError(xsec.valuePb(), xsec.errorPb()));
            for (double slope : xsec.gradientPb()) {
                row.add(slope);
            }
            table.row(row);
        }
        console.say(table);
    }
}
