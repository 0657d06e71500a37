package smi.cli.analysis;

import static smi.cli.analysis.AnalysisContext.required;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import smi.augmentation.NegativeWeights;
import smi.augmentation.Partition;
import smi.cli.analysis.AnalysisFile.CombineKeys;
import smi.cli.analysis.AnalysisFile.Events;
import smi.cli.analysis.AnalysisFile.ImportKeys;
import smi.cli.analysis.AnalysisFile.ModelKeys;
import smi.cli.analysis.AnalysisFile.SampleKeys;
import smi.cli.analysis.AnalysisFile.Simulate;
import smi.cli.setup.LheInput;
import smi.cli.tasks.AugmentSettings;
import smi.cli.tasks.AugmentTask;
import smi.cli.tasks.CombineTask;
import smi.cli.tasks.DiagnoseSettings;
import smi.cli.tasks.DiagnoseTask;
import smi.cli.tasks.ImportTask;
import smi.cli.tasks.NetworkSettings;
import smi.cli.tasks.SimulateTask;
import smi.cli.tasks.Supervision;
import smi.cli.tasks.Task;
import smi.cli.tasks.TrainTask;
import smi.cli.tasks.TrainingOptions;
import smi.morphing.InvalidInputException;
import smi.networks.Checkpoints;

/** Turns the keys of an analysis file into the tasks that make events, samples and models. */
final class AnalysisTasks {
    /** Enough to see a fault, and few enough to take seconds. */
    private static final int DIAGNOSED_EVENTS = 10_000;

    private final AnalysisContext context;
    private final AnalysisFile content;

    AnalysisTasks(AnalysisContext context) {
        this.context = context;
        this.content = context.content();
    }

    /** Makes the task that makes the events; empty where they are files. */
    Optional<Supplier<Task>> eventMaker() {
        Events events = required("events", content.events());
        long given = Stream.of(events.files(), events.simulate(), events.lhe(), events.combine())
                .filter(source -> source != null)
                .count();
        if (given != 1) {
            throw new InvalidInputException(
                    "give one of files, simulate, lhe and combine, not %d of them".formatted(given));
        }
        if (events.simulate() != null) {
            return Optional.of(() -> simulate(events.simulate()));
        }
        if (events.combine() != null) {
            return Optional.of(() -> combine(events.combine()));
        }
        return events.lhe() != null ? Optional.of(() -> lesHouches(events.lhe())) : Optional.empty();
    }

    private Task combine(CombineKeys keys) {
        List<Path> files =
                required("files", keys.files()).stream().map(context::beside).toList();
        List<Double> factors = keys.kFactors() == null
                ? Collections.nCopies(files.size(), 1.0)
                : keys.kFactors().stream().map(k -> required("k_factors", k)).toList();
        return new CombineTask(files, factors, CombineTask.Order.SHUFFLED, context.seed("events"), context.eventFile());
    }

    private Task simulate(Simulate keys) {
        Map<String, String> options = keys.options() == null ? new LinkedHashMap<>() : keys.options();
        return new SimulateTask(
                required("simulator", keys.simulator()),
                required("n", keys.n()),
                context.seed("events"),
                options,
                context.eventFile(),
                Optional.empty());
    }

    private Task lesHouches(ImportKeys keys) {
        List<LheInput> files = AnalysisReferences.orEmpty(keys.files()).stream()
                .map(LheInput::parse)
                .map(file -> file.in(context.folder()))
                .toList();
        return new ImportTask(
                context.beside(required("setup", keys.setup())), files, context.seed("events"), context.eventFile());
    }

    Task sample(String name, SampleKeys keys) {
        return new AugmentTask(
                context.selection(keys.samplingFactors() == null ? content.samplingFactors() : keys.samplingFactors()),
                required("kind", keys.kind()),
                Optional.ofNullable(keys.partition()).map(Partition::parse),
                points(keys.theta()),
                points(keys.theta0()),
                points(keys.theta1()),
                Optional.ofNullable(keys.n()),
                settings(keys),
                context.seed("samples." + name),
                context.sampleFile(name));
    }

