package smi.cli.analysis;

import static smi.cli.analysis.AnalysisContext.required;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import smi.augmentation.Partition;
import smi.cli.analysis.AnalysisFile.FisherKeys;
import smi.cli.analysis.AnalysisFile.LimitsKeys;
import smi.cli.analysis.AnalysisFile.PlotKeys;
import smi.cli.tasks.CombinedLimitsTask;
import smi.cli.tasks.FigureOutput;
import smi.cli.tasks.FisherBins;
import smi.cli.tasks.FisherExtras;
import smi.cli.tasks.FisherSettings;
import smi.cli.tasks.FisherTask;
import smi.cli.tasks.HistogramSettings;
import smi.cli.tasks.KeptParameters;
import smi.cli.tasks.LimitsFiles;
import smi.cli.tasks.LimitsStatistics;
import smi.cli.tasks.LimitsTask;
import smi.cli.tasks.PlotTask;
import smi.cli.tasks.PosteriorChoice;
import smi.cli.tasks.Task;
import smi.cli.tasks.ToyChoice;
import smi.morphing.InvalidInputException;

/** Turns the keys of an analysis file into the tasks that make Fisher information, limits and figures. */
final class ResultTasks {
    private final AnalysisContext context;
    private final AnalysisFile content;

    ResultTasks(AnalysisContext context) {
        this.context = context;
        this.content = context.content();
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
                keys.model() == null ? List.of() : List.of(context.modelFile(keys.model())),
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
                        .map(other -> context.resultFile("fisher-" + other))
                        .toList(),
                Optional.ofNullable(keys.distribution()),
                Optional.ofNullable(keys.binsFile()).map(context::beside),
                AnalysisReferences.orEmpty(keys.distances()),
                keys.geodesics() == null ? List.of() : keys.geodesics(),
                Optional.ofNullable(keys.grid()),
                Optional.empty());
        return new FisherTask(context.selection(), settings, extras);
    }

    Task limits(String name, LimitsKeys keys) {
        return keys.channels() == null ? oneChannel(name, keys) : severalChannels(name, keys);
    }

    private Task severalChannels(String name, LimitsKeys keys) {
        if (Stream.of(keys.method(), keys.model(), keys.observables(), keys.edges(), keys.bins(), keys.observed())
                .anyMatch(Objects::nonNull)) {
            throw new InvalidInputException(
                    "method, model, observables, edges, bins and observed belong to a channel; write them into %s"
                            .formatted(keys.channels()));
        }
        CombinedLimitsTask.requireNone(toys(keys));
        Path file = context.beside(keys.channels());
        return new CombinedLimitsTask(
                file,
                Channels.read(file),
                keys.label() == null ? name : keys.label(),
                Optional.ofNullable(content.thetaTrue()),
                required("grid", content.grid()),
                statistics(keys),
                posterior(keys),
                files(keys),
                context.seed("limits." + name));
    }

    private Task oneChannel(String name, LimitsKeys keys) {
        return new LimitsTask(
                context.selection(),
                keys.label() == null ? name : keys.label(),
                required("method", keys.method()),
                Optional.ofNullable(content.thetaTrue()),
                Optional.ofNullable(keys.observed()).map(context::beside),
                required("grid", content.grid()),
                required("luminosity", content.luminosity()),
                Optional.ofNullable(keys.model()).map(context::modelFile),
                new HistogramSettings(
                        AnalysisReferences.orEmpty(keys.observables()),
                        AnalysisReferences.orEmpty(keys.edges()),
                        Optional.ofNullable(keys.bins())),
                statistics(keys),
                toys(keys),
                posterior(keys),
                files(keys),
                context.seed("limits." + name));
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

    private static Optional<PosteriorChoice> posterior(LimitsKeys keys) {
        if (!Boolean.TRUE.equals(keys.posterior())) {
            if (keys.prior() != null || keys.steps() != null) {
                throw new InvalidInputException(
                        "prior and steps are of the posterior; ask for it with posterior: true");
            }
            return Optional.empty();
        }
        return Optional.of(new PosteriorChoice(
                Optional.ofNullable(keys.prior()),
                keys.steps() == null ? PosteriorChoice.STEPS : keys.steps(),
                PosteriorChoice.TIME_LIMIT_SECONDS));
    }

    private LimitsFiles files(LimitsKeys keys) {
        return new LimitsFiles(
                Optional.empty(),
                Optional.ofNullable(keys.csv()).map(context::result),
                Optional.ofNullable(keys.hepdata()).map(context::result),
                Optional.empty());
    }

    Task plot(PlotKeys keys) {
        List<Path> results = new ArrayList<>();
        AnalysisReferences.orEmpty(keys.limits()).forEach(l -> results.add(context.resultFile("limits-" + l)));
        AnalysisReferences.orEmpty(keys.fisher()).forEach(f -> results.add(context.resultFile("fisher-" + f)));
        if (keys.model() != null) {
            if (!results.isEmpty()) {
                throw new InvalidInputException(
                        "the learning curves of a model are a figure of their own; show limits and Fisher information in another");
            }
            results.add(context.modelFile(keys.model()));
        }
        var output = new FigureOutput(
                context.result(required("file", keys.file())),
                keys.dpi() == null ? FigureOutput.DOTS_PER_INCH : keys.dpi(),
                Optional.ofNullable(keys.csv()).map(context::result),
                keys.names() == null ? Map.of() : keys.names());
        return new PlotTask(
                results, keys.show() == null ? "contours" : keys.show(), output, Optional.ofNullable(keys.label()));
    }
}
