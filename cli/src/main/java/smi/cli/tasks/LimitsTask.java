package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.limits.BinRule;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;

/**
 * Expected limits on a grid.
 *
 * @param events the events
 * @param label their name in figures
 * @param method {@code rate}, {@code histogram}, {@code learned}, {@code sally} or {@code adaptive-sally}
 * @param thetaTrue the point that the expected data follow
 * @param grid {@code name=from:to:points} per parameter
 * @param luminosity integrated luminosity with unit
 * @param model the estimator of a learned or SALLY limit
 * @param histogram the histograms
 */
public record LimitsTask(
        EventSelection events,
        String label,
        String method,
        String thetaTrue,
        String grid,
        String luminosity,
        Optional<Path> model,
        HistogramSettings histogram)
        implements Task {
    private static final List<String> METHODS = List.of("rate", "histogram", "learned", "sally", "adaptive-sally");

    public LimitsTask {
        if (!METHODS.contains(method)) {
            throw new InvalidInputException(
                    "unknown method '%s'; %s".formatted(method, Suggestion.sentence(method, METHODS)));
        }
        Luminosity.parse(luminosity);
    }

    @Override
    public String command() {
        return "limits";
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
        EventSource source = events.open();
        ParameterPoint truth = Points.parse(thetaTrue, source.setup());
        Limits limits = Limits.expected(
                source,
                events.split(),
                events.factors(),
                truth,
                Luminosity.parse(luminosity),
                ParameterGrid.parse(grid, source.setup().space()));
        LimitResult result = result(limits, source);
        result.notes().forEach(note -> context.console().say("note: " + note));
        print(result, context.console());
        return new LimitsJson(label, truth, result).write();
    }

    private LimitResult result(Limits limits, EventSource source) {
        return switch (method) {
            case "rate" -> limits.rate();
            case "histogram" ->
                limits.histogram(
                        observables(),
                        Histograms.rule(histogram, histogram.observables().size(), BinRule::defaults));
            case "learned" -> limits.learned(Models.estimator(model, source.setup()));
            case "sally" -> {
                var score = Models.score(model, source.setup());
                yield limits.sally(
                        score.function(),
                        Histograms.rule(histogram, source.setup().space().dimension(), BinRule::scoreDefaults));
            }
            default -> {
                var score = Models.score(model, source.setup());
                yield limits.adaptiveSally(
                        score.function(), score.reference(), histogram.bins().orElse(25));
            }
        };
    }

    private List<String> observables() {
        if (histogram.observables().isEmpty()) {
            throw new InvalidInputException(
                    "a histogram needs --observable NAME (in an analysis file the key observables)");
        }
        return histogram.observables();
    }

    private void print(LimitResult result, Console console) {
        console.say("%s: %s events expected, best fit %s%s"
                .formatted(
                        label,
                        Numbers.text(result.count()),
                        result.bestFit().point(),
                        result.bestFit().atBorder() ? " on the border of the grid" : ""));
        for (double level : List.of(0.68, 0.95)) {
            console.say("  %.0f %% region: area %s%s"
                    .formatted(
                            100 * level,
                            Numbers.text(result.area(level)),
                            result.touchesBorder(level) ? "; it reaches the border of the grid, so it is larger" : ""));
        }
    }
}