    private AugmentSettings settings(SampleKeys keys) {
        return new AugmentSettings(
                Optional.ofNullable(keys.nu()),
                Optional.ofNullable(keys.nu0()),
                Optional.ofNullable(keys.nu1()),
                AnalysisReferences.orEmpty(keys.additional()).stream()
                        .map(spec -> points(spec).orElseThrow())
                        .toList(),
                keys.negativeWeights() == null ? NegativeWeights.CLIP : NegativeWeights.parse(keys.negativeWeights()),
                Boolean.TRUE.equals(keys.nuisanceScore()),
                keys.format() == null ? AugmentSettings.HDF5 : keys.format(),
                Optional.ofNullable(keys.files()));
    }

    /** A table of points is looked for beside the analysis file, as every file is. */
    private Optional<String> points(String spec) {
        String table = "points:";
        return Optional.ofNullable(spec)
                .map(text -> text.strip().startsWith(table)
                        ? table
                                + context.beside(
                                        text.strip().substring(table.length()).strip())
                        : text);
    }

    Task model(String name, ModelKeys keys) {
        var settings = new NetworkSettings(
                Optional.ofNullable(keys.hidden()),
                Optional.ofNullable(keys.activation()),
                Optional.ofNullable(keys.epochs()),
                Optional.ofNullable(keys.batch()),
                Optional.ofNullable(keys.learningRate()),
                Optional.ofNullable(keys.ensemble()),
                Optional.ofNullable(keys.parts()),
                Optional.ofNullable(keys.alpha()),
                Optional.ofNullable(keys.validation()),
                Optional.ofNullable(keys.features()),
                Optional.ofNullable(keys.prior()),
                Optional.ofNullable(keys.reference()),
                options(keys));
        String method = required("method", keys.method());
        return new TrainTask(
                context.sampleFile(required("sample", keys.sample())),
                Boolean.TRUE.equals(keys.anyPartition()),
                Boolean.TRUE.equals(keys.morphingAware()) ? method + TrainTask.MORPHING_AWARE : method,
                settings,
                new Supervision(
                        Optional.ofNullable(keys.timeLimit()),
                        keys.checkpointEvery() == null ? Supervision.CHECKPOINT_SECONDS : keys.checkpointEvery(),
                        Checkpoints.Earlier.CONTINUE_IF_SAME),
                context.seed("models." + name),
                context.modelFile(name),
                Optional.empty());
    }

    private static TrainingOptions options(ModelKeys keys) {
        return new TrainingOptions(
                Optional.ofNullable(keys.optimizer()),
                Optional.ofNullable(keys.schedule()),
                Optional.ofNullable(keys.clip()),
                Optional.ofNullable(keys.average()),
                Optional.ofNullable(keys.initialization()),
                Optional.ofNullable(keys.patience()),
                Optional.ofNullable(keys.bootstrap()),
                Optional.ofNullable(keys.points()),
                Optional.ofNullable(keys.conditioners()),
                Optional.ofNullable(keys.components()),
                Optional.ofNullable(keys.backend()));
    }

    /** Whether there are events to test a model with that it does not learn from, and weights at every θ. */
    boolean diagnosable(ModelKeys keys) {
        SampleKeys sample = keys.sample() == null ? null : content.samples().get(keys.sample());
        boolean kept = context.split().test() > 0
                && !Boolean.TRUE.equals(keys.anyPartition())
                && (sample == null
                        || sample.partition() == null
                        || sample.partition().equals("train"));
        boolean morphed = content.events() == null
                || content.events().files() == null
                || context.setup().morphing().isPresent();
        return kept && morphed;
    }

    Task diagnose(String name) {
        DiagnoseSettings usual = DiagnoseSettings.defaults();
        var settings = new DiagnoseSettings(
                usual.thetas(),
                usual.grid(),
                Optional.ofNullable(content.thetaTrue()),
                usual.events(),
                usual.luminosity(),
                DIAGNOSED_EVENTS);
        return new DiagnoseTask(
                context.modelFile(name),
                context.selection(),
                false,
                settings,
                Optional.of(context.result("diagnose-" + name + ".html")),
                context.seed("diagnose." + name));
    }
}
