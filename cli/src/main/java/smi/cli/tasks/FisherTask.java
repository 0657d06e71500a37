package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import smi.augmentation.Partition;
import smi.augmentation.WeightedEvents;
import smi.events.EventSetup;
import smi.events.Luminosity;
import smi.fisher.Channel;
import smi.fisher.Information;
import smi.fisher.LearnedInformation;
import smi.fisher.geometry.InformationMetric;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Fisher information. Truth, rate and histogram use all events, a learned one the test partition unless told otherwise.
 *
 * @param events the events
 * @param how which information
 * @param extras what else
 */
public record FisherTask(EventSelection events, FisherSettings how, FisherExtras extras) implements Task {
    /** Refuses what the method does not have. */
    public FisherTask {
        if (extras.distribution().isPresent() && !List.of("truth", "learned").contains(how.method())) {
            throw new InvalidInputException(
                    "the distribution of information is that of the methods truth and learned, not '%s'"
                            .formatted(how.method()));
        }
        if (how.thetas().isEmpty() && extras.grid().isEmpty()) {
            throw new InvalidInputException("the information is that at a point: give --theta POINT or --grid GRID");
        }
    }

    @Override
    public String command() {
        return "fisher";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(events.files());
        files.addAll(how.models());
        files.addAll(extras.added());
        extras.binsFile().ifPresent(files::add);
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return extras.plot().map(List::of).orElse(List.of());
    }

    @Override
    public void check(EventSetup setup) {
        Points.parse(how.thetas(), setup);
        Points.parse(extras.distances(), setup);
        how.bins().histogram().observables().forEach(setup::observableIndex);
        extras.distribution().ifPresent(setup::observableIndex);
        FisherPoint.acceptance(how, setup);
        extras.binsFile().ifPresent(file -> RegionFile.read(file, setup));
        extras.grid().ifPresent(text -> ParameterGrid.parse(text, setup.space()));
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents weighted = events.weighted(how.learned() ? how.partition() : Partition.ALL, this);
        EventSetup setup = weighted.setup();
        Channel channel =
                Channel.of(weighted, Luminosity.parse(how.luminosity())).with(FisherPoint.acceptance(how, setup));
        List<ParameterPoint> distances = Points.parse(extras.distances(), setup);
        List<FisherJson> others = extras.added().stream()
                .map(file -> FisherJson.read(file, Json.read(file)))
                .toList();
        Optional<ParameterGrid> grid = extras.grid().map(text -> ParameterGrid.parse(text, setup.space()));
        List<Information> onGrid =
                grid.map(g -> tabulate(g, channel, context.console())).orElse(List.of());
        List<Information> results = new ArrayList<>();
        ArrayNode points = Json.object().putArray("points");
        for (ParameterPoint theta : Points.parse(how.thetas(), setup)) {
            var point = new FisherPoint(how, channel, theta).withDistancesTo(distances);
            FisherPoint.Result result = point.information();
            Information sum = result.information();
            for (FisherJson other : others) {
                sum = sum.plus(other.at(theta));
            }
            Information information = how.kept().of(sum);
            context.console().warn(information.notes());
            context.console().warn(information.blindDirections());
            results.add(information);
            print(information, context.console());
            ObjectNode node = FisherJson.point(information);
            result.learned().ifPresent(learned -> addAccuracy(node, learned, context.console()));
            addExtras(node, point, sum, context.console());
            if (!extras.geodesics().isEmpty()) {
                InformationMetric metric = grid.map(g -> FisherGeometry.metric(g, onGrid))
                        .or(point::metric)
                        .orElseThrow(() -> new InvalidInputException(
                                "geodesics of the method %s need the information on a grid; add --grid"
                                        .formatted(how.method())));
                node.set(
                        "geodesics",
                        FisherGeometry.contours(metric, theta.values(), extras.geodesics(), context.console()));
            }
            points.add(node);
        }
        Luminosity l = channel.luminosity();
        extras.plot().ifPresent(figure -> draw(FisherJson.of(how.method(), l, results), figure, context.console()));
        ObjectNode written = FisherJson.write(how.method(), l, points);
        grid.ifPresent(g -> written.set("grid", FisherGeometry.grid(g, onGrid)));
        return written;
    }

    private List<Information> tabulate(ParameterGrid grid, Channel channel, Console console) {
        List<Information> results = IntStream.range(0, grid.size())
                .mapToObj(grid::point)
                .map(theta -> how.kept()
                        .of(new FisherPoint(how, channel, theta).information().information()))
                .toList();
        DoubleSummaryStatistics largest = results.stream()
                .mapToDouble(result -> Arrays.stream(result.eigenvalues()).max().orElseThrow())
                .summaryStatistics();
        console.say("%s information on a grid of %d points, L = %s: largest eigenvalue from %s to %s"
                .formatted(
                        how.method(),
                        grid.size(),
                        how.luminosity(),
                        Numbers.text(largest.getMin()),
                        Numbers.text(largest.getMax())));
        return results;
    }

    private void addExtras(ObjectNode node, FisherPoint point, Information sum, Console console) {
        extras.distribution().ifPresent(observable -> node.set("distribution", point.distribution(observable)));
        extras.binsFile().ifPresent(file -> node.set("bins", point.regions(file, console)));
        if (!extras.distances().isEmpty()) {
            node.set("distances", point.distances(sum, console));
        }
    }

    /** What is known of the accuracy of a learned one. */
    private void addAccuracy(ObjectNode node, LearnedInformation learned, Console console) {
        Information bound = how.kept().of(learned.lowerBound());
        node.set("lower_bound", matrices(bound));
        node.set("single_network", matrices(how.kept().of(learned.single())));
        ObjectNode sources = node.putObject("uncertainty_sources");
        Information information = learned.information();
        sources.set("events", errors(information, learned.errors().events()));
        sources.set("training", errors(information, learned.errors().training()));
        sources.set("networks", errors(information, learned.errors().networks()));
        console.say("  certain is at least (the error is that of the bootstrap):");
        table(bound, console);
    }

    private com.fasterxml.jackson.databind.JsonNode errors(Information information, double[][][][] covariance) {
        return Json.matrix(how.kept().of(information.withCovariance(covariance)).uncertainty());
    }

    private static ObjectNode matrices(Information information) {
        ObjectNode node = Json.object();
        node.set("information", Json.matrix(information.matrix()));
        node.set("uncertainty", Json.matrix(information.uncertainty()));
        return node;
    }

    private void print(Information information, Console console) {
        console.say("%s information at %s, L = %s"
                .formatted(how.method(), Numbers.point(information.theta()), how.luminosity()));
        table(information, console);
        double[] values = information.eigenvalues();
        double[] errors = information.eigenvalueErrors();
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            texts.add(Numbers.withError(values[k], errors[k]));
        }
        console.say("  eigenvalues: " + String.join(", ", texts));
    }

    private static void table(Information information, Console console) {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(information.parameters());
        TextTable table = TextTable.of(header);
        double[][] matrix = information.matrix();
        double[][] error = information.uncertainty();
        for (int i = 0; i < matrix.length; i++) {
            List<Object> row =
                    new ArrayList<>(List.of("  " + information.parameters().get(i)));
            for (int j = 0; j < matrix.length; j++) {
                row.add(Numbers.withError(matrix[i][j], error[i][j]));
            }
            table.row(row);
        }
        console.say(table);
    }

    private static void draw(FisherJson information, Path figure, Console console) {
        var drawing = new ResultFigure(Optional.empty());
        drawing.add(information);
        drawing.save(figure);
        console.say("figure: " + figure);
    }
}
