package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.tasks.FisherTask;

@Command(
        name = "fisher",
        description = "Expected Fisher information.",
        footer = {
            "",
            "Examples:",
            "  smi fisher events.h5 --theta sm --luminosity 300/fb --method truth",
            "  smi fisher events.h5 --theta sm --luminosity 300/fb --method learned --model sally.smi --json fisher.json"
        })
final class FisherCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

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

    @Override
    public Integer call() {
        common.run(new FisherTask(events.selection(), method, thetas, luminosity, model, histogram.settings()));
        return 0;
    }
}
