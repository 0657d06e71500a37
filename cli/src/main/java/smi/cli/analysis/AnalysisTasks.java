package smi.cli.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import smi.augmentation.NegativeWeights;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.cli.analysis.AnalysisFile.CombineKeys;
import smi.cli.analysis.AnalysisFile.Events;
import smi.cli.analysis.AnalysisFile.FisherKeys;
import smi.cli.analysis.AnalysisFile.ImportKeys;
import smi.cli.analysis.AnalysisFile.LimitsKeys;
import smi.cli.analysis.AnalysisFile.ModelKeys;
import smi.cli.analysis.AnalysisFile.PlotKeys;
import smi.cli.analysis.AnalysisFile.SampleKeys;
import smi.cli.analysis.AnalysisFile.Simulate;
import smi.cli.analysis.AnalysisFile.SplitKeys;
import smi.cli.setup.LheInput;
import smi.cli.tasks.AugmentSettings;
import smi.cli.tasks.AugmentTask;
import smi.cli.tasks.CombineTask;
import smi.cli.tasks.DiagnoseSettings;
import smi.cli.tasks.DiagnoseTask;
import smi.cli.tasks.EventSelection;
import smi.cli.tasks.FigureOutput;
import smi.cli.tasks.FisherBins;
import smi.cli.tasks.FisherExtras;
import smi.cli.tasks.FisherSettings;
import smi.cli.tasks.FisherTask;
import smi.cli.tasks.HistogramSettings;
import smi.cli.tasks.ImportTask;
import smi.cli.tasks.KeptParameters;
import smi.cli.tasks.LimitsFiles;
import smi.cli.tasks.LimitsStatistics;
import smi.cli.tasks.LimitsTask;
import smi.cli.tasks.NetworkSettings;
import smi.cli.tasks.PlotTask;
import smi.cli.tasks.SimulateTask;
import smi.cli.tasks.Supervision;
import smi.cli.tasks.Task;
import smi.cli.tasks.ToyChoice;
import smi.cli.tasks.TrainTask;
import smi.cli.tasks.TrainingOptions;
import smi.events.EventSetup;
import smi.events.hdf5.EventFileNames;
import smi.events.hdf5.EventFiles;
import smi.morphing.InvalidInputException;
import smi.networks.Checkpoints;

/** Turns the keys of an analysis file into tasks. */
final class AnalysisTasks {
    /** Enough to see a fault, and few enough to take seconds. */
    private static final int DIAGNOSED_EVENTS = 10_000;

    private final Analysis analysis;
    private final AnalysisFile content;
    private final Path workdir;

    AnalysisTasks(Analysis analysis, Path workdir) {
        this.analysis = analysis;
        this.content = analysis.content();
        this.workdir = workdir;
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
                required("files", keys.files()).stream().map(this::beside).toList();
        List<Double> factors = keys.kFactors() == null
                ? Collections.nCopies(files.size(), 1.0)
                : keys.kFactors().stream().map(k -> required("k_factors", k)).toList();
        return new CombineTask(files, factors, CombineTask.Order.SHUFFLED, seed("events"), eventFile());
    }

    private Task simulate(Simulate keys) {
        Map<String, String> options = keys.options() == null ? new LinkedHashMap<>() : keys.options();
        return new SimulateTask(
                required("simulator", keys.simulator()),
                required("n", keys.n()),
                seed("events"),
                options,
                eventFile(),
                Optional.empty());
    }

    private Task lesHouches(ImportKeys keys) {
        List<LheInput> files = AnalysisReferences.orEmpty(keys.files()).stream()
                .map(LheInput::parse)
                .map(file -> file.in(folder()))
                .toList();
        return new ImportTask(beside(required("setup", keys.setup())), files, seed("events"), eventFile());
    }

    EventSetup setup() {
        return EventFiles.open(selection().files()).setup();
    }

    private EventSelection selection() {
        return selection(content.samplingFactors());
    }

    private EventSelection selection(String factors) {
        List<String> patterns = content.events().files() == null
                ? List.of(eventFile().toString())
                : content.events().files().stream()
                        .map(file -> beside(file).toString())
                        .toList();
        return new EventSelection(
                EventFileNames.resolve(patterns),
                factors == null ? SamplingFactors.MIXTURE : SamplingFactors.parse(factors),
                split());
    }

    private Split split() {
        Split defaults = Split.defaults();
        SplitKeys keys = content.split() == null ? new SplitKeys(null, null) : content.split();
        return new Split(
                keys.validation() == null ? defaults.validation() : keys.validation(),
                keys.test() == null ? defaults.test() : keys.test());
    }

