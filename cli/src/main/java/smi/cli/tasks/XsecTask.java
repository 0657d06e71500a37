package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import smi.augmentation.CrossSection;
import smi.augmentation.Partition;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventSetup;
import smi.limits.ParameterGrid;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.plots.CrossSectionFigures;

/**
 * Cross sections with gradients and errors.
 *
 * @param events the events
 * @param partition which part of them
 * @param thetas the points, each of them a point, a benchmark, or {@code points:FILE.csv}; none, and no grid: all
 *     benchmarks
 * @param grid a grid of points instead, {@code name=from:to:points} per parameter
 * @param plot a figure of the cross sections on the grid, if wanted
 */
public record XsecTask(
        EventSelection events, Partition partition, List<String> thetas, Optional<String> grid, Optional<Path> plot)
        implements Task {
    /** More rows than this are not read in a terminal. */
    private static final int ROWS = 60;

    public XsecTask {
        if (grid.isPresent() && !thetas.isEmpty()) {
            throw new InvalidInputException("give either --theta or --grid, not both");
        }
        if (plot.isPresent() && grid.isEmpty()) {
            throw new InvalidInputException("a figure of cross sections needs a grid: --grid name=from:to:points,...");
        }
        plot.ifPresent(ResultFigure::checked);
    }

    @Override
    public String command() {
        return "xsec";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(events.files());
        thetas.forEach(theta -> Points.table(theta).ifPresent(files::add));
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return plot.map(List::of).orElse(List.of());
    }

    @Override
    public void check(EventSetup setup) {
        points(setup);
        if (plot.isPresent()) {
            CrossSectionFigures.requireDrawable(grid(setup));
        }
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents weighted = events.weighted(partition, this);
        List<CrossSection> results = weighted.crossSections(points(weighted.setup()));
        print(weighted.setup(), results, context.console());
        plot.ifPresent(figure -> draw(weighted.setup(), results, figure, context.console()));
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
            ParameterGrid parsed = grid(setup);
            return IntStream.range(0, parsed.size()).mapToObj(parsed::point).toList();
        }
        if (thetas.isEmpty()) {
            return setup.benchmarks().stream().map(Benchmark::point).toList();
        }
        List<ParameterPoint> points = new ArrayList<>();
        for (String theta : thetas) {
            if (Points.table(theta).isPresent()) {
                points.addAll(ThetaSpec.parse(theta, setup).points(new SplittableRandom(0)));
            } else {
                points.add(Points.parse(theta, setup));
            }
        }
        return points;
    }

    private ParameterGrid grid(EventSetup setup) {
        return ParameterGrid.parse(grid.orElseThrow(), setup.space());
    }

    private void draw(EventSetup setup, List<CrossSection> results, Path figure, Console console) {
        CrossSectionFigures.of(grid(setup), results, setup.benchmarks())
                .picture()
                .save(figure);
        console.say("figure: " + figure);
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

    /** All points, or of very many the ends of what there is. */
    private static void print(EventSetup setup, List<CrossSection> results, Console console) {
        boolean all = results.size() <= ROWS;
        List<String> figures = new ArrayList<>(List.of("xsec [pb]"));
        setup.space().names().forEach(name -> figures.add("d xsec/d " + name + " [pb]"));
        if (!all) {
            figures.add(0, "");
        }
        TextTable table = PointTable.of(setup.space(), figures);
        if (all) {
            results.forEach(xsec -> table.row(row(xsec, Optional.empty())));
        } else {
            table.row(row(results.get(0), Optional.of("first")));
            table.row(row(most(results, CrossSection::valuePb, -1), Optional.of("smallest")));
            table.row(row(most(results, CrossSection::valuePb, 1), Optional.of("largest")));
            table.row(row(most(results, XsecTask::relativeError, 1), Optional.of("least certain")));
            table.row(row(results.get(results.size() - 1), Optional.of("last")));
        }
        console.say(table);
        if (!all) {
            console.say("%d points; --json FILE writes all of them".formatted(results.size()));
        }
    }

    private static double relativeError(CrossSection xsec) {
        return xsec.errorPb() / Math.abs(xsec.valuePb());
    }

    private static CrossSection most(List<CrossSection> results, ToDoubleFunction<CrossSection> figure, int sign) {
        return Collections.max(results, Comparator.comparingDouble(xsec -> sign * figure.applyAsDouble(xsec)));
    }

    private static List<Object> row(CrossSection xsec, Optional<String> which) {
        List<Object> row = PointTable.row(xsec.theta());
        which.ifPresent(row::add);
        row.add(Numbers.withError(xsec.valuePb(), xsec.errorPb()));
        for (double slope : xsec.gradientPb()) {
            row.add(slope);
        }
        return row;
    }
}
