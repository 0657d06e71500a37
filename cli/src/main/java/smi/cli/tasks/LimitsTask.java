package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.limits.KinematicModel;
import smi.limits.Kinematics;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.Measurement;
import smi.limits.NuisanceParameters;
import smi.limits.ParameterGrid;
import smi.limits.output.HepData;
import smi.limits.output.LimitsCsv;
import smi.limits.toys.NeymanConstruction;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Expected or observed limits on a grid, and what else follows from the likelihood.
 *
 * @param events the simulated events
 * @param label the name of the limits in figures
 * @param method {@code rate}, {@code histogram}, {@code learned}, {@code sally}, {@code adaptive-sally} or {@code sallino}
 * @param thetaTrue the point that expected data follow
 * @param observed the file of observed data, instead
 * @param grid {@code name=from:to:points} per parameter
 * @param luminosity integrated luminosity with unit
 * @param model the estimator of a learned or SALLY limit
 * @param histogram the histograms
 * @param statistics levels, nuisance parameters, intervals and so on
 * @param toys what is made of pseudo-experiments
 * @param posterior how the posterior is sampled, if it is
 * @param files files besides the JSON
 * @param seed seed of the random numbers
 */
public record LimitsTask(
        EventSelection events,
        String label,
        String method,
        Optional<String> thetaTrue,
        Optional<Path> observed,
        String grid,
        String luminosity,
        Optional<Path> model,
        HistogramSettings histogram,
        LimitsStatistics statistics,
        ToyChoice toys,
        Optional<PosteriorChoice> posterior,
        LimitsFiles files,
        long seed)
        implements Task {

    public LimitsTask {
        LimitsMethod.check(method, histogram);
        Luminosity.parse(luminosity);
        if (thetaTrue.isEmpty() && observed.isEmpty()) {
            throw new InvalidInputException(
                    "give --theta-true POINT for expected limits, or --observed FILE for observed ones");
        }
        if (thetaTrue.isEmpty() && (toys.hasBands() || toys.coverage().isPresent())) {
            throw new InvalidInputException("bands and coverage need the point that is true: give --theta-true POINT");
        }
    }

    @Override
    public String command() {
        return "limits";
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(events.files());
        model.ifPresent(inputs::add);
        observed.ifPresent(inputs::add);
        return List.copyOf(inputs);
    }

    @Override
    public List<Path> outputs() {
        return files.outputs();
    }

    @Override
    public void check(EventSetup setup) {
        thetaTrue.ifPresent(text -> Points.parse(text, setup));
        ParameterGrid parsed = ParameterGrid.parse(grid, setup.space());
        if (!statistics.profile().isEmpty()) {
            parsed.without(statistics.profile());
        }
        NuisanceParameters.space(setup, nuisance(setup));
        histogram.observables().forEach(setup::observableIndex);
    }

    private List<String> nuisance(EventSetup setup) {
        return statistics.nuisance().equals(List.of("all")) ? NuisanceParameters.all(setup) : statistics.nuisance();
    }

    @Override
    public ObjectNode run(Context context) {
        EventSource source = events.open();
        events.check(this, source.setup());
        Limits limits = limits(source).withNuisance(nuisance(source.setup()));
        var chosen = new LimitsMethod(method, model, histogram, files.table());
        Kinematics kinematics = chosen.kinematics(source.setup());
        KinematicModel filled = kinematics.model(limits);
        Measurement measurement = limits.measure(filled).profile(statistics.profile());
        var pseudo = new LimitsToys(this, events.weightedEvents(source, chosen.toyEvents()), limits, filled);
        LimitResult result = toys.calibrates()
                ? NeymanConstruction.of(measurement, pseudo.model(), pseudo.settings())
                : measurement.asymptotic();
        result.notes().forEach(note -> context.console().say("note: " + note));
        LimitsText.print(label, result, statistics.levels(), context.console());
        var json = new LimitsJson(label, truth(source.setup()), result, observed.isPresent());
        ObjectNode node = json.write(statistics.levels());
        var extras = new LimitsExtras(this, measurement, context.console());
        extras.addTo(node);
        extras.addSignalStrength(node, () -> background(source, kinematics));
        pseudo.addTo(node, context.console());
        chosen.save(context);
        observed.ifPresent(file -> model.ifPresent(path -> range(path, file, source.setup(), node, context.console())));
        write(json, extras, context.console());
        return node;
    }

    /** Whether observed events lie where the model was trained. */
    private static void range(Path model, Path observed, EventSetup setup, ObjectNode node, Console console) {
        AnyModel read = Models.read(model);
        int[] columns = setup.columnsOf(read.observables(), read.space().names());
        TrainingRange.report(read, ObservedEvents.read(observed, setup).columns(columns), node, console);
    }

    private Limits limits(EventSource source) {
        Luminosity l = Luminosity.parse(luminosity);
        ParameterGrid points = ParameterGrid.parse(grid, source.setup().space());
        if (observed.isPresent()) {
            return Limits.observed(
                    ObservedEvents.read(observed.get(), source.setup()),
                    source,
                    events.split(),
                    events.factors(),
                    l,
                    points);
        }
        return Limits.expected(
                source, events.split(), events.factors(), truth(source.setup()).orElseThrow(), l, points);
    }

    Optional<ParameterPoint> truth(EventSetup setup) {
        return thetaTrue.map(text -> Points.parse(text, setup));
    }

    /** What is expected without signal: the signal strength at 0, the other parameters at the true point or at 0. */
    private Measurement background(EventSource source, Kinematics kinematics) {
        double[] theta = truth(source.setup())
                .map(ParameterPoint::values)
                .orElseGet(() -> source.setup().space().origin().values());
        theta[source.setup().space().indexOf(statistics.signalStrength().orElseThrow())] = 0;
        return Limits.expected(
                        source,
                        events.split(),
                        events.factors(),
                        source.setup().space().point(theta),
                        Luminosity.parse(luminosity),
                        ParameterGrid.parse(grid, source.setup().space()))
                .withNuisance(nuisance(source.setup()))
                .measure(kinematics);
    }

    private void write(LimitsJson json, LimitsExtras extras, Console console) {
        files.csv().ifPresent(file -> {
            LimitsCsv.write(json.limits(), file);
            console.say("table: " + file);
        });
        files.hepData().ifPresent(folder -> HepData.write(json.limits(), label, extras.intervals(), folder)
                .forEach(file -> console.say("HEPData: " + file)));
        files.plot().ifPresent(figure -> {
            var drawing = new ResultFigure(Optional.empty());
            drawing.add(json);
            drawing.save(figure);
            console.say("figure: " + figure);
        });
    }
}
