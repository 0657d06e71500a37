package smi.cli.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.cli.analysis.AnalysisFile.Events;
import smi.cli.analysis.AnalysisFile.FisherKeys;
import smi.cli.analysis.AnalysisFile.LimitsKeys;
import smi.cli.analysis.AnalysisFile.ModelKeys;
import smi.cli.analysis.AnalysisFile.PlotKeys;
import smi.cli.analysis.AnalysisFile.SampleKeys;
import smi.cli.tasks.AugmentTask;
import smi.cli.tasks.EventSelection;
import smi.cli.tasks.FisherTask;
import smi.cli.tasks.HistogramSettings;
import smi.cli.tasks.ImportTask;
import smi.cli.tasks.LimitsTask;
import smi.cli.tasks.NetworkSettings;
import smi.cli.tasks.PlotTask;
import smi.cli.tasks.SimulateTask;
import smi.cli.tasks.Task;
import smi.cli.tasks.TrainTask;
import smi.events.hdf5.EventFileNames;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The stages that an analysis file asks for, in the order of the data flow. */
final class AnalysisPlan {
    private final Analysis analysis;
    private final AnalysisFile content;
    private final Path workdir;

    AnalysisPlan(Analysis analysis, Path workdir) {
        this.analysis = analysis;
        this.content = analysis.content();
        this.workdir = workdir;
    }

    List<Stage> stages() {
        checkReferences();
        List<Stage> stages = new ArrayList<>();
        eventStage().ifPresent(stages::add);
        content.samples().forEach((name, keys) -> stages.add(stage("sample-" + name, () -> augment(name, keys))));
        content.models().forEach((name, keys) -> stages.add(stage("model-" + name, () -> train(name, keys))));
        content.fisher().forEach((name, keys) -> stages.add(resultStage("fisher-" + name, () -> fisher(keys))));
        content.limits().forEach((name, keys) -> stages.add(resultStage("limits-" + name, () -> limits(name, keys))));
        content.plots().forEach((name, keys) -> stages.add(stage("plot-" + name, () -> plot(keys))));
        return List.copyOf(stages);
    }

    private static Stage stage(String name, Supplier<Task> task) {
        return new Stage(name, task, Optional.empty());
    }

    private Stage resultStage(String name, Supplier<Task> task) {
        return new Stage(name, task, Optional.of(workdir.resolve(name + ".json")));
    }

    /** A name that leads nowhere is found before hours of work, not after. */
    private void checkReferences() {
        List.of(content.samples(), content.models(), content.fisher(), content.limits(), content.plots())
                .forEach(section -> section.keySet().forEach(this::checkName));
        content.models()
                .forEach((name, keys) -> known(
                        "models." + name,
                        "sample",
                        required("models." + name, "sample", keys.sample()),
                        content.samples()));
        content.fisher().forEach((name, keys) -> optional("fisher." + name, keys.model()));
        content.limits().forEach((name, keys) -> optional("limits." + name, keys.model()));
        content.plots().forEach((name, keys) -> {
            orEmpty(keys.limits()).forEach(l -> known("plots." + name, "limits", l, content.limits()));
            orEmpty(keys.fisher()).forEach(f -> known("plots." + name, "fisher", f, content.fisher()));
        });
    }

    private void checkName(String name) {
        if (!name.matches("[A-Za-z0-9_.-]+")) {
            throw new InvalidInputException(
                    "%s: the name '%s' becomes part of a file name; use letters, digits, '_', '.' and '-' only"
                            .formatted(analysis.file(), name));
        }
    }

    private void optional(String place, String model) {
        if (model != null) {
            known(place, "model", model, content.models());
        }
    }

    private void known(String place, String key, String name, Map<String, ?> defined) {
        if (!defined.containsKey(name)) {
            throw new InvalidInputException("%s: %s.%s: there is no '%s'; %s"
                    .formatted(analysis.file(), place, key, name, Suggestion.sentence(name, defined.keySet())));
        }
    }

