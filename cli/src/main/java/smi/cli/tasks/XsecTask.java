package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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
 * @param nu values of the nuisance parameters in standard deviations, {@code name=value,...}; all 0 if left out
 * @param plot a figure of the cross sections on the grid, if wanted
 */
public record XsecTask(
        EventSelection events,
        Partition partition,
        List<String> thetas,
        Optional<String> grid,
        Optional<String> nu,
        Optional<Path> plot)
        implements Task {
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
        nuisance(setup);
        if (plot.isPresent()) {
            CrossSectionFigures.requireDrawable(grid(setup));
        }
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents weighted = events.weighted(partition, this);
        List<ParameterPoint> points = points(weighted.setup());
        Optional<NuisanceValues> nuisance = nuisance(weighted.setup());
        List<CrossSection> sigmas = nuisance.map(values -> weighted.crossSections(points, values.values()))
                .orElseGet(() -> weighted.crossSections(points));
        var found = new CrossSectionResult(weighted.setup().space(), nuisance, sigmas);
        found.print(context.console());
        plot.ifPresent(figure -> draw(weighted.setup(), sigmas, figure, context.console()));
        ObjectNode result = Json.object().put("partition", partition.label());
        if (grid.isPresent()) {
            found.columns(result);
        } else {
            found.points(result);
        }
        return result;
    }

    private Optional<NuisanceValues> nuisance(EventSetup setup) {
        return nu.map(text -> NuisanceValues.parse(text, setup));
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
        String shifts = nuisance(setup)
                .filter(values -> values.shifted().length > 0)
                .map(values -> values.text().replace("_", "\\_"))
                .orElse("");
        CrossSectionFigures.of(grid(setup), results, setup.benchmarks(), shifts)
                .picture()
                .save(figure);
        console.say("figure: " + figure);
    }
}
