package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.tasks.LimitsTask;
import smi.cli.tasks.PlotTask;
import smi.morphing.InvalidInputException;

@Command(
        name = "limits",
        description = "Expected limits on a grid of parameter points.",
        footer = {
            "",
            "Examples:",
            "  smi limits events.h5 --theta-true sm --grid cWW=-1:1:41,cHW=-1:1:41 --luminosity 300/fb --method rate",
            "  smi limits events.h5 --theta-true sm --grid cWW=-1:1:41,cHW=-1:1:41 --luminosity 300/fb --method learned"
                    + " --model alices.smi --json limits.json --plot contours.png"
        })
final class LimitsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private EventOptions events;

    @Mixin
    private HistogramOptions histogram;

    @Option(
            names = "--theta-true",
            required = true,
            paramLabel = "POINT",
            description = "The point that the expected data follow.")
    private String thetaTrue;

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
            description = "rate, histogram, learned, sally or adaptive-sally.")
    private String method;

    @Option(names = "--model", paramLabel = "MODEL", description = "The estimator of a learned or SALLY limit.")
    private Optional<Path> model;

    @Option(names = "--label", paramLabel = "TEXT", description = "Name of the limit in figures (default: the method).")
    private Optional<String> label;

    @Option(
            names = "--plot",
            paramLabel = "FIG",
            description = "Draw the contours, PNG or SVG by the ending; needs --json.")
    private Optional<Path> plot;

    @Override
    public Integer call() {
        if (plot.isPresent()
                && (common.json() == null || common.json().toString().equals("-"))) {
            throw new InvalidInputException("--plot draws the result file; give --json FILE, too");
        }
        common.run(new LimitsTask(
                events.selection(),
                label.orElse(method),
                method,
                thetaTrue,
                grid,
                luminosity,
                model,
                histogram.settings()));
        plot.ifPresent(figure -> common.runAlso(new PlotTask(List.of(common.json()), figure, Optional.empty())));
        return 0;
    }
}
