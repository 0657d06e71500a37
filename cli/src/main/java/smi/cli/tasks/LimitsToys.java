package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import smi.augmentation.WeightedEvents;
import smi.cli.tasks.Console.Progress;
import smi.events.EventSetup;
import smi.events.Luminosity;
import smi.events.simulators.Simulator;
import smi.events.simulators.Simulators;
import smi.limits.KinematicModel;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.Measurement;
import smi.limits.toys.Coverage;
import smi.limits.toys.ExpectedBands;
import smi.limits.toys.NeymanConstruction;
import smi.limits.toys.PseudoExperiments;
import smi.limits.toys.ToyModel;
import smi.limits.toys.ToySettings;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** What pseudo-experiments say: p-values, bands of expected limits, coverage. The table of log r is computed once. */
final class LimitsToys {
    /** Fresh experiments have other random numbers than anything that was simulated with the seed. */
    private static final long FRESH = 0x3c6ef372L;

    private final LimitsTask task;
    private final WeightedEvents events;
    private final Limits limits;
    private final KinematicModel kinematics;
    private ToyModel model;

    LimitsToys(LimitsTask task, WeightedEvents events, Limits limits, KinematicModel kinematics) {
        this.task = task;
        this.events = events;
        this.limits = limits;
        this.kinematics = kinematics;
    }

    private ToyModel model() {
        if (model == null) {
            EventSetup setup = events.setup();
            model = ToyModel.of(
                    limits, kinematics, events, task.truth(setup).stream().toArray(ParameterPoint[]::new));
        }
        return model;
    }

    private ToySettings settings() {
        return task.toys().settings(task.statistics().levels(), task.seed());
    }

    /** Limits with p-values from toys at every point. */
    LimitResult calibrated(Measurement measurement, Console console) {
        try (Progress progress = console.progress("toys", model().grid().size())) {
            return NeymanConstruction.of(measurement, model(), settings(), () -> progress.step(1));
        }
    }

    void addTo(ObjectNode node, Console console) {
        if (task.toys().hasBands()) {
            int points = model().grid().size();
            ExpectedBands bands;
            try (Progress progress = console.progress("bands", points)) {
                bands = ExpectedBands.of(model(), points, settings(), () -> progress.step(1));
            }
            ObjectNode result = node.putObject("bands").put("toys", bands.toys());
            result.set("deviations", Json.array(-2, -1, 0, 1, 2));
            result.set("q", Json.matrix(bands.q()));
            result.set("p_value", Json.matrix(bands.pValue()));
        }
        task.toys().coverage().ifPresent(choice -> addCoverage(node, choice, console));
    }

    private void addCoverage(ObjectNode node, ToyChoice.CoverageChoice choice, Console console) {
        Simulator simulator = Simulators.named(choice.simulator()).with(choice.options());
        EventSetup setup = events.setup();
        if (!simulator.setup().observableNames().equals(setup.observableNames())
                || !simulator.setup().space().names().equals(setup.space().names())) {
            throw new InvalidInputException(
                    "the simulator '%s' gives %s, the events have %s; give it the options they were made with"
                            .formatted(
                                    choice.simulator(), simulator.setup().observableNames(), setup.observableNames()));
        }
        ParameterPoint truth = task.truth(setup).orElseThrow();
        Coverage coverage = measured(
                PseudoExperiments.of(simulator, simulator.setup().space().point(truth.values()), task.seed() + FRESH),
                choice.experiments(),
                console);
        ObjectNode result = node.putObject("coverage")
                .put("simulator", choice.simulator())
                .put("experiments", coverage.experiments())
                .put("toys", coverage.toys())
                .put("mean_events", coverage.meanEvents());
        ArrayNode levels = result.putArray("levels");
        TextTable table = TextTable.of(List.of("level", "asymptotic", "toys", "error"));
        for (Coverage.Level level : coverage.levels()) {
            levels.addObject()
                    .put("level", level.level())
                    .put("asymptotic", level.asymptotic())
                    .put("toys", level.toys())
                    .put("error", level.error());
            table.row(level.level(), level.asymptotic(), level.toys(), level.error());
        }
        console.say("coverage of %d fresh experiments of %s events at %s"
                .formatted(
                        coverage.experiments(), Numbers.text(coverage.meanEvents()), Numbers.point(coverage.theta())));
        console.say(table);
        model().notes().forEach(note -> console.say("note: " + note));
    }

    private Coverage measured(PseudoExperiments experiments, int number, Console console) {
        double luminosity = Luminosity.parse(task.luminosity()).inversePicobarn();
        try (Progress progress = console.progress("coverage", 2L * number)) {
            return Coverage.of(model(), experiments, number, settings(), luminosity, () -> progress.step(1));
        }
    }
}
