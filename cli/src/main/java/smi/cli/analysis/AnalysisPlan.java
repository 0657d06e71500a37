package smi.cli.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import smi.cli.analysis.AnalysisFile.ModelKeys;
import smi.cli.tasks.Place;
import smi.cli.tasks.Task;
import smi.events.EventSetup;

/** The stages that an analysis file asks for, in the order of the data flow. */
final class AnalysisPlan {
    /** Before the name of a model, the name of the stage that diagnoses it. */
    static final String DIAGNOSE = "diagnose-";

    private final Analysis analysis;
    private final AnalysisContext context;
    private final AnalysisTasks tasks;
    private final ResultTasks results;

    AnalysisPlan(Analysis analysis, Path workdir) {
        this.analysis = analysis;
        this.context = new AnalysisContext(analysis, workdir);
        this.tasks = new AnalysisTasks(context);
        this.results = new ResultTasks(context);
        Place.check(place(), () -> AnalysisReferences.check(analysis.content()));
    }

    /** The stage that makes the events, unless they are there already. */
    Optional<Stage> events() {
        return Place.at(place("events"), tasks::eventMaker)
                .map(maker -> new Stage("events", place("events"), maker, Optional.empty()));
    }

    /** Everything that follows from the events. */
    List<Stage> afterEvents() {
        AnalysisFile content = analysis.content();
        List<Stage> stages = new ArrayList<>();
        content.samples()
                .forEach((name, keys) -> stages.add(stage("sample", "samples", name, () -> tasks.sample(name, keys))));
        content.models().forEach((name, keys) -> {
            stages.add(stage("model", "models", name, () -> tasks.model(name, keys)));
            diagnosis(name, keys).ifPresent(stages::add);
        });
        content.fisher().forEach((name, keys) -> stages.add(resultStage("fisher", name, () -> results.fisher(keys))));
        content.limits()
                .forEach((name, keys) -> stages.add(resultStage("limits", name, () -> results.limits(name, keys))));
        content.plots().forEach((name, keys) -> stages.add(stage("plot", "plots", name, () -> results.plot(keys))));
        return List.copyOf(stages);
    }

    /** The setup of the events, once they are there. */
    EventSetup setup() {
        return Place.at(place("events"), context::setup);
    }

    private Stage stage(String kind, String section, String name, Supplier<Task> maker) {
        return new Stage(kind + "-" + name, place(section + "." + name), maker, Optional.empty());
    }

    private Optional<Stage> diagnosis(String name, ModelKeys keys) {
        boolean possible = Place.at(place("events"), () -> tasks.diagnosable(keys));
        Diagnosing mode = Place.at(place("models." + name), () -> Diagnosing.of(keys, analysis.content(), possible));
        if (mode == Diagnosing.OFF) {
            return Optional.empty();
        }
        String stage = DIAGNOSE + name;
        return Optional.of(new Stage(
                stage,
                place("models." + name),
                () -> tasks.diagnose(name),
                Optional.of(context.resultFile(stage)),
                mode == Diagnosing.GATE));
    }

    private Stage resultStage(String section, String name, Supplier<Task> maker) {
        String stage = section + "-" + name;
        return new Stage(stage, place(section + "." + name), maker, Optional.of(context.resultFile(stage)));
    }

    private String place() {
        return analysis.file().toString();
    }

    private String place(String key) {
        return place() + ": " + key;
    }
}
