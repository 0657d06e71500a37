package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Binning;
import smi.augmentation.Partition;
import smi.augmentation.WeightedEvents;
import smi.events.EventSetup;
import smi.events.Luminosity;
import smi.fisher.Channel;
import smi.fisher.FisherInformation;
import smi.fisher.Information;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;

/**
 * Fisher information. Truth, rate and histogram use all events, a learned one the test partition.
 *
 * @param events the events
 * @param method {@code truth}, {@code rate}, {@code histogram} or {@code learned}
 * @param thetas where
 * @param luminosity integrated luminosity with unit
 * @param model the score estimator of a learned one
 * @param histogram the histogram
 * @param kept the parameters that are shown
 * @param plot a figure to draw, if wanted
 */
public record FisherTask(
        EventSelection events,
        String method,
        List<String> thetas,
        String luminosity,
        Optional<Path> model,
        HistogramSettings histogram,
        KeptParameters kept,
        Optional<Path> plot)
        implements Task {
    private static final List<String> METHODS = List.of("truth", "rate", "histogram", "learned");

    public FisherTask {
        if (!METHODS.contains(method)) {
            throw new InvalidInputException(
                    "unknown method '%s'; %s".formatted(method, Suggestion.sentence(method, METHODS)));
        }
        Luminosity.parse(luminosity);
        plot.ifPresent(ResultFigure::checked);
        if (method.equals("histogram")
                && (histogram.observables().isEmpty() || histogram.edges().isEmpty())) {
            throw new InvalidInputException(
                    "a histogram needs --observable NAME and --edges E1,E2,... (in an analysis file the keys observable and edges)");
        }
    }

    @Override
    public String command() {
        return "fisher";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(events.files());
        model.ifPresent(files::add);
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return plot.map(List::of).orElse(List.of());
    }

    @Override
    public void check(EventSetup setup) {
        Points.parse(thetas, setup);
        histogram.observables().forEach(setup::observableIndex);
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents weighted = events.weighted(method.equals("learned") ? Partition.TEST : Partition.ALL, this);
        List<Information> results = new ArrayList<>();
        for (ParameterPoint theta : Points.parse(thetas, weighted.setup())) {
            Information information = kept.of(information(weighted, theta));
            context.console().warn(information.notes());
            results.add(information);
            print(information, context.console());
        }
        Luminosity l = Luminosity.parse(luminosity);
        plot.ifPresent(figure -> draw(FisherJson.of(method, l, results), figure, context.console()));
        return FisherJson.write(method, l, results);
    }

    private Information information(WeightedEvents weighted, ParameterPoint theta) {
        Channel channel = Channel.of(weighted, Luminosity.parse(luminosity));
        return switch (method) {
            case "truth" -> FisherInformation.truth(channel, theta);
            case "rate" -> FisherInformation.rate(channel, theta);
            case "histogram" -> {
                int axes = histogram.observables().size();
                Binning bins = Binning.of(Histograms.edges(histogram, axes));
                yield FisherInformation.histogram(channel, histogram.observables(), bins, theta);
            }
            default -> {
                Models.Score score = Models.score(model, weighted.setup(), theta);
                yield FisherInformation.learned(score.function(), score.function(), channel, theta)
                        .information();
            }
        };
    }

    private void print(Information information, Console console) {
        console.say("%s information at %s, L = %s".formatted(method, Numbers.point(information.theta()), luminosity));
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
        console.say("  eigenvalues: " + Numbers.text(information.eigenvalues()));
    }

    private static void draw(FisherJson information, Path figure, Console console) {
        var drawing = new ResultFigure(Optional.empty());
        drawing.add(information);
        drawing.save(figure);
        console.say("figure: " + figure);
    }
}
