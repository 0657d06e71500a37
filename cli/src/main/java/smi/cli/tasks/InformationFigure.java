package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.Luminosity;
import smi.fisher.Information;
import smi.fisher.InformationDistribution;
import smi.morphing.InvalidInputException;
import smi.plots.Drawable;
import smi.plots.InformationFigures;
import smi.plots.Labels;
import smi.plots.Plot;

/** Figures of Fisher information alone: eigenvalues of several results, the distribution of one. */
final class InformationFigure {
    private final Map<String, Information> information = new LinkedHashMap<>();
    private final Map<String, InformationDistribution> distributions = new LinkedHashMap<>();
    private final Labels labels;
    private Luminosity luminosity;

    InformationFigure(Optional<String> label) {
        labels = Labels.none().withExperiment(label.orElse(""), "");
    }

    void add(Path file, FisherJson result) {
        luminosity = result.luminosity();
        for (FisherJson.Point point : result.points()) {
            String name = result.method();
            if (result.points().size() > 1) {
                name += " at (" + Numbers.text(point.theta()) + ")";
            }
            for (int k = 2; information.containsKey(name); k++) {
                name = result.method() + " (" + k + ")";
            }
            information.put(name, Place.at(file, () -> result.of(point)));
            String unique = name;
            point.distribution().ifPresent(bins -> distributions.put(unique, result.of(point, bins)));
        }
    }

    /** The figure of one result as a function of θ: {@code geodesics} or {@code map}. */
    static Drawable geometry(String what, List<Path> results, Optional<String> label) {
        if (results.size() != 1) {
            throw new InvalidInputException("a figure of %s shows one result, got %d".formatted(what, results.size()));
        }
        Path file = results.get(0);
        ObjectNode node = Json.read(file);
        FisherJson result = FisherJson.read(file, node);
        Labels above =
                Labels.none().withExperiment(label.orElse(""), "").withLuminosity(luminosity(result.luminosity()));
        return what.equals("map") ? FisherGeometry.map(file, node, above) : FisherGeometry.curves(file, node, above);
    }

    private static String luminosity(Luminosity luminosity) {
        return Numbers.compact(luminosity.inversePicobarn() / 1e3) + " fb^{-1}";
    }

    Plot plot(String what) {
        Labels above = labels.withLuminosity(luminosity(luminosity));
        if (what.equals("eigenvalues")) {
            return InformationFigures.eigenvalues(information).withLabels(above).plot();
        }
        if (distributions.size() != 1) {
            throw new InvalidInputException(
                    "a figure shows one distribution, there are %d; give one result of fisher --distribution at one point"
                            .formatted(distributions.size()));
        }
        List<InformationDistribution> only = List.copyOf(distributions.values());
        return InformationFigures.density(only.get(0)).withLabels(above).plot();
    }
}
