package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.limits.LimitResult;
import smi.limits.fit.NuisanceImpact;
import smi.morphing.InvalidInputException;
import smi.plots.BandFigure;
import smi.plots.CornerFigure;
import smi.plots.Drawable;
import smi.plots.Labels;
import smi.plots.LimitFigures;
import smi.plots.PValueMap;
import smi.plots.PullFigure;
import smi.plots.Series;

/** Figures that show one result of limits. */
final class SingleFigure {
    private SingleFigure() {}

    static Drawable of(String show, List<Path> results, Optional<String> label) {
        if (results.size() != 1) {
            throw new InvalidInputException("a figure of %s shows one result, got %d".formatted(show, results.size()));
        }
        Path file = results.get(0);
        ObjectNode node = Json.read(file);
        if (!node.path("command").asText().equals("limits")) {
            throw new InvalidInputException(
                    "%s is no result of limits (its command is '%s'), which a figure of %s needs"
                            .formatted(file, node.path("command").asText(), show));
        }
        LimitsJson json = LimitsJson.read(file, node);
        var result = new ResultReader(file, node);
        Labels labels = labels(json.limits(), label);
        return switch (show) {
            case "p-values" -> map(json, labels);
            case "band" -> band(json, new ResultReader(file, result.need("bands")), labels);
            case "impacts" -> impacts(file, result.need("impacts"), labels);
            default -> corner(new ResultReader(file, result.need("posterior")), labels);
        };
    }

    private static Labels labels(LimitResult limits, Optional<String> label) {
        return Labels.none()
                .withExperiment(label.orElse(""), "")
                .withLuminosity(Numbers.compact(limits.luminosity().inversePicobarn() / 1e3) + " fb^{-1}");
    }

    private static Drawable map(LimitsJson json, Labels labels) {
        PValueMap map = LimitFigures.map(json.limits(), json.thetaTrue());
        return new PValueMap(map.x(), map.y(), map.pValues(), map.bestFit(), map.points(), labels);
    }

    private static Drawable band(LimitsJson json, ResultReader bands, Labels labels) {
        BandFigure band =
                LimitFigures.band(json.limits(), bands.rows("p_value"), json.observed() ? "observed" : "Asimov data");
        return new BandFigure(
                band.x(), band.y(), band.positions(), band.quantiles(), band.observed(), band.levels(), labels);
    }

    private static Drawable impacts(Path file, JsonNode node, Labels labels) {
        var reader = new ResultReader(file, node);
        List<NuisanceImpact> impacts = new ArrayList<>();
        for (JsonNode one : reader.need("nuisance_parameters")) {
            var nuisance = new ResultReader(file, one);
            impacts.add(new NuisanceImpact(
                    nuisance.text("name"),
                    nuisance.number("pull"),
                    nuisance.number("constraint"),
                    nuisance.number("impact_up"),
                    nuisance.number("impact_down")));
        }
        return new PullFigure(reader.text("parameter"), impacts, labels);
    }

    private static Drawable corner(ResultReader posterior, Labels labels) {
        List<String> names = posterior.texts("parameters");
        double[][] draws = posterior.rows("draws");
        List<Series> series = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            double[] column = new double[draws.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = draws[i][p];
            }
            series.add(Series.of(column));
        }
        return new CornerFigure(names, series, labels);
    }
}
