package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.augmentation.Partition;
import smi.cli.tasks.XsecTask;

@Command(
        name = "xsec",
        description = "Cross sections with gradients and errors.",
        footer = {
            "",
            "Examples:",
            "  smi xsec events.h5 --theta sm --theta cWW=0.1,cHW=-0.2",
            "  smi xsec 'events-*.h5' --grid cWW=-1:1:61,cHW=-1:1:61 --plot xsec.png --json xsec.json"
        })
final class XsecCommand implements Callable<Integer> {
    @Mixin
    private EventOptions events;

    @Option(
            names = "--theta",
            paramLabel = "POINT",
            description = "A parameter point or benchmark, or points:FILE.csv; repeatable (default: all benchmarks).")
    private List<String> thetas = List.of();

    @Option(names = "--grid", paramLabel = "GRID", description = "A grid of points, name=from:to:points per parameter.")
    private Optional<String> grid;

    @Option(
            names = "--nu",
            paramLabel = "NAME=VALUE,...",
            description =
                    "Nuisance parameters in standard deviations; those that are not named are 0 (default: all 0, without their gradients).")
    private Optional<String> nu;

    @Option(
            names = "--partition",
            paramLabel = "PART",
            defaultValue = "all",
            description = "train, validation, test or all (default: ${DEFAULT-VALUE}).")
    private String partition;

    @Option(
            names = "--plot",
            paramLabel = "FIG",
            description = "Draw the cross sections on the grid, PNG or SVG by the ending.")
    private Optional<Path> plot;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new XsecTask(events.selection(), Partition.parse(partition), thetas, grid, nu, plot));
        return 0;
    }
}
