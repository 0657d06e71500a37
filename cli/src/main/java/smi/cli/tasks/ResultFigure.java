package smi.cli.tasks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smi.events.Luminosity;
import smi.limits.LimitResult;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.plots.Axis;
import smi.plots.Contour;
import smi.plots.ContourFigure;
import smi.plots.CurveFigure;
import smi.plots.Drawable;
import smi.plots.FisherEllipse;
import smi.plots.Labels;
import smi.plots.LimitFigures;
import smi.plots.Plot;

/** One figure of limits, as contours or curves, and of information matrices, as ellipses. */
final class ResultFigure {
    private final Map<String, LimitResult> limits = new LinkedHashMap<>();
    private final Map<String, FisherEllipse> ellipses = new LinkedHashMap<>();
    private final Labels labels;
    private List<String> parameters = List.of();
    private Optional<ParameterPoint> truth = Optional.empty();
    private Luminosity luminosity;

    /** An empty figure with a text in its corner. */
    ResultFigure(Optional<String> label) {
        labels = Labels.none().withExperiment(label.orElse(""), "");
    }

    /** Refuses what is no figure by its name. */
    static Path checked(Path output) {
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg") && !name.endsWith(".pdf")) {
            throw new InvalidInputException(
                    "the figure %s is neither .png nor .svg nor .pdf; choose one of these endings".formatted(output));
        }
        return output;
    }

    void add(LimitsJson result) {
        boolean toys = result.limits().calibration().equals(LimitResult.TOYS);
        String name = toys && limits.containsKey(result.label()) ? result.label() + ", toys" : result.label();
        limits.put(unused(limits, name), result.limits());
        truth = result.thetaTrue().or(() -> truth);
        luminosity = result.limits().luminosity();
    }

    void add(FisherJson result) {
        for (FisherJson.Point point : result.points()) {
            if (point.parameters().size() != 2 || point.theta().length != 2) {
                throw new InvalidInputException(
                        "an ellipse shows the information on two parameters, this one is about %s; keep two of them with --project or --profile"
                                .formatted(point.parameters()));
            }
            result.of(point).inverse(); // names a blind direction, which has no ellipse
            parameters = point.parameters();
            String name = "information, " + result.method();
            if (result.points().size() > 1) {
                name += " at (" + Numbers.compact(point.theta()[0]) + ", " + Numbers.compact(point.theta()[1]) + ")";
            }
            ellipses.put(unused(ellipses, name), FisherEllipse.of(point.information(), point.theta()));
        }
        luminosity = result.luminosity();
    }

    private static String unused(Map<String, ?> names, String wanted) {
        String name = wanted;
        for (int i = 2; names.containsKey(name); i++) {
            name = wanted + " (" + i + ")";
        }
        return name;
    }

    void save(Path output) {
        FigureOutput.of(output).write(plot());
    }

    Plot plot() {
        return drawable().plot();
    }

    private Drawable drawable() {
        Labels above = labels.withLuminosity(Numbers.compact(luminosity.inversePicobarn() / 1e3) + " fb^{-1}");
        Drawable figure = limits.isEmpty() ? empty() : LimitFigures.of(limits, truth);
        if (figure instanceof ContourFigure contours) {
            for (Map.Entry<String, FisherEllipse> entry : ellipses.entrySet()) {
                contours = contours.with(Contour.of(entry.getKey(), entry.getValue()));
            }
            return contours.withLabels(above);
        }
        if (!ellipses.isEmpty()) {
            throw new InvalidInputException(
                    "ellipses of Fisher information go with limits on two parameters; plot them apart");
        }
        return figure instanceof CurveFigure curves ? curves.withLabels(above) : figure;
    }

    private ContourFigure empty() {
        return ContourFigure.of(Axis.linear(parameters.get(0), ""), Axis.linear(parameters.get(1), ""));
    }
}