    Task sample(String name, SampleKeys keys) {
        return new AugmentTask(
                selection(keys.samplingFactors() == null ? content.samplingFactors() : keys.samplingFactors()),
                required("kind", keys.kind()),
                Optional.ofNullable(keys.partition()).map(Partition::parse),
                points(keys.theta()),
                points(keys.theta0()),
                points(keys.theta1()),
                Optional.ofNullable(keys.n()),
                settings(keys),
                seed("samples." + name),
                sampleFile(name));
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
                        ? table + beside(text.strip().substring(table.length()).strip())
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
                sampleFile(required("sample", keys.sample())),
                Boolean.TRUE.equals(keys.anyPartition()),
                Boolean.TRUE.equals(keys.morphingAware()) ? method + TrainTask.MORPHING_AWARE : method,
                settings,
                new Supervision(
                        Optional.ofNullable(keys.timeLimit()),
                        keys.checkpointEvery() == null ? Supervision.CHECKPOINT_SECONDS : keys.checkpointEvery(),
                        Checkpoints.Earlier.CONTINUE_IF_SAME),
                seed("models." + name),
                modelFile(name),
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
        boolean kept = split().test() > 0
                && !Boolean.TRUE.equals(keys.anyPartition())
                && (sample == null
                        || sample.partition() == null
                        || sample.partition().equals("train"));
        boolean morphed = content.events() == null
                || content.events().files() == null
                || setup().morphing().isPresent();
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
                modelFile(name),
                selection(),
                false,
                settings,
                Optional.of(workdir.resolve("diagnose-" + name + ".html")),
                seed("diagnose." + name));
    }

    Task fisher(FisherKeys keys) {
        var histogram = new HistogramSettings(
                keys.observable() == null ? AnalysisReferences.orEmpty(keys.observables()) : List.of(keys.observable()),
                keys.edges() == null ? List.of() : List.of(keys.edges()),
                Optional.ofNullable(keys.bins()));
        var settings = new FisherSettings(
                required("method", keys.method()),
                List.of(keys.theta() == null ? required("theta_true", content.thetaTrue()) : keys.theta()),
                required("luminosity", content.luminosity()),
                keys.model() == null ? List.of() : List.of(modelFile(keys.model())),
                keys.partition() == null ? Partition.TEST : Partition.parse(keys.partition()),
                keys.content() == null ? "total" : keys.content(),
                new FisherBins(
                        histogram,
                        keys.binning() == null ? "equal" : keys.binning(),
                        AnalysisReferences.orEmpty(keys.range())),
                AnalysisReferences.orEmpty(keys.cuts()),
                AnalysisReferences.orEmpty(keys.efficiencies()),
                new KeptParameters(
                        AnalysisReferences.orEmpty(keys.project()), AnalysisReferences.orEmpty(keys.profile())));
        var extras = new FisherExtras(
                AnalysisReferences.orEmpty(keys.add()).stream()
                        .map(other -> workdir.resolve("fisher-" + other + ".json"))
                        .toList(),
                Optional.ofNullable(keys.distribution()),
                Optional.ofNullable(keys.binsFile()).map(this::beside),
                List.of(),
                keys.geodesics() == null ? List.of() : keys.geodesics(),
                Optional.ofNullable(keys.grid()),
                Optional.empty());
        return new FisherTask(selection(), settings, extras);
    }

    Task limits(String name, LimitsKeys keys) {
        return new LimitsTask(
                selection(),
                keys.label() == null ? name : keys.label(),
                required("method", keys.method()),
                Optional.ofNullable(content.thetaTrue()),
                Optional.ofNullable(keys.observed()).map(this::beside),
                required("grid", content.grid()),
                required("luminosity", content.luminosity()),
                Optional.ofNullable(keys.model()).map(this::modelFile),
                new HistogramSettings(
                        AnalysisReferences.orEmpty(keys.observables()),
                        AnalysisReferences.orEmpty(keys.edges()),
                        Optional.ofNullable(keys.bins())),
                statistics(keys),
                toys(keys),
                Optional.empty(),
                LimitsFiles.none(),
                seed("limits." + name));
    }

    private static LimitsStatistics statistics(LimitsKeys keys) {
        LimitsStatistics defaults = LimitsStatistics.defaults();
        return new LimitsStatistics(
                keys.levels() == null ? defaults.levels() : keys.levels(),
                AnalysisReferences.orEmpty(keys.nuisance()),
                AnalysisReferences.orEmpty(keys.profile()),
                Optional.ofNullable(keys.intervals()),
                Optional.ofNullable(keys.impacts()),
                Optional.ofNullable(keys.cls()));
    }

    private static ToyChoice toys(LimitsKeys keys) {
        ToyChoice none = ToyChoice.none();
        int toys = keys.toys() == null ? none.toys() : keys.toys();
        return new ToyChoice(
                keys.calibration() == null ? none.calibration() : keys.calibration(),
                toys,
                keys.mostToys() == null ? 4 * toys : keys.mostToys(),
                Boolean.TRUE.equals(keys.bands()) ? "on" : "off",
                Optional.empty());
    }

    Task plot(PlotKeys keys) {
        List<Path> results = new ArrayList<>();
        AnalysisReferences.orEmpty(keys.limits()).forEach(l -> results.add(workdir.resolve("limits-" + l + ".json")));
        AnalysisReferences.orEmpty(keys.fisher()).forEach(f -> results.add(workdir.resolve("fisher-" + f + ".json")));
        return new PlotTask(
                results,
                keys.show() == null ? "contours" : keys.show(),
                FigureOutput.of(workdir.resolve(required("file", keys.file()))),
                Optional.ofNullable(keys.label()));
    }

    private static <T> T required(String key, T value) {
        if (value == null) {
            throw new InvalidInputException("the key '%s' is missing; docs/analysis.md describes it".formatted(key));
        }
        return value;
    }

    /** Every stage has random numbers of its own, all decided by the one seed of the analysis. */
    private long seed(String place) {
        return Math.floorMod(31 * analysis.seed() + place.hashCode(), 1L << 31);
    }

    private Path folder() {
        Path folder = analysis.file().getParent();
        return folder == null ? Path.of("") : folder;
    }

    private Path beside(String file) {
        return folder().resolve(file);
    }

    private Path eventFile() {
        return workdir.resolve("events.h5");
    }

    private Path sampleFile(String name) {
        return workdir.resolve("sample-" + name + ".h5");
    }

    private Path modelFile(String name) {
        return workdir.resolve("model-" + name + ".smi");
    }
}
