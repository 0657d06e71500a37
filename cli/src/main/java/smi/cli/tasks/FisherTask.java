package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Binning;
import smi.augmentation.Partition;
import smi.augmentation.WeightedEvents;
import smi.events.Luminosity;
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
 */
public record FisherTask(
        EventSelection events,
        String method,
        List<String> thetas,
        String luminosity,
        Optional<Path> model,
        HistogramSettings histogram)
        implements Task {
    private static final List<String> METHODS = List.of("truth", "rate", "histogram", "learned");

    public FisherTask {
        if (!METHODS.contains(method)) {
            throw new InvalidInputException(
                    "unknown method '%s'; %s".formatted(method, Suggestion.sentence(method, METHODS)));
        }
        Luminosity.parse(luminosity);
    }

    @Override
    public String command() {
        return "fisher";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(events.files());
        model.ifPresent(files::add);
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents weighted = events.weighted(method.equals("learned") ? Partition.TEST : Partition.ALL);
        ObjectNode result = Json.object()
                .put("method", method)
                .put("luminosity_inv_pb", Luminosity.parse(luminosity).inversePicobarn());
        ArrayNode points = result.putArray("points");
        for (ParameterPoint theta : Points.parse(thetas, weighted.setup())) {
            Information information = information(weighted, theta);
            context.console().warn(information.notes());
            points.add(json(information));
            print(information, context.console());
        }
        return result;
    }

    private Information information(WeightedEvents weighted, ParameterPoint theta) {
        Luminosity l = Luminosity.parse(luminosity);
        return switch (method) {
            case "truth" -> FisherInformation.truth(weighted, theta, l);
            case "rate" -> FisherInformation.rate(weighted, theta, l);
            case "histogram" ->
                FisherInformation.histogram(
                        weighted,
                        histogram.observables(),
                        Binning.of(Histograms.edges(
                                histogram, histogram.observables().size())),
                        theta,
                        l);
            default ->
                FisherInformation.learned(Models.score(model, weighted.setup()).at(theta), weighted, theta, l);
        };
    }

    private static ObjectNode json(Information information) {
        ObjectNode point = Json.object();
        point.set("theta", Json.point(information.theta()));
        point.set("parameters", Json.array(information.parameters()));
        point.set("information", Json.matrix(information.matrix()));
        point.set("uncertainty", Json.matrix(information.uncertainty()));
        point.set("eigenvalues", Json.array(information.eigenvalues()));
        return point;
    }

    private void print(Information information, Console console) {
        console.say("%s information at %s, L = %s".formatted(method, information.theta(), luminosity));
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(information.parameters());
        TextTable table = TextTable.of(header);
        double[][] matrix = information.matrix();
        double[][] error = information.uncertainty();
        for (int i = 0; i < matrix.length; i++) {
            List<Object> row = new ArrayList<>(List.of(information.parameters().get(i)));
            for (int j = 0; j < matrix.length; j++) {
                row.add(Numbers.text(matrix[i][j]) + " ± " + Numbers.text(error[i][j]));
            }
            table.row(row);
        }
        console.say(table);
        console.say("eigenvalues: " + Numbers.text(information.eigenvalues()));
    }
}
