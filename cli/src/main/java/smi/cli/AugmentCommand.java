package smi.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.augmentation.Partition;
import smi.cli.tasks.AugmentTask;

@Command(
        name = "augment",
        description = "Training and test samples with joint likelihood ratio and joint score.",
        footer = {
            "",
            "Examples:",
            "  smi augment events.h5 --sample local --theta sm -n 100000 -o score.h5",
            "  smi augment events.h5 --sample ratio --theta0 'random:1000:gaussian(0,0.5),gaussian(0,0.5)' --theta1 sm -n 100000 -o ratio.h5",
            "",
            "SPEC: sm, benchmark:sm, benchmarks:sm,w, point:0.1,0, points:FILE.csv, random:1000:flat(-1,1),gaussian(0,0.5)"
        })
final class AugmentCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private EventOptions events;

    @Option(
            names = "--sample",
            required = true,
            paramLabel = "KIND",
            description = "local, ratio, coefficients or plain.")
    private String kind;

    @Option(names = "--theta", paramLabel = "SPEC", description = "Points of a local or plain sample.")
    private Optional<String> theta;

    @Option(names = "--theta0", paramLabel = "SPEC", description = "Numerators of a ratio sample.")
    private Optional<String> theta0;

    @Option(names = "--theta1", paramLabel = "SPEC", description = "Denominators of a ratio sample.")
    private Optional<String> theta1;

    @Option(names = "-n", paramLabel = "N", description = "Number of events in the sample.")
    private Optional<Integer> n;

    @Option(
            names = "--partition",
            paramLabel = "PART",
            defaultValue = "train",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Partition partition;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "SAMPLE.h5",
            description = "The sample to write.")
    private Path output;

    @Override
    public Integer call() {
        common.run(
                new AugmentTask(events.selection(), kind, partition, theta, theta0, theta1, n, common.seed(), output));
        return 0;
    }
}
