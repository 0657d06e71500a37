package smi.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.DiagnoseSettings;
import smi.cli.tasks.DiagnoseTask;
import smi.diagnostics.DiagnosisSettings;

@Command(
        name = "diagnose",
        description = "Whether a network can be trusted, checked on events that it was not trained on.",
        footer = {
            "",
            "Examples:",
            "  smi diagnose alices.smi --data events.h5 --luminosity 3/fb --report alices.html",
            "  smi diagnose sally.smi --data events.h5 --gate"
        })
final class DiagnoseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The trained model.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "TEST.h5",
            description = "Event files, whose test partition is used, or a ratio or local sample.")
    private List<String> data;

    @Option(
            names = "--theta",
            paramLabel = "POINT",
            description =
                    "Points at which a ratio is checked; repeatable (default: all over the range that it was trained in).")
    private List<String> thetas = List.of();

    @Option(names = "--grid", paramLabel = "GRID", description = "A grid of such points, name=from:to:points,...")
    private String grid;

    @Option(
            names = "--theta-true",
            paramLabel = "POINT",
            description = "The point whose best fit and score are checked (default: the model's reference point).")
    private String thetaTrue;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "The number of events that the model shall be used with: deviations that so many cannot feel are allowed (default: 1000).")
    private Double events;

    @Option(
            names = "--luminosity",
            paramLabel = "L",
            description = "The same as an integrated luminosity with its unit, e.g. 3/fb.")
    private String luminosity;

    @Option(
            names = "--test-events",
            paramLabel = "N",
            description = "Use at most so many test events (default: ${DEFAULT-VALUE}).")
    private int testEvents = DiagnosisSettings.USUAL_TEST_EVENTS;

    @Option(names = "--report", paramLabel = "FILE", description = "A page of plots: .html, .png or .svg.")
    private Path report;

    @Mixin
    private WeightingOptions weighting;

    @Option(names = "--any-partition", description = "Check a model even on events that it was trained on.")
    private boolean anyPartition;

    @Option(names = "--gate", description = "End with exit code 3 if a check fails.")
    private boolean gate;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var settings = new DiagnoseSettings(
                thetas,
                Optional.ofNullable(grid),
                Optional.ofNullable(thetaTrue),
                Optional.ofNullable(events),
                Optional.ofNullable(luminosity),
                testEvents);
        ObjectNode result = common.run(new DiagnoseTask(
                model, weighting.selection(data), anyPartition, settings, Optional.ofNullable(report), common.seed()));
        return gate && !result.get("passed").asBoolean() ? 3 : 0;
    }
}
