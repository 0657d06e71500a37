package smi.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.tasks.LimitsTask;

@Command(
        name = "limits",
        description =
                "Expected or observed limits on a grid of parameter points, intervals, toys, coverage, posterior.",
        footer = {
            "",
            "Examples:",
            "  smi limits events.h5 --theta-true sm --grid cWW=-1:1:41,cHW=-1:1:41 --luminosity 300/fb \\",
            "      --method histogram --observable m_ll --edges 100,200,400",
            "  smi limits events.h5 --theta-true sm --grid cWW=-1:1:41,cHW=0 --luminosity 300/fb \\",
            "      --method learned --model alices.smi --json limits.json --plot scan.png",
            "  smi limits events.h5 --observed data.h5 --grid cWW=-1:1:41,cHW=-1:1:41 --luminosity 36.1/fb \\",
            "      --method learned --model alices.smi --calibration toys --intervals profiled --hepdata tables"
        })
final class LimitsCommand implements Callable<Integer> {
    @Mixin
    private EventOptions events;

    @Mixin
    private HistogramOptions histogram;

    @Option(names = "--theta-true", paramLabel = "POINT", description = "The point that expected data follow.")
    private Optional<String> thetaTrue;

    @Option(
            names = "--observed",
            paramLabel = "FILE",
            description = "Observed events, for observed limits: an event file, or CSV with names in its first line.")
    private Optional<Path> observed;

    @Option(
            names = "--grid",
            required = true,
            paramLabel = "GRID",
            description = "name=from:to:points per parameter, last parameter fastest.")
    private String grid;

    @Option(
            names = "--luminosity",
            required = true,
            paramLabel = "L",
            description = "Integrated luminosity with unit, for example 300/fb.")
    private String luminosity;

    @Option(
            names = "--method",
            required = true,
            paramLabel = "METHOD",
            description = "rate, histogram, learned, sally, adaptive-sally or sallino.")
    private String method;

    @Option(names = "--model", paramLabel = "MODEL", description = "The estimator of a learned or SALLY limit.")
    private Optional<Path> model;

    @Option(names = "--label", paramLabel = "TEXT", description = "Name of the limit in figures (default: the method).")
    private Optional<String> label;

    @Mixin
    private LimitsStatisticsOptions statistics;

    @Mixin
    private ToyOptions toys;

    @Mixin
    private PosteriorOptions posterior;

    @Mixin
    private LimitsFileOptions files;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new LimitsTask(
                events.selection(),
                label.orElse(method),
                method,
                thetaTrue,
                observed,
                grid,
                luminosity,
                model,
                histogram.settings(),
                statistics.settings(),
                toys.choice(),
                posterior.choice(),
                files.files(),
                common.seed()));
        return 0;
    }
}
