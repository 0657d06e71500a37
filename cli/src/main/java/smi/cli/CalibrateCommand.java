package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.augmentation.Partition;
import smi.cli.tasks.CalibrateTask;
import smi.cli.tasks.DiagnoseSettings;

@Command(
        name = "calibrate",
        description = "Correct the ratio of a model on events that it was not trained on.",
        footer = {
            "",
            "Examples:",
            "  smi calibrate carl.smi --data events.h5 --method isotonic -o calibrated.smi",
            "  smi calibrate carl.smi --data events.h5 --method affine --theta 0.3,-0.2 --theta w -o calibrated.smi"
        })
final class CalibrateCommand implements Callable<Integer> {
    /** A correction needs more events than a diagnosis. */
    private static final int EVENTS = 50_000;

    @Parameters(paramLabel = "MODEL", description = "The trained model of a likelihood ratio.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "EVENTS.h5",
            description = "Event files, or a ratio sample.")
    private List<String> data;

    @Option(
            names = "--partition",
            paramLabel = "PART",
            defaultValue = "validation",
            description =
                    "Which of the events: train, validation, test or all (default: ${DEFAULT-VALUE}, so that test events stay unseen).")
    private String partition;

    @Option(
            names = "--method",
            required = true,
            paramLabel = "METHOD",
            description =
                    "affine: slope and offset of log r; histogram: its value in bins; isotonic: the best rising function.")
    private String method;

    @Option(
            names = "--theta",
            paramLabel = "POINT",
            description =
                    "Points to learn from; repeatable (default: all over the range that the model was trained in).")
    private List<String> thetas = List.of();

    @Option(names = "--grid", paramLabel = "GRID", description = "A grid of such points, name=from:to:points,...")
    private String grid;

    @Option(
            names = "--at-each-point",
            description = "A correction at each of the points, averaged in between, instead of one for all.")
    private boolean atEachPoint;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL2",
            description = "The calibrated model.")
    private Path output;

    @Mixin
    private WeightingOptions weighting;

    @Option(names = "--any-partition", description = "Use even events that the model was trained on.")
    private boolean anyPartition;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var settings = new DiagnoseSettings(
                thetas, Optional.ofNullable(grid), Optional.empty(), Optional.empty(), Optional.empty(), EVENTS);
        common.run(new CalibrateTask(
                model,
                weighting.selection(data),
                Partition.parse(partition),
                anyPartition,
                method,
                atEachPoint,
                settings,
                output));
        return 0;
    }
}