    private <T> T required(String place, String key, T value) {
        if (value == null) {
            throw new InvalidInputException(
                    "%s: %s needs the key '%s'; docs/analysis.md describes it".formatted(analysis.file(), place, key));
        }
        return value;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private Optional<Stage> eventStage() {
        Events events = required("the analysis", "events", content.events());
        Path output = workdir.resolve("events.h5");
        if (events.simulate() != null) {
            String simulator =
                    required("events.simulate", "simulator", events.simulate().simulator());
            long n = required("events.simulate", "n", events.simulate().n());
            Map<String, String> options = events.simulate().options() == null
                    ? Map.of()
                    : events.simulate().options();
            return Optional.of(stage(
                    "events", () -> new SimulateTask(simulator, n, seed("events"), options, output, Optional.empty())));
        }
        if (events.lhe() != null) {
            Path setup = beside(required("events.lhe", "setup", events.lhe().setup()));
            List<String> files = required("events.lhe", "files", events.lhe().files()).stream()
                    .map(f -> beside(f).toString())
                    .toList();
            return Optional.of(stage("events", () -> new ImportTask(setup, files, seed("events"), output)));
        }
        required("events", "files", events.files());
        return Optional.empty();
    }

    private EventSelection events() {
        List<String> patterns = content.events().files() != null
                ? content.events().files().stream()
                        .map(f -> beside(f).toString())
                        .toList()
                : List.of(workdir.resolve("events.h5").toString());
        SamplingFactors factors = content.samplingFactors() == null
                ? SamplingFactors.MIXTURE
                : SamplingFactors.parse(content.samplingFactors());
        return new EventSelection(EventFileNames.resolve(patterns), factors, split());
    }

    private Split split() {
        Split defaults = Split.defaults();
        if (content.split() == null) {
            return defaults;
        }
        return new Split(
                content.split().validation() == null
                        ? defaults.validation()
                        : content.split().validation(),
                content.split().test() == null
                        ? defaults.test()
                        : content.split().test());
    }

    private Task augment(String name, SampleKeys keys) {
        String place = "samples." + name;
        return new AugmentTask(
                events(),
                required(place, "kind", keys.kind()),
                keys.partition() == null ? Partition.TRAIN : partition(keys.partition()),
                Optional.ofNullable(keys.theta()),
                Optional.ofNullable(keys.theta0()),
                Optional.ofNullable(keys.theta1()),
                Optional.ofNullable(keys.n()),
                seed(place),
                sampleFile(name));
    }

    private static Partition partition(String text) {
        List<String> known = List.of("train", "validation", "test", "all");
        if (!known.contains(text)) {
            throw new InvalidInputException(
                    "unknown partition '%s'; %s".formatted(text, Suggestion.sentence(text, known)));
        }
        return Partition.valueOf(text.toUpperCase(java.util.Locale.ROOT));
    }

    private Task train(String name, ModelKeys keys) {
        String place = "models." + name;
        var settings = new NetworkSettings(
                Optional.ofNullable(keys.hidden()),
                Optional.ofNullable(keys.activation()),
                Optional.ofNullable(keys.epochs()),
                Optional.ofNullable(keys.batch()),
                Optional.ofNullable(keys.learningRate()),
                Optional.ofNullable(keys.alpha()),
                Optional.ofNullable(keys.validation()),
                Optional.ofNullable(keys.features()),
                Optional.ofNullable(keys.prior()),
                Optional.ofNullable(keys.reference()));
        return new TrainTask(
                sampleFile(keys.sample()),
                required(place, "method", keys.method()),
                settings,
                seed(place),
                modelFile(name));
    }

    private Task fisher(FisherKeys keys) {
        return new FisherTask(
                events(),
                required("fisher", "method", keys.method()),
                List.of(keys.theta() == null ? thetaTrue() : keys.theta()),
                luminosity(),
                Optional.ofNullable(keys.model()).map(this::modelFile),
                new HistogramSettings(
                        keys.observable() == null ? List.of() : List.of(keys.observable()),
                        keys.edges() == null ? List.of() : List.of(keys.edges()),
                        Optional.empty()));
    }

    private Task limits(String name, LimitsKeys keys) {
        return new LimitsTask(
                events(),
                keys.label() == null ? name : keys.label(),
                required("limits." + name, "method", keys.method()),
                thetaTrue(),
                required("the analysis", "grid", content.grid()),
                luminosity(),
                Optional.ofNullable(keys.model()).map(this::modelFile),
                new HistogramSettings(
                        orEmpty(keys.observables()), orEmpty(keys.edges()), Optional.ofNullable(keys.bins())));
    }

    private Task plot(PlotKeys keys) {
        List<Path> results = new ArrayList<>();
        orEmpty(keys.limits()).forEach(l -> results.add(workdir.resolve("limits-" + l + ".json")));
        orEmpty(keys.fisher()).forEach(f -> results.add(workdir.resolve("fisher-" + f + ".json")));
        return new PlotTask(
                results, workdir.resolve(required("plots", "file", keys.file())), Optional.ofNullable(keys.label()));
    }

    private String luminosity() {
        return required("the analysis", "luminosity", content.luminosity());
    }

    private String thetaTrue() {
        return required("the analysis", "theta_true", content.thetaTrue());
    }

    /** Every stage has random numbers of its own, all decided by the one seed of the analysis. */
    private long seed(String place) {
        long base = content.seed() == null ? 1 : content.seed();
        return Math.floorMod(31 * base + place.hashCode(), 1L << 31);
    }

    private Path beside(String file) {
        Path path = Path.of(file);
        if (path.isAbsolute()) {
            return path;
        }
        Path folder = analysis.file().getParent();
        return folder == null ? path : folder.resolve(path);
    }

    private Path sampleFile(String name) {
        return workdir.resolve("sample-" + name + ".h5");
    }

    private Path modelFile(String name) {
        return workdir.resolve("model-" + name + ".smi");
    }
}
