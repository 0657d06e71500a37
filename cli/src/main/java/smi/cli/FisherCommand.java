package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.tasks.FisherTask;
import smi.cli.tasks.KeptParameters;

@Command(
        name = "fisher",
        description = "Expected Fisher information.",
        footer = {
            "",
            "Examples:",
            "  smi fisher events.h5 --theta sm --luminosity 300/fb --method truth",
            "  smi fisher events.h5 --theta sm --luminosity 300/fb --method learned --model sally.smi \\",
            "      --json fisher.json --plot ellipse.png"
        })
final class FisherCommand implements Callable<Integer> {
    @Mixin
    private EventOptions events;

    @Mixin
    private HistogramOptions histogram;

    @Option(names = "--theta", required = true, paramLabel = "POINT", description = "Where; repeatable.")
    private List<String> thetas;

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
            description = "truth, rate, histogram or learned.")
    private String method;

    @Option(names = "--model", paramLabel = "MODEL", description = "The score estimator of a learned information.")
    private Optional<Path> model;

    @Option(
            names = "--project",
            split = ",",
            paramLabel = "NAMES",
            description = "Keep these parameters; the others are known.")
    private List<String> projected = List.of();

    @Option(
            names = "--profile",
            split = ",",
            paramLabel = "NAMES",
            description = "Keep these parameters; the others are fitted, nuisance parameters with their constraints.")
    private List<String> profiled = List.of();

    @Option(
            names = "--plot",
            paramLabel = "FIG",
            description = "Draw the information on two parameters as ellipses, PNG or SVG by the ending.")
    private Optional<Path> plot;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new FisherTask(
                events.selection(),
                method,
                thetas,
                luminosity,
                model,
                histogram.settings(),
                new KeptParameters(projected, profiled),
                plot));
        return 0;
    }
}
