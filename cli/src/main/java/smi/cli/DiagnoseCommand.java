package smi.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.augmentation.SamplingFactors;
import smi.cli.tasks.DiagnoseTask;
import smi.cli.tasks.EventSelection;

@Command(
        name = "diagnose",
        description = "Whether a network can be trusted, checked on events that it was not trained on.",
        footer = {
            "",
            "Examples:",
            "  smi diagnose alices.smi --data events.h5 --theta 0.3,-0.2 --theta w",
            "  smi diagnose sally.smi --data events.h5 --gate"
        })
final class DiagnoseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The trained model.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "EVENTS.h5",
            description = "Event files; their test partition is used.")
    private List<String> data;

    @Option(
            names = "--theta",
            paramLabel = "POINT",
            description = "Points at which a ratio is checked; repeatable (default: all benchmarks).")
    private List<String> thetas = List.of();

    @Option(
            names = "--sampling-factors",
            paramLabel = "RULE",
            defaultValue = "mixture",
            description =
                    "How samples generated at several benchmarks are joined: mixture, madminer or closest (default: ${DEFAULT-VALUE}).")
    private String factors;

    @Option(
            names = "--split",
            paramLabel = "VALIDATION,TEST",
            description = "Fractions of the events for validation and testing (default: 0.2,0.2).")
    private String split;

    @Option(names = "--any-partition", description = "Check a model even on events that it was trained on.")
    private boolean anyPartition;

    @Option(names = "--gate", description = "End with exit code 3 if a check fails.")
    private boolean gate;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var events = new EventSelection(
                EventOptions.resolve(data), SamplingFactors.parse(factors), EventOptions.split(split));
        ObjectNode result = common.run(new DiagnoseTask(model, events, thetas, anyPartition));
        return gate && !result.get("passed").asBoolean() ? 3 : 0;
    }
}
