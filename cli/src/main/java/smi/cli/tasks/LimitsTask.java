package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.limits.BinRule;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
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
 * @param plot a figure to draw, if wanted
 */
public record LimitsTask(
        EventSelection events,
        String label,
        String method,
        String thetaTrue,
        String grid,
        String luminosity,
        Optional<Path> model,
        HistogramSettings histogram,
        Optional<Path> plot)
        implements Task {
    private static final List<String> METHODS = List.of("rate", "histogram", "learned", "sally", "adaptive-sally");
    private static final int ADAPTIVE_BINS = 25;

    public LimitsTask {
        if (!METHODS.contains(method)) {
            throw new InvalidInputException(
                    "unknown method '%s'; %s".formatted(method, Suggestion.sentence(method, METHODS)));
        }
        Luminosity.parse(luminosity);
        plot.ifPresent(ResultFigure::checked);
        if (method.equals("histogram") && histogram.observables().isEmpty()) {
            throw new InvalidInputException(
                    "a histogram needs --observable NAME (in an analysis file the key observables)");
        }
    }

    @Override
    public String command() {
        return "limits";
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
        Points.parse(thetaTrue, setup);
        ParameterGrid.parse(grid, setup.space());
        histogram.observables().forEach(setup::observableIndex);
    }

    @Override
    public ObjectNode run(Context context) {
        EventSource source = events.open();
        events.check(this, source.setup());
        Limits limits = Limits.expected(
                source,
                events.split(),
                events.factors(),
                Points.parse(thetaTrue, source.setup()),
                Luminosity.parse(luminosity),
                ParameterGrid.parse(grid, source.setup().space()));
        LimitResult result = result(limits, source.setup());
        result.notes().forEach(note -> context.console().say("note: " + note));
        LimitsText.print(label, result, context.console());
        var json = new LimitsJson(label, Points.parse(thetaTrue, source.setup()), result);
        plot.ifPresent(figure -> draw(json, figure, context.console()));
        return json.write();
    }

    private LimitResult result(Limits limits, EventSetup setup) {
        return switch (method) {
            case "rate" -> limits.rate();
            case "histogram" ->
                limits.histogram(
                        histogram.observables(),
                        Histograms.rule(histogram, histogram.observables().size(), BinRule::defaults));
            case "learned" -> limits.learned(Models.estimator(model, setup));
            case "sally" -> {
                BinRule bins = Histograms.rule(histogram, setup.space().dimension(), BinRule::scoreDefaults);
                yield limits.sally(Models.score(model, setup).function(), bins);
            }
            default -> {
                Models.Score score = Models.score(model, setup);
                yield limits.adaptiveSally(
                        score.function(), score.reference(), histogram.bins().orElse(ADAPTIVE_BINS));
            }
        };
    }

    private static void draw(LimitsJson limits, Path figure, Console console) {
        var drawing = new ResultFigure(Optional.empty());
        drawing.add(limits);
        drawing.save(figure);
        console.say("figure: " + figure);
    }
}
